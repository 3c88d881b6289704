"""Verdicts on the pages: a refusal that explains itself, and verdicts of the demonstration."""

import pytest

from tests.dashboard.pages import open_page, text_of


def words(page):
    return text_of(page).replace("\u00a0", " ")


def expanders(page):
    return page.folds


@pytest.fixture
def real(real_data, use_data):
    use_data(real_data)


@pytest.fixture
def demo(demo_data, use_data):
    use_data(demo_data, is_demonstration=True)


def test_the_trainees_of_muelheim_are_refused_with_the_reason_and_what_is_needed(real):
    page = open_page("city", stadt="05117", anteil="trainee_migration_share")

    assert "○ nicht bewertbar: weniger als vier vergleichbare Werte" in words(page)
    assert "Es liegen 3 Werte vor" in words(page)
    assert "2017: 17 % (7 von 42; Bereich 8 bis 31 %)" in words(page)
    assert "2019: 29 % (10 von 34; Bereich 17 bis 46 %)" in words(page)
    assert "2021: 34 % (20 von 59; Bereich 23 bis 47 %)" in words(page)
    assert (
        "**Was nötig wäre:** Mindestens eine weitere Erhebung mit derselben Abgrenzung und zu "
        "jedem der vier Werte ein vergleichbarer Bevölkerungsanteil."
    ) in words(page)


def test_the_staff_of_herne_stand_beside_the_population_of_herne(real):
    page = open_page("city", stadt="05916")

    assert (
        "2021: 3,1 % (94 von 3.001); Bevölkerung 22,6 % (31. Dezember 2021, vorläufig); "
        "Abstand 19,5 Prozentpunkte"
    ) in words(page)
    assert "**Was nötig wäre:** Mindestens drei weitere Erhebungen" in words(page)


def test_sources_in_tables_are_links_by_their_title(real):
    page = open_page("city", stadt="05916")
    cells = "\n".join(table.value.to_csv() for table in page.table)

    assert "[WAZ 2021](https://" in cells
    assert "via GERDA](https://github.com/hhilbig/gerda)" in cells
    assert "R-Paket" not in cells
    assert " (https://" not in cells


def test_the_values_under_the_refusal_stand_there_with_their_intervals(real):
    page = open_page("city", stadt="05117", anteil="trainee_migration_share")

    assert "So kommt die Bewertung zustande" in expanders(page)
    assert "Was jede Grundlage sagen würde" in expanders(page)
    for interval in ("8 bis 31", "17 bis 46", "23 bis 47"):
        assert interval in words(page)


def test_the_refusal_can_be_read_in_plain_german_and_the_address_keeps_it(real):
    page = open_page("city", stadt="05117", sprachform="einfach")

    assert page.toggle[0].value
    assert "Eine Bewertung ist nicht möglich." in words(page)
    assert "Man braucht Zahlen aus vier Jahren." in words(page)

    page.toggle[0].set_value(False).run()

    assert "sprachform" not in page.query_params
    assert "Eine Bewertung ist nicht möglich." not in words(page)


def test_there_is_no_plain_english(real):
    page = open_page("city", stadt="05117", sprachform="einfach", sprache="en")

    assert not page.toggle
    assert "not assessable: fewer than four comparable values" in words(page)


def test_the_first_page_says_that_no_city_has_four_comparable_values(real):
    page = open_page("overview")

    assert "Für keines der 99 Paare" in words(page)
    assert "Keine Stadt hat vier vergleichbare Werte" in words(page)


def test_the_comparison_lists_the_cities_by_name_and_names_no_last_place(real):
    page = open_page("comparison", reihe="staff_migration_share")

    table = next(t.value for t in page.table if "nicht bewertbar" in t.value.to_csv())
    assert list(table.index) == sorted(table.index)
    assert len(table) == 9
    assert "Bei keiner Stadt ist gesichert, dass der Abstand kleiner wurde." in words(page)


def test_the_indicator_page_shows_the_verdict_of_the_chosen_city(real):
    page = open_page("indicator", indikator="staff_foreign_share", gebiet="05916")

    assert "Herne, Anteil der Beschäftigten ohne deutsche Staatsangehörigkeit" in words(page)
    assert "○ nicht bewertbar" in words(page)


