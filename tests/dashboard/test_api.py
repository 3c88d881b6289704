"""The read-only interface as programs see it: rows, filters, pages, marks, problems."""

import csv
import gzip
import io
import json
import re

import pytest

from dashboard.serving.strict_policy import strict_policy
from tests.dashboard.asking import ask

FIGURES = "/api/v1/figures"
CSV = (b"accept", b"text/csv")
ENGLISH = (b"accept-language", b"en-GB, de;q=0.5")


def read(programs, path, query=b"", *headers):
    status, heads, body = ask(programs, path, query, *headers)
    assert (status, dict(heads)["content-type"]) == (200, "application/json; charset=utf-8")
    return json.loads(body)


def refused(programs, path, query=b"", *headers, method="GET"):
    """Status and sentence of a problem."""
    status, heads, body = ask(programs, path, query, *headers, method=method)
    assert dict(heads)["content-type"] == "application/problem+json"
    told = json.loads(body)
    assert set(told) == {"type", "title", "status", "detail"}
    assert told["status"] == status
    return status, told["detail"]


def test_figures_of_a_city_and_its_years_and_no_others(programs, real_release):
    found = read(programs, FIGURES, b"city=05117&from=2015&to=2020&limit=1000")
    own = real_release.figures(area="05117")
    expected = own[own["year"].between(2015, 2020)]

    assert found["release"] == real_release.release_id
    assert [row["figure_id"] for row in found["rows"]] == expected["figure_id"].tolist()
    assert found["total"] == len(expected) > 5


def test_several_values_of_one_parameter_add_up_and_parameters_narrow(programs):
    both = read(programs, FIGURES, b"city=05117&city=05113&year=2020&year=2021&limit=1000")["rows"]
    one = read(programs, FIGURES, b"city=05113&year=2021&limit=1000")["rows"]

    assert {row["area"] for row in both} == {"05117", "05113"}
    assert {row["year"] for row in both} == {2020, 2021}
    assert one == [row for row in both if (row["area"], row["year"]) == ("05113", 2021)]


def test_a_hidden_figure_has_a_status_a_code_and_no_number(programs):
    rows = read(programs, FIGURES, b"status=hidden")["rows"]

    assert len(rows) == 5
    for row in rows:
        assert (row["observation_status"], row["confidentiality"]) == ("Q", "C")
        assert {row[name] for name in ("value", "numerator", "denominator", "low", "high")} == {
            None
        }


def test_codes_within_lists_are_found(programs):
    rows = read(programs, "/api/v1/measures", b"goal=K2&limit=1000")["rows"]

    assert rows
    assert all("K2" in row["goals"] for row in rows)


def test_one_row_by_its_key(programs):
    assert read(programs, "/api/v1/cities/05117")["row"]["name_de"] == "Mülheim an der Ruhr"
    assert refused(programs, "/api/v1/cities/5117") == (
        404,
        "Eine Zeile mit diesem Schlüssel gibt es in „cities“ nicht.",
    )


@pytest.mark.parametrize(
    ("path", "query", "headers"),
    [(FIGURES, b"limit=5", (CSV,)), (FIGURES, b"limit=5&format=csv", ())],
)
def test_csv_has_the_same_rows(path, query, headers, programs):
    status, heads, body = ask(programs, path, query, *headers)
    rows = list(csv.DictReader(io.StringIO(body.decode())))
    expected = read(programs, path, b"limit=5")["rows"]

    assert (status, dict(heads)["content-type"]) == (200, "text/csv; charset=utf-8")
    assert list(rows[0]) == list(expected[0])
    assert [row["value"] for row in rows] == [
        "" if row["value"] is None else f"{row['value']:.10g}" for row in expected
    ]
    assert {row["is_small_base"] for row in rows} <= {"true", "false"}


@pytest.mark.parametrize(
    ("query", "relations"),
    [
        (b"limit=4&city=05117", {"first", "next", "last"}),
        (b"limit=4&city=05117&offset=4", {"first", "prev", "next", "last"}),
        (b"limit=1000&city=05117", {"first", "last"}),
    ],
)
def test_links_lead_to_the_pages_beside(query, relations, programs):
    head = dict(ask(programs, FIGURES, query)[1])["link"]

    assert set(re.findall(r'rel="(\w+)"', head)) == relations


