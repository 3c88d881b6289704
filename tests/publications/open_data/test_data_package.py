"""The data package: valid for its own validator, complete, the same bytes each time."""

import csv
import io
import json
import zipfile

import duckdb
import pytest
from frictionless import Package

from indicators.publications.edition.manifest import place_of
from indicators.publications.edition.package_in_force import from_edition
from indicators.publications.edition.publishing import publish
from indicators.publications.edition.registry import FORMS, PACKAGE
from indicators.publications.open_data.data_package import make_data_package
from indicators.publications.open_data.open_tables import open_tables
from indicators.publications.site.operator import site_address
from indicators.release.public_releases import public_releases
from tests.publications.open_data.later import later_release


@pytest.fixture(scope="module")
def package(real_release):
    return make_data_package(real_release, None)


def files_of(package):
    with zipfile.ZipFile(io.BytesIO(package)) as opened:
        assert opened.testzip() is None
        return {name: opened.read(name).decode() for name in opened.namelist()}


def rows_of(package, name):
    return list(csv.DictReader(io.StringIO(files_of(package)[f"data/{name}.csv"])))


@pytest.mark.parametrize("kind", ["real", "demo"])
@pytest.mark.filterwarnings("ignore")
def test_its_own_validator_finds_nothing(kind, real_release, demo_release, tmp_path):
    release = {"real": real_release, "demo": demo_release}[kind]
    file = tmp_path / "package.zip"
    file.write_bytes(make_data_package(release, release))
    report = Package(str(file)).validate()

    assert report.flatten(["rowNumber", "message"]) == []
    assert len(report.tasks) == len(open_tables()) == 19
    assert report.valid


@pytest.mark.filterwarnings("ignore")
def test_the_validator_finds_a_damaged_package(package, tmp_path):
    files = files_of(package)
    files["data/figure.csv"] = files["data/figure.csv"].replace(",05113,", ",Essen,", 1)
    file = tmp_path / "package.zip"
    with zipfile.ZipFile(file, "w") as written:
        for name, text in files.items():
            written.writestr(name, text)
    kinds = {kind for (kind,) in Package(str(file)).validate().flatten(["type"])}

    assert {"foreign-key", "hash-count"} & kinds


def test_the_same_release_gives_the_same_bytes(package, real_release):
    assert make_data_package(real_release, None) == package


def test_every_column_is_explained_in_both_languages(package):
    described = json.loads(files_of(package)["datapackage.json"])

    for resource in described["resources"]:
        columns = open_tables()[resource["name"]].columns
        fields = resource["schema"]["fields"]
        assert [field["name"] for field in fields] == [column.name for column in columns]
        assert all(field["title"] and field["description"] for field in fields)


def test_licence_attribution_and_sources_are_named(package, real_release):
    described = json.loads(files_of(package)["datapackage.json"])

    assert described["licenses"][0]["path"] == "https://www.govdata.de/dl-de/by-2-0"
    assert f"Veröffentlichungsstand {real_release.release_id}" in files_of(package)["LIZENZ.txt"]
    assert len(described["sources"]) == real_release.figures()["source_title"].nunique() or (
        len(described["sources"]) > 20
    )


def test_every_figure_keeps_its_source_and_hidden_ones_have_codes_and_no_number(package):
    figures = rows_of(package, "figure")
    hidden = [row for row in figures if row["status"] == "hidden"]

    assert all(row["source_title"] for row in figures if row["origin"] == "reported")
    assert {(row["observation_status"], row["confidentiality"]) for row in hidden} == {("Q", "C")}
    assert {row[name] for row in hidden for name in ("value", "numerator", "low", "note_de")} == {
        ""
    }
    assert {row["confidentiality"] for row in figures if row["status"] == "published"} == {"F"}


def test_every_code_of_a_figure_is_explained(package):
    codes = {(row["list"], row["code"]) for row in rows_of(package, "code")}
    lists = {"concept": "concepts", "method": "methods", "scope": "scopes", "unit": "units",
             "observation_status": "observation_status",
             "confidentiality": "confidentiality"}  # fmt: skip

    for row in rows_of(package, "figure"):
        for column, name in lists.items():
            assert (name, row[column]) in codes, row[column]
        for part in filter(None, row["breakdown"].split("|")):
            assert tuple(part.split("=")) in codes


def test_the_change_list_is_against_the_release_before(real_release, tmp_path):
    change = "UPDATE figure SET value = value + 1 WHERE area = '05113' AND year = 2020"
    before, after = later_release(real_release, tmp_path, f"{change} AND status = 'published'")
    own = real_release.figures(area="05113")
    expected = len(own[(own["year"] == 2020) & (own["status"] == "published")])
    package = make_data_package(after, before)

    assert len(rows_of(package, "change")) == expected > 0
    assert f"`change.csv` ({before.release_id})" in files_of(package)["LIESMICH.md"]


def test_invented_cities_are_called_so(demo_release):
    files = files_of(make_data_package(demo_release, None))

    assert "erfundene Städte" in json.loads(files["datapackage.json"])["title"]
    assert "Diese Städte gibt es nicht" in files["LIESMICH.md"]


@pytest.mark.filterwarnings("ignore")
def test_a_release_from_before_a_column_was_declared_is_a_valid_package(real_release, tmp_path):
    older, _ = later_release(real_release, tmp_path)
    with duckdb.connect(str(older.path)) as connection:
        connection.execute("ALTER TABLE figure DROP COLUMN is_small_base")
        connection.execute("ALTER TABLE figure DROP COLUMN group_size")
    package = make_data_package(older, None)
    file = tmp_path / "package.zip"
    file.write_bytes(package)

    assert {row["is_small_base"] for row in rows_of(package, "figure")} == {""}
    assert Package(str(file)).validate().valid


def test_publishing_makes_the_package_that_is_taken_instead_of_a_new_one(
    real_release, tmp_path, monkeypatch
):
    _, after = later_release(real_release, tmp_path / "releases")
    assert from_edition(after) is None
    only = tuple(one for one in FORMS if one.name == PACKAGE)
    manifest = publish(after, forms=only)
    # Other forms are missing, so this is not what would be made now.
    assert from_edition(after) is None

    (path,) = manifest.files
    made = (place_of(after.path.parent) / manifest.folder / path).read_bytes()
    before, _ = public_releases(after)
    assert made == make_data_package(after, before, site_address())

    monkeypatch.setattr("indicators.publications.edition.package_in_force.FORMS", only)
    assert from_edition(after) == made
    # Damaged, it is not handed out.
    (place_of(after.path.parent) / manifest.folder / path).write_bytes(made[:-1])
    assert from_edition(after) is None