@pytest.mark.parametrize(
    ("area", "expected"),
    [
        ("X01", "→← Abstand wird kleiner"),
        ("X02", "←→ Abstand wird größer"),
        ("X03", "≡ Parität erreicht"),
        ("X08", "± Richtung unklar"),
        ("X04", "○ nicht bewertbar: Bruch in der Zeitreihe"),
        ("X06", "○ nicht bewertbar: Beteiligung zu gering"),
        ("X07", "○ nicht bewertbar: nur geschätzt"),
    ],
)
def test_the_demonstration_shows_every_kind_of_verdict(area, expected, demo):
    page = open_page("city", stadt=area, anteil="staff_migration_share")

    assert not page.exception
    assert expected in words(page)


def test_a_target_year_is_an_assumption_with_a_symbol_and_its_word(demo):
    page = open_page("city", stadt="X01", anteil="staff_migration_share", zieljahr="2031")

    assert "Annahme: Zieljahr 2031." in words(page)
    assert any("☁ " in m.value or "⛅ " in m.value for m in page.markdown)


def test_beside_the_symbol_stands_that_it_does_not_look_at_uncertainty(demo):
    address = {"stadt": "X08", "anteil": "staff_migration_share", "zieljahr": "2060"}

    german = words(open_page("city", **address))
    assert "± Richtung unklar" in german
    assert "Die Unsicherheit der Werte beachtet es nicht. Die Bewertung lautet „Richtung" in german
    english = words(open_page("city", **address, sprache="en"))
    assert "It takes no account of the uncertainty of the values. The verdict is “" in english
    plain = words(open_page("city", **address, sprachform="einfach"))
    assert "Das Zeichen schaut nur auf das Tempo." in plain
    assert "Die Unsicherheit der Werte beachtet es nicht" not in plain


def test_who_moved_is_told_with_linked_measures(demo):
    page = open_page("comparison", reihe="staff_migration_share")

    assert "**Brahmstadt**, deutlich: Im Jahr 2013 betrug der Abstand" in words(page)
    assert any(label.startswith("Brahmstadt: gemeldete Maßnahmen") for label in expanders(page))


def test_the_path_starts_from_the_figures_of_the_city_or_from_assumptions(demo):
    page = open_page("parity_path", stadt="X01")

    assert "Szenario, keine Vorhersage." in words(page)
    assert "Vorgabe 28,3 %: Anteil der Beschäftigten mit Zuwanderungsgeschichte" in words(page)
    assert "Vorgabe 37 %: Bevölkerung im erwerbsfähigen Alter" in words(page)
    assert "Vorgabe 6 %: **geliefert** von der Stadt, Mittel aus 10 Jahren" in words(page)
    assert len(page.select_slider) == 6
    assert "Vorgabe 4 %: **Annahme**" in words(open_page("parity_path", stadt="X02"))


def test_the_settings_of_the_path_stand_in_the_address(real):
    address = {"stadt": "05117", "personal": "10", "neue": "34", "fluktuation": "4"}
    page = open_page("parity_path", **address, bevoelkerung="30", trend="0", zieljahr="2046")

    assert "**29 bis 89 Jahren**" in words(page)
    assert "mindestens **45,9 %**" in words(page)

    page.select_slider[0].set_value(50.0).run()

    assert page.query_params["neue"] in ("50", ["50"])
    assert not page.exception


@pytest.mark.parametrize("value", ["", "nan", "inf", "-3", "999", "zehn", "10,55", "1e400"])
def test_a_number_that_makes_no_sense_gives_way_to_the_default(value, demo):
    page = open_page("parity_path", stadt="X01", personal=value, zieljahr=value)

    assert not page.exception
    assert page.select_slider[0].value == 28.3
    assert page.select_slider[5].value == 2040


@pytest.mark.parametrize("written", ["28.1", "28,1"])
def test_a_slider_takes_the_comma_in_an_address_as_a_typed_field_does(written, demo):
    page = open_page("parity_path", stadt="X01", personal=written)

    assert page.select_slider[0].value == 28.1
    assert "gibt es hier nicht" not in words(page)


def test_no_line_is_drawn_for_a_city_without_a_start_value(real):
    page = open_page("parity_path", stadt="05117")

    assert not page.exception
    assert not page.get("plotly_chart")
    assert "**Keine Linie ohne Startwert.** Für Mülheim an der Ruhr fehlt „Startwert:" in words(
        page
    )
    before, example = words(page).replace("\u00a0", " ").split("Rechenbeispiel mit runden Zahlen")
    assert "10 %" not in before
    assert example.startswith(", die zu keiner Stadt gehören: Mit 10 %")