def test_following_the_links_gives_every_row_once(programs):
    query, seen = b"city=05117&limit=40", []
    while query:
        _, heads, body = ask(programs, FIGURES, query)
        seen += [row["figure_id"] for row in json.loads(body)["rows"]]
        following = re.search(r'<\?([^>]*)>; rel="next"', dict(heads)["link"])
        query = following[1].encode() if following else b""

    assert len(seen) == len(set(seen)) == read(programs, FIGURES, b"city=05117")["total"]


@pytest.mark.parametrize(
    ("path", "query", "answer"),
    [
        (FIGURES, b"stadt=05117", (400, "Eine Angabe in der Adresse gibt es hier nicht. Erlaubt"
         " sind: city, indicator, status, year, from, to, limit, offset, format.")),
        (FIGURES, b"status=geheim", (400, "Diesen Wert von „status“ gibt es nicht. Erlaubt sind:"
         " published, hidden.")),
        (FIGURES, b"limit=5001", (400, "„limit“ muss einmal stehen und eine ganze Zahl von 1 bis"
         " 5000 sein.")),
        (FIGURES, b"year=2020'%20OR%201=1", (400, "„year“ muss einmal stehen und eine ganze Zahl"
         " von 1900 bis 2200 sein.")),
        (FIGURES, b"from=2010&from=2011", (400, "„from“ muss einmal stehen und eine ganze Zahl"
         " von 1900 bis 2200 sein.")),
        (FIGURES, b"city=%ff", (400, "Die Angaben hinter dem Fragezeichen lassen sich nicht lesen:"
         " Erwartet wird UTF-8, höchstens 200 Angaben.")),
        (FIGURES, b"&".join([b"city=05117"] * 101), (400, "„city“ darf höchstens 100 mal stehen.")),
        ("/api/v1/werte", b"", (404, "Unter dieser Adresse gibt es keine Daten. Alle Adressen"
         " stehen auf der Seite /api/v1/.")),
        ("/api/v2/figures", b"", (404, "Unter dieser Adresse gibt es keine Daten. Alle Adressen"
         " stehen auf der Seite /api/v1/.")),
        ("/api/v1/codes/concepts", b"", (404, "Unter dieser Adresse gibt es keine Daten. Alle"
         " Adressen stehen auf der Seite /api/v1/.")),
    ],
)  # fmt: skip
def test_what_is_not_understood_is_refused_with_a_sentence(path, query, answer, programs):
    assert refused(programs, path, query) == answer


def test_a_sentence_comes_in_the_language_that_is_wanted_and_repeats_nothing(programs):
    status, sentence = refused(programs, FIGURES, b"city=Duisborg", ENGLISH)

    assert status == 400
    assert sentence.startswith("“city” has no such value. Allowed are: 05911,")
    assert "Duisborg" not in sentence


def test_a_form_that_does_not_exist_is_said(programs):
    assert refused(programs, FIGURES, b"", (b"accept", b"application/xml")) == (
        406,
        "In dieser Form gibt es die Daten nicht. Es gibt sie als: application/json, text/csv.",
    )


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH", "TRACE"])
def test_one_can_only_read(method, programs):
    assert refused(programs, FIGURES, method=method) == (
        405,
        "Hier kann man nur lesen (GET, HEAD, OPTIONS).",
    )


def test_options_say_what_one_may_do(programs):
    status, heads, body = ask(programs, FIGURES, method="OPTIONS")

    assert (status, body, dict(heads)["allow"]) == (204, b"", "GET, HEAD, OPTIONS")
    assert dict(heads)["access-control-allow-origin"] == "*"


