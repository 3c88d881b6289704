"""Counts of which one contains the other: the rest is a group of people like any other."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from indicators.catalogue import load_catalogue
from indicators.disclosure.counts.linked import link, small_cells
from indicators.disclosure.counts.nesting import sums_of_nested
from indicators.disclosure.counts.places import Cell, Place
from indicators.disclosure.primary import disclosure_rules
from indicators.release.protection import protect_figures
from tests.disclosure.counts import by_origin, figures, observed
from tests.disclosure.families import SEED
from tests.disclosure.independent_attacker import width_up_to

CATALOGUE, RULES = load_catalogue(), disclosure_rules()
CORE = {"scope": "core_administration"}
WHOLE = {"scope": "administration"}
WIDEST = {"scope": "administration_with_enterprises"}
CONTRACT = {"scope": "contract_staff"}
CIVIL = {"scope": "civil_servants"}
ELSEWHERE = {"source_title": "Zeitung", "reference_date": "2024-06-30"}


def delivered(*groups, series="staff_migration_share", quantity="staff"):
    """Observations and shares: of each group those having, all, and what delimits it."""
    rows, shown = [], []
    for having, everyone, how in groups:
        how = {"quantity": quantity} | how
        rows += by_origin(having, everyone - having, **how)
        shown.append({"series": series, "numerator": having, "denominator": everyone} | how)
    return observed(*rows), figures(*({k: v for k, v in row.items() if k != "quantity"}
                                      for row in shown))  # fmt: skip


def hidden(observation, shown):
    found = protect_figures(shown, observation, CATALOGUE, RULES, secret=SEED)
    return list(found["status"] == "hidden")


def readable(cells):
    return {
        " = ".join([word(entry.total), " + ".join(map(word, entry.parts))])
        for entry in sums_of_nested(cells, CATALOGUE)
    }


def word(cell):
    codes = dict(cell.codes)
    without = codes.pop("without", None)
    plain = f"{cell.persons} {' '.join(codes.values()) or cell.quantity}"
    return f"{plain} not {without}" if without else plain


def cell(persons, quantity="staff", codes=(("migration_history", "with"),), **how):
    place: dict[str, Any] = {
        "area": "05117", "year": 2024, "reference_date": "2024-12-31",
        "concept": "migration_background", "method": "hr_master_data",
        "scope": "core_administration", "base": "", "source_title": "Personalamt",
    } | how  # fmt: skip
    return Cell(Place(**place), quantity, tuple(sorted(codes)), persons)


def foreigners(persons, **how):
    return cell(persons, codes=(("nationality", "foreign"),), concept="foreign_nationality", **how)


# --- what the attackers found -------------------------------------------------------------

EXAMPLES = {
    "core 120 of 800, with enterprises 121 of 830": ((120, 800, CORE), (121, 830, WIDEST)),
    "whole 61 of 401, contract staff 60 of 350": ((60, 350, CONTRACT), (61, 401, WHOLE)),
    "other sources and days": ((120, 800, CORE | ELSEWHERE), (121, 830, WIDEST)),
    "those without: 29 of 30 have": ((120, 800, CORE), (149, 830, WIDEST)),
}


def width_of_rest(part, whole, is_hidden):
    """How far apart what the rest can be lies for a reader who knows all sizes."""
    (having, everyone, _), (more, wider, _) = part, whole
    counts = {
        "part": having, "others": everyone - having, "part all": everyone,
        "whole": more, "whole others": wider - more, "whole all": wider,
        "rest": more - having, "rest others": wider - more - everyone + having,
        "rest all": wider - everyone,
    }  # fmt: skip
    relations = [
        ("part all", ["part", "others"]),
        ("whole all", ["whole", "whole others"]),
        ("rest all", ["rest", "rest others"]),
        ("whole", ["part", "rest"]),
        ("whole others", ["others", "rest others"]),
        ("whole all", ["part all", "rest all"]),
    ]
    closed = {"rest", "rest others"}
    closed |= {"part", "others"} if is_hidden[0] else set()
    closed |= {"whole", "whole others"} if is_hidden[1] else set()
    return width_up_to(counts, relations, closed, "rest", RULES.required_width)


@pytest.mark.parametrize("name", EXAMPLES)
def test_of_two_nested_shares_with_a_small_rest_one_is_hidden(name):
    part, whole = EXAMPLES[name]

    assert width_of_rest(part, whole, [False, False]) == 0
    found = hidden(*delivered(part, whole))
    assert sum(found) == 1
    assert width_of_rest(part, whole, found) >= RULES.required_width


def test_nested_shares_with_a_rest_that_is_large_enough_are_both_shown():
    assert hidden(*delivered((120, 800, CORE), (130, 830, WIDEST))) == [False, False]


def test_a_rest_in_a_group_too_small_for_a_share_is_protected_too():
    # 8 of 15 work in the enterprises and have a migration history: no share is shown of 15.
    assert sum(hidden(*delivered((120, 800, CORE), (128, 815, WIDEST)))) == 1


def test_where_the_wider_group_has_nobody_more_nobodys_origin_shows():
    assert hidden(*delivered((120, 800, CORE), (120, 800, WIDEST))) == [False, False]


def test_where_nobody_of_the_rest_has_a_migration_history_that_shows():
    assert sum(hidden(*delivered((120, 800, CORE), (120, 830, WIDEST)))) == 1


def test_cohorts_of_trainees_are_not_told_from_each_other():
    older = {"series": "trainee_migration_share", "numerator": 10, "denominator": 60}
    first_year = {"series": "trainee_intake_migration_share", "numerator": 8, "denominator": 25}
    observation = observed(
        *by_origin(10, 50, quantity="trainees"), *by_origin(8, 17, quantity="trainee_intake")
    )

    assert sum(hidden(observation, figures(older, first_year))) == 1


def test_germans_with_a_migration_background_are_not_told_from_foreigners():
    how = {"method": "hr_master_data"}
    passports = how | {"concept": "foreign_nationality"}
    observation = observed(
        *by_origin(60, 740, **how),
        {"breakdown": "nationality=foreign", "value": 58} | passports,
        {"breakdown": "nationality=german", "value": 742} | passports,
    )
    background = {"numerator": 60, "denominator": 800} | how
    foreign = {"series": "staff_foreign_share", "numerator": 58, "denominator": 800} | passports

    assert sum(hidden(observation, figures(background, foreign))) == 1


# --- which counts are linked --------------------------------------------------------------


def test_the_rest_is_what_the_wider_scope_adds():
    assert readable([cell(120), cell(121, **WIDEST)]) == {
        "121 with = 120 with + 1 with not core_administration"
    }


def test_of_three_scopes_within_each_other_each_pair_leaves_a_rest():
    assert readable([cell(60), cell(62, **WHOLE), cell(65, **WIDEST)]) == {
        "62 with = 60 with + 2 with not core_administration",
        "65 with = 60 with + 5 with not core_administration",
        "65 with = 62 with + 3 with not administration",
    }


def test_parts_that_exclude_each_other_leave_a_common_rest():
    # Neither 51 nor 52 is small, but two are neither.
    both = "2 with not civil_servants and contract_staff"
    found = readable([cell(101, **WHOLE), cell(50, **CIVIL), cell(49, **CONTRACT)])

    assert found == {
        "101 with = 50 with + 51 with not civil_servants",
        "101 with = 49 with + 52 with not contract_staff",
        f"101 with = 50 with + 49 with + {both}",
    }


def test_parts_that_overlap_leave_a_rest_each():
    found = readable([cell(101, **WHOLE), cell(70, **CONTRACT), cell(60, scope="fire_service")])

    assert found == {
        "101 with = 70 with + 31 with not contract_staff",
        "101 with = 60 with + 41 with not fire_service",
    }


def test_two_rests_of_the_same_size_stay_two_groups():
    sums = list(
        sums_of_nested(
            [cell(101, **WHOLE), cell(60, **CONTRACT), cell(60, scope="fire_service")], CATALOGUE
        )
    )

    assert len({entry.parts[-1] for entry in sums}) == 2
    assert {entry.parts[-1].persons for entry in sums} == {41}


def test_a_smaller_count_of_a_wider_group_contradicts_and_is_no_sum():
    assert readable([cell(120), cell(119, **WIDEST)]) == set()


def test_other_years_areas_and_surveys_are_no_part():
    whole = cell(121, **WIDEST)
    others = [cell(120, year=2023), cell(120, area="05913"), cell(120, method="staff_survey")]

    assert readable([whole, *others]) == set()


def test_a_method_that_is_not_stated_may_be_the_same():
    assert readable([cell(120, method="not_stated"), cell(121, **WIDEST)]) == {
        "121 with = 120 with + 1 with not core_administration not_stated"
    }


def test_counts_of_the_same_day_are_taken_together_where_there_are_several():
    summer = {"reference_date": "2024-06-30"}
    found = readable([cell(118, **summer), cell(119, **WIDEST, **summer), cell(125, **WIDEST)])

    assert found == {"119 with = 118 with + 1 with not core_administration"}


def test_a_count_without_a_day_may_be_of_any_day():
    found = readable(
        [cell(118, reference_date=""), cell(119, **WIDEST, reference_date=""), cell(125, **WIDEST)]
    )

    assert found == {
        "119 with = 118 with + 1 with not core_administration",
        "125 with = 118 with + 7 with not core_administration",
    }


def test_a_scope_and_a_breakdown_that_show_the_same_people_are_one_number():
    in_breakdown = cell(
        60, codes=(("migration_history", "with"), ("status", "contract_staff")), **WHOLE
    )

    assert readable([cell(60, **CONTRACT), in_breakdown]) == {"60 with contract_staff = 60 with"}


def test_foreigners_are_part_of_those_with_a_migration_background():
    assert readable([foreigners(58), cell(60)]) == {
        "60 with = 58 foreign + 2 with german not foreign_nationality"
    }


def test_those_without_a_migration_background_are_part_of_the_germans():
    germans = cell(743, codes=(("nationality", "german"),), concept="foreign_nationality")
    without = cell(740, codes=(("migration_history", "without"),))

    assert readable([germans, without]) == {
        "743 german = 740 without + 3 with+unknown german not migration_background"
    }


def test_concepts_that_overlap_are_not_linked():
    other = cell(58, concept="einwanderungsgeschichte_destatis_2023")

    assert readable([other, cell(60)]) == set()


def test_two_concepts_make_up_a_third_without_a_rest():
    found = readable(
        [
            foreigners(30),
            cell(12, concept="second_nationality"),
            cell(42, concept="foreign_or_second_nationality"),
        ]
    )

    assert "42 with = 30 foreign + 12 with" in found


def test_those_whom_neither_of_two_concepts_counts_are_no_sum():
    # Nobody has a foreign passport, second or first: all 800 lack both.
    codes = (("migration_history", "without"),)
    others = ["second_nationality", "foreign_or_second_nationality"]
    germans = cell(0, codes=(("nationality", "german"),), concept="foreign_nationality")
    found = readable([germans, *(cell(800, codes=codes, concept=name) for name in others)])

    assert "800 without = 0 german + 800 without" not in found


@pytest.mark.parametrize(
    ("part", "whole"),
    [
        ("leaders", "staff"),
        ("trainees", "staff"),
        ("trainee_intake", "trainees"),
        ("offers", "applicants"),
        ("trainees_taken_over", "trainees_completed"),
    ],
)
def test_a_base_figure_within_another_leaves_a_rest(part, whole):
    assert readable([cell(10, part), cell(12, whole)]) == {f"12 with = 10 with + 2 with not {part}"}


def test_where_a_count_lies_between_two_sums_say_it():
    lower = (("grade", "lower_service"), ("migration_history", "with"))
    found = readable([cell(50, codes=lower), cell(60), cell(62, **WIDEST)])

    assert found == {"62 with = 60 with + 2 with not core_administration"}


def test_a_count_of_another_day_that_contradicts_is_no_step_between():
    lower = (("grade", "lower_service"), ("migration_history", "with"))
    summer = {"reference_date": "2024-06-30"}
    widest = cell(62, **WIDEST, **summer)
    found = readable([cell(60, codes=lower, **summer), cell(59, **summer), cell(61), widest])

    assert (
        "62 with = 60 lower_service with + 2 with not core_administration grade=lower_service"
        in found
    )


def test_where_none_lies_between_the_difference_is_one_of_both():
    lower = (("grade", "lower_service"), ("migration_history", "with"))

    assert readable([cell(60, codes=lower), cell(62, **WIDEST)]) == {
        "62 with = 60 lower_service with + 2 with not core_administration grade=lower_service"
    }


def test_sizes_alone_are_not_linked():
    assert readable([cell(800, codes=()), cell(830, codes=(), **WIDEST)]) == set()


def test_a_rest_is_small_like_any_other_group_and_so_are_its_others():
    observation, shown = delivered((120, 800, CORE), (121, 830, WIDEST))

    small = small_cells(link(shown, observation, CATALOGUE), CATALOGUE, RULES)

    assert {word(entry) for entry in small} == {"1 with not core_administration"}


COUNTS = st.lists(
    st.builds(
        cell,
        st.integers(0, 60),
        st.sampled_from(["staff", "trainees", "trainee_intake", "leaders", "new_hires"]),
        st.sampled_from([(("migration_history", code),) for code in ("with", "without")]),
        scope=st.sampled_from([entry.code for entry in CATALOGUE.scopes]),
        concept=st.sampled_from([entry.code for entry in CATALOGUE.concepts]),
        source_title=st.sampled_from(["Personalamt", "Zeitung"]),
    ),
    max_size=12,
)


@given(COUNTS)
def test_whatever_is_delivered_every_sum_adds_up_and_no_rest_is_negative(cells):
    for total, parts in sums_of_nested(cells, CATALOGUE):
        assert sum(part.persons for part in parts) == total.persons
        assert all(part.persons >= 0 for part in parts)
        assert total not in parts


# --- a whole administration, attacked as one ------------------------------------------------

MADE_OF = {
    "contract_staff": ["contract"],
    "civil_servants": ["civil"],
    "core_administration": ["contract", "civil", "others"],
    "administration": ["contract", "civil", "others", "theatre"],
    "administration_with_enterprises": ["contract", "civil", "others", "theatre", "works"],
}
ATOMS = MADE_OF["administration_with_enterprises"]
PEOPLE = st.tuples(st.integers(0, 12), st.integers(12, 60))
CITIES = st.tuples(
    st.fixed_dictionaries(dict.fromkeys(ATOMS, PEOPLE)),
    st.sets(st.sampled_from(list(MADE_OF)), min_size=2),
)


def attacked(people, scopes, open_scopes):
    """Counts, relations and hidden cells as one who knows the city's structure has them."""
    relations: list[Any] = []
    counts: dict[tuple[str, int | str], int] = {}
    closed: set[tuple[str, int]] = set()

    def stands_for(name, atoms, is_open):
        for side in (0, 1):
            relations.append(((name, side), [(atom, side) for atom in atoms]))
            counts[name, side] = sum(people[atom][side] for atom in atoms)
            closed.update([] if is_open else [(name, side)])
        relations.append(((name, "all"), [(name, 0), (name, 1)]))
        counts[name, "all"] = counts[name, 0] + counts[name, 1]

    for atom in ATOMS:
        counts |= {(atom, side): people[atom][side] for side in (0, 1)}
        closed |= {(atom, side) for side in (0, 1)}
    for scope in sorted(scopes):
        stands_for(scope, MADE_OF[scope], scope in open_scopes)
        both = [atom for atom in MADE_OF[scope] if atom not in ("contract", "civil")]
        if both and {"contract_staff", "civil_servants"} < scopes:
            stands_for(f"{scope} without both", both, is_open=False)
        for other in sorted(scopes):
            rest = [atom for atom in MADE_OF[other] if atom not in MADE_OF[scope]]
            if rest and set(MADE_OF[scope]) < set(MADE_OF[other]):
                stands_for(f"{other} without {scope}", rest, is_open=False)
    return counts, relations, closed


@pytest.mark.slow
@settings(max_examples=60)
@given(CITIES)
def test_no_small_rest_can_be_worked_out_from_the_shares_of_nested_scopes(city):
    people, scopes = city
    groups = [
        (sum(people[atom][0] for atom in MADE_OF[scope]),
         sum(sum(people[atom]) for atom in MADE_OF[scope]), {"scope": scope})
        for scope in sorted(scopes)
    ]  # fmt: skip

    is_hidden = hidden(*delivered(*groups))

    open_scopes = {how["scope"] for (*_, how), no in zip(groups, is_hidden, strict=True) if not no}
    counts, relations, closed = attacked(people, scopes, open_scopes)
    for name, side in sorted(counts, key=str):
        if side != "all" and name not in ATOMS and counts[name, side] < RULES.minimum_cases:
            width = width_up_to(counts, relations, closed, (name, side), RULES.required_width)
            assert width >= RULES.required_width, (name, side, sorted(open_scopes))