def test_a_typed_start_value_stands_in_the_address_and_is_called_ones_own(real):
    page = open_page("parity_path", stadt="05117")
    page.text_input[0].set_value("12,5").run()

    assert page.query_params["personal"] in ("12,5", ["12,5"])
    assert len(page.get("plotly_chart")) == 1
    text = words(page).replace("\u00a0", " ")
    assert "**Ihre eigene Annahme**: 12,5 %. Es ist kein Wert der Stadt" in text


@pytest.mark.parametrize("typed", ["zehn", "-3", "999", "10,55", "1e1", "<b>x</b>", "nan"])
def test_rubbish_as_a_start_value_gets_a_sentence_and_no_line(typed, real):
    page = open_page("parity_path", stadt="05117", personal=typed)

    assert not page.exception
    assert not page.get("plotly_chart")
    assert [error.value for error in page.error] == [
        "„Startwert: Beschäftigte mit Zuwanderungsgeschichte“: Die Angabe ist kein Anteil, mit dem "
        "sich rechnen lässt. Erlaubt ist eine Zahl von 0 bis 60 mit höchstens einer Stelle nach "
        "dem Komma, zum Beispiel 12,5."
    ]


def test_rubbish_as_a_start_value_gets_an_english_sentence(real):
    page = open_page("parity_path", stadt="05117", personal="ten", sprache="en")

    assert "Allowed is a number from 0 to 60 with at most one decimal" in page.error[0].value


def test_city_and_path_reconcile_the_three_answers_in_one_sentence(demo):
    for name in ("city", "parity_path"):
        page = open_page(name, stadt="X01", anteil="staff_migration_share")
        text = words(page)
        assert not page.exception
        assert text.count("Warum die Antworten verschieden sind") == 1
        assert "ergibt 7 bis 56 Jahre von 2025 an" in text
        assert "sieht Ende 2040 keinen Abstand" in text


def test_the_sentence_follows_the_settings_and_the_language(demo):
    page = open_page("parity_path", stadt="X01", trend="0", neue="60", sprache="en")

    assert "what would follow from 60 % among new staff" in words(page)
    plain = words(open_page("parity_path", stadt="X01", sprachform="einfach"))
    assert "Hier stehen verschiedene Rechnungen." in plain
    assert "Warum die Antworten" not in plain


def test_restoring_the_defaults_takes_every_setting_out_of_the_address(demo):
    page = open_page("parity_path", stadt="X01", personal="12.5", neue="60", zieljahr="2050")
    page.button[0].click().run()

    assert not page.exception
    assert set(page.query_params) == {"stadt"}
    assert "Ihre eigene Annahme**" not in words(page)


def test_a_start_value_typed_for_one_city_does_not_pass_to_the_next(real):
    page = open_page("parity_path", stadt="05117", personal="12,5", neue="40")
    assert len(page.get("plotly_chart")) == 1

    page.selectbox[0].set_value("05113").run()

    assert not page.exception
    assert not page.get("plotly_chart")
    assert "personal" not in page.query_params
    assert page.query_params["neue"] in ("40", ["40"])

    # As Back does: the address names city and value together.
    page.query_params["stadt"], page.query_params["personal"] = "05117", "12,5"
    page.run()
    assert len(page.get("plotly_chart")) == 1


@pytest.mark.parametrize("which", ["real", "demo"])
@pytest.mark.parametrize(
    "name", ["staff_migration_share", "trainee_migration_share", "new_hire_migration_share"]
)
def test_one_choice_holds_for_every_block_of_the_comparison(which, name, request):
    release = request.getfixturevalue(f"{which}_release")
    request.getfixturevalue(which)
    title = release.catalogue.series(name).title.de

    page = open_page("comparison", reihe=name)

    assert [box.label for box in page.selectbox] == ["Indikator oder Bezugsgröße"]
    assert f"Bewertung je Stadt: {title}" in [header.value for header in page.header]


def test_a_reference_series_leads_to_the_shares_measured_by_it_instead_of_showing_another(real):
    page = open_page("comparison", reihe="population_migration_share")
    said = words(page)

    assert "Bewertung je Stadt" not in said
    assert "vergleich?reihe=staff_migration_share" in said