def test_whoever_has_the_answer_is_told_that_it_is_the_same(programs):
    _, heads, body = ask(programs, FIGURES, b"limit=3")
    mark = dict(heads)["etag"]
    status, again, nothing = ask(programs, FIGURES, b"limit=3", (b"if-none-match", mark.encode()))

    assert (status, nothing, dict(again)["etag"]) == (304, b"", mark)
    assert dict(heads)["cache-control"] == "public, max-age=60"
    assert dict(ask(programs, FIGURES, b"limit=4")[1])["etag"] != mark
    assert int(dict(ask(programs, FIGURES, b"limit=3", method="HEAD")[1])["content-length"]) == len(
        body
    )


def test_an_answer_is_compressed_for_those_who_can_read_it(programs):
    plain = ask(programs, FIGURES)[2]
    _, heads, packed = ask(programs, FIGURES, b"", (b"accept-encoding", b"gzip"))

    assert dict(heads)["content-encoding"] == "gzip"
    assert gzip.decompress(packed) == plain
    assert len(packed) < len(plain) / 5


def test_every_header_is_strict(programs):
    for path in (FIGURES, "/api/v1/openapi.json", "/api/v1/figures/0", "/api/v1/"):
        _, heads, body = ask(programs, path)
        policy = dict(heads)["content-security-policy"]
        assert policy.startswith("default-src 'none'") and "unsafe" not in policy
        assert dict(heads)["x-content-type-options"] == "nosniff"
        assert path != "/api/v1/" or policy == strict_policy(body)


@pytest.mark.parametrize("path", ["/api", "/api/", "/api/v1"])
def test_the_folder_leads_to_the_page_for_people(path, programs):
    status, heads, _ = ask(programs, path)

    assert (status, dict(heads)["location"]) == (307, "/api/v1/")


@pytest.mark.parametrize("header", [(), (ENGLISH,)], ids=["german", "english"])
def test_the_page_for_people_speaks_as_its_address_says(header, programs):
    german = ask(programs, "/api/v1/", b"sprache=de", *header)[2].decode()
    english = ask(programs, "/api/v1/", b"sprache=en", *header)[2].decode()

    assert 'href="/api/v1/?sprache=en"' in german and "Daten für Programme" in german
    assert 'href="/api/v1/?sprache=de"' in english and "data for programs" in english


@pytest.mark.parametrize(
    ("query", "said"), [(b"", "Daten für Programme"), (b"sprache=en", "data for programs")]
)
def test_the_page_for_people_has_every_address_and_no_program(query, said, programs):
    status, heads, body = ask(programs, "/api/v1/", query)
    text = body.decode()
    described = read(programs, "/api/v1/openapi.json")["paths"]

    assert (status, dict(heads)["content-type"]) == (200, "text/html; charset=utf-8")
    assert said in text
    assert "<script" not in text and " style=" not in text
    assert set(re.findall(r'(?:src|href)="(\w+:[^"]*)"', text)) == set()
    for path in described:
        assert f"<code>/api/v1{path}</code>" in text


def test_every_problem_has_its_place_on_the_page(programs):
    _, _, page = ask(programs, "/api/v1/")
    _, _, body = ask(programs, "/api/v1/quatsch")
    path, _, anchor = json.loads(body)["type"].partition("#")

    assert path == "/api/v1/"
    assert f'id="{anchor}"' in page.decode()


def test_every_example_of_the_page_works(programs):
    text = ask(programs, "/api/v1/")[2].decode()
    examples = re.findall(r'href="(/api/v1/\w+)(?:\?([^"]*))?"', text)

    assert len(examples) >= 11
    for path, query in examples:
        assert ask(programs, path, query.replace("&amp;", "&").encode())[0] == 200, path


def test_without_a_release_a_problem_says_so(programs, tmp_path, use_data):
    use_data(tmp_path)

    status, sentence = refused(programs, FIGURES)
    assert status == 503
    assert "Veröffentlichungsstand" in sentence


def test_another_release_has_other_answers(programs, demo_data, use_data):
    assert read(programs, "/api/v1/cities/05117")
    use_data(demo_data, is_demonstration=True)

    assert refused(programs, "/api/v1/cities/05117")[0] == 404
    assert read(programs, "/api/v1/releases")["rows"][0]["is_demonstration"]
    assert (
        "Diese Städte gibt es nicht"
        in read(programs, "/api/v1/openapi.json")["info"]["description"]
    )
