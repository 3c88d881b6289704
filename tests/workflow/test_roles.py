"""Claims of a sign-in become a person with roles; what nobody allowed gives none."""

from pathlib import Path

import pytest

from indicators.workflow.access.people import Right, Role
from indicators.workflow.access.rights import may
from indicators.workflow.access.roles import RolesError, check_cities, person_of, read_roles
from indicators.workflow.workflow_rules import workflow_rules

EXAMPLE = Path(__file__).parents[2] / "docs" / "roles.example.toml"
TABLE = read_roles(EXAMPLE)


def person(table=TABLE, **claims):
    found = person_of({"sub": "1", "name": "Mia", **claims}, table)
    assert found is not None
    return found


def test_the_example_of_the_docs_is_read():
    mia = person(groups=["IKM-Muelheim", "Kantine"])

    assert (mia.subject, mia.name) == ("oidc:1", "Mia")
    assert (mia.roles, mia.cities) == ({Role.CITY}, {"05117"})
    assert may(mia, Right.DELIVER, "05117")
    assert not may(mia, Right.DELIVER, "05113")
    assert not may(mia, Right.REVIEW)


def test_several_groups_give_several_roles():
    both = person(groups=["IKM-Referat-V2", "IKM-Essen"])

    assert both.roles == {Role.OFFICE, Role.CITY}
    assert not may(both, Right.DELIVER, "05117")


@pytest.mark.parametrize(
    "groups",
    [
        None,
        [],
        "",
        ["ikm-referat-v2"],
        ["IKM-Referat-V2 "],
        {"IKM-Referat-V2": True},
        7,
        [["IKM-Rat"]],
    ],
)
def test_what_is_not_exactly_a_group_gives_no_role(groups):
    assert person(groups=groups).roles == set()


def test_a_single_value_counts_as_a_list_of_one():
    assert person(groups="IKM-Rat").roles == {Role.COUNCIL}


def test_without_a_subject_there_is_nobody():
    assert person_of({"groups": ["IKM-Rat"]}, TABLE) is None
    assert person_of({"sub": "", "groups": ["IKM-Rat"]}, TABLE) is None
    assert person_of({"sub": 7}, TABLE) is None


def test_a_name_is_what_can_be_printed_of_it():
    assert person(name="Eva\x1b[2J\u202e Evil").name == "Eva[2J Evil"
    assert person(name=None).name == "1"
    assert len(person(name="x" * 5000).name) <= 120


def test_claims_within_claims_are_found(tmp_path):
    file = tmp_path / "roles.toml"
    file.write_text('[claims]\ngroups = "realm_access.roles"\n[groups]\noffice = ["V2"]\n')

    assert person(read_roles(file), realm_access={"roles": ["V2"]}).roles == {Role.OFFICE}


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("[groups", "roles_unreadable"),
        ("[groups]\noffice = 'V2'", "roles_entry"),
        ("[groups]\nofice = ['V2']", "roles_entry"),
        ("", "roles_entry"),
    ],
)
def test_a_wrong_file_is_told_with_its_place(tmp_path, text, key):
    file = tmp_path / "roles.toml"
    file.write_text(text)

    with pytest.raises(RolesError) as told:
        read_roles(file)
    assert told.value.key == key


def test_a_missing_file_and_an_unknown_city_are_told(tmp_path):
    with pytest.raises(RolesError, match="fehlt"):
        read_roles(tmp_path / "roles.toml")
    with pytest.raises(RolesError, match="05113"):
        check_cities(TABLE, ["05117"], EXAMPLE)


def test_a_change_of_the_file_holds_at_once(tmp_path):
    file = tmp_path / "roles.toml"
    file.write_text('[groups]\noffice = ["V2"]\n')
    before = person(read_roles(file), groups=["V2"])
    file.write_text('[groups]\ncouncil = ["V2"]\n')

    assert before.roles == {Role.OFFICE}
    assert person(read_roles(file), groups=["V2"]).roles == {Role.COUNCIL}


def test_the_page_about_privacy_says_what_the_rules_say():
    # "eine Stunde", "zehn Stunden", "fünf Jahre"; docs/operation.md as well.
    rules = workflow_rules()

    assert (rules.session_minutes, rules.session_hours, rules.years_names_are_kept) == (60, 10, 5)
