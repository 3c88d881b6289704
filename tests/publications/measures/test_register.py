"""The register of measures: search, order and the chain between measures and goals."""

from indicators.catalogue import load_catalogue
from indicators.publications.measures.register import (
    Search,
    by_code,
    chain_of_goal,
    chain_of_measure,
    find_measures,
    of_goal,
    topic,
)

CATALOGUE = load_catalogue()


def found(**wanted):
    return [measure.code for measure in find_measures(CATALOGUE, Search(**wanted))]


def test_an_empty_search_finds_every_measure():
    assert len(found()) == len(CATALOGUE.measures)


def test_a_number_finds_its_measure():
    assert "84" in found(words="84")


def test_all_words_of_a_search_must_occur():
    assert found(words="charta vielfalt") == ["85"]
    assert found(words="charta einhorn") == []


def test_the_search_ignores_case_and_reads_both_languages():
    assert found(words="CITY COOPERATION INTEGRATION.INTERKOMMUNAL") == ["81"]


def test_filters_narrow_each_other():
    by_carrier = set(found(carriers=["office_11"]))
    by_kind = set(found(kinds=["dated"]))

    assert found(carriers=["office_11"], kinds=["dated"]) == ["88"]
    assert {"88"} == by_carrier & by_kind


def test_a_goal_is_also_reached_through_an_indicator():
    reached = found(goals=["K2"])

    assert all("K2" in chain_goals(code) for code in reached)


def chain_goals(code):
    return [goal.code for goal in chain_of_measure(CATALOGUE, code).goals]


def test_indicators_are_ordered_as_people_count():
    codes = [entry.code for entry in by_code(CATALOGUE.indicators)]

    assert codes.index("P2") < codes.index("P10") < codes.index("A1") < codes.index("N1")
    assert codes[-1] == "Z3"


def test_topics_follow_each_other_without_coming_back():
    topics = [topic(entry) for entry in of_goal(CATALOGUE, None)]

    assert list(dict.fromkeys(topics)) == [
        "staff",
        "recruitment",
        "competence",
        "services",
        "cooperation",
    ]
    assert topics == sorted(topics, key=list(dict.fromkeys(topics)).index)


def test_a_goal_without_indicators_has_none():
    assert of_goal(CATALOGUE, "V1") == []


def test_the_chain_reads_the_same_both_ways():
    forward = {
        (measure.code, indicator.name)
        for measure in CATALOGUE.measures
        for _, indicator in chain_of_measure(CATALOGUE, measure.code).moves
        if "K2" in indicator.goals
    }
    backward = {
        (measure.code, indicator.name)
        for measure, indicator in chain_of_goal(CATALOGUE, "K2").moves
    }

    assert forward == backward


def test_a_measure_serves_a_goal_directly_only_where_no_indicator_shows_it():
    chain = chain_of_measure(CATALOGUE, "82")

    assert [goal.code for _, goal in chain.serves] == ["K3"]


def test_a_measure_without_indicator_gives_the_reason():
    for measure in CATALOGUE.measures:
        if not chain_of_measure(CATALOGUE, measure.code).indicators:
            assert measure.no_indicator_because, measure.code
