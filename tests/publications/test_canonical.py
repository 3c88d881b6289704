"""What an address chooses, said in one way only."""

import pytest

from indicators.publications import exhibit as ex
from indicators.publications.canonical import canonical

CITIES = {"05113": "Essen", "05117": "Mülheim"}
SHARES = {"05113": {"a": "A"}, "05117": {"b": "B"}}
NAMES = ("stadt", "anteil", "traeger", "suche", "sprachform", "zieljahr")


def page(kept):
    """A page whose shares depend on its city."""
    city = kept["stadt"] if kept.get("stadt") in CITIES else "05117"
    shares = SHARES[city]
    share = kept.get("anteil", next(iter(shares)))
    return [
        ex.Choice("stadt", "Stadt", CITIES, "05117", city),
        ex.Columns(((ex.Choice("anteil", "Anteil", shares, share, share),),)),
        ex.Choices("traeger", "Träger", {"x": "X", "y": "Y"}, "alle", ()),
        ex.Typed("suche", "Suche", "", ""),
        ex.Switch("sprachform", "einfach", "Einfach", False),
        ex.Slider("zieljahr", "Jahr", (2030, 2031), 2030, 0, str, 2030),
    ]


@pytest.mark.parametrize(
    ("given", "meant"),
    [
        ({}, {}),
        ({"stadt": "05113"}, {"stadt": "05113"}),
        ({"stadt": "99999"}, {"stadt": "?"}),
        ({"anteil": "a", "stadt": "05113"}, {"stadt": "05113", "anteil": "a"}),
        ({"anteil": "a"}, {"anteil": "?"}),
        ({"traeger": "y,x"}, {"traeger": "x,y"}),
        ({"traeger": "y,z,z2"}, {"traeger": "y,?"}),
        ({"suche": "  wort "}, {"suche": "wort"}),
        ({"suche": ""}, {"suche": " "}),
        ({"sprachform": "einfach"}, {"sprachform": "einfach"}),
        ({"sprachform": "schwer"}, {"sprachform": "?"}),
        ({"zieljahr": "2031,0"}, {"zieljahr": "2031"}),
        ({"zieljahr": "2099"}, {"zieljahr": "?"}),
    ],
)
def test_only_what_the_page_offers_is_kept_in_one_spelling(given, meant):
    found = canonical(given, NAMES, page)

    assert found == meant
    assert list(found) == [name for name in NAMES if name in meant]


def test_wrong_values_make_no_page_but_the_one_that_everybody_opens():
    made = []

    def noted(kept):
        made.append(dict(kept))
        return page(kept)

    for number in range(100):
        canonical({"stadt": f"x{number}", "zieljahr": f"{number}"}, NAMES, noted)

    assert {tuple(kept.items()) for kept in made} == {(), (("stadt", "?"), ("zieljahr", "?"))}


def test_a_name_that_opens_another_view_is_understood_there():
    def page_of_measures(kept):
        measures = ex.Choice("massnahme", "Maßnahme", {"81": "81"}, "81", "81")
        return [measures] if "massnahme" in kept else []

    names = ("ansicht", "massnahme")
    assert canonical({"massnahme": "81"}, names, page_of_measures) == {"massnahme": "81"}
    assert canonical({"massnahme": "x"}, names, page_of_measures) == {"massnahme": "?"}


def test_plain_german_goes_along_where_there_is_no_switch():
    given = {"sprachform": "einfach"}

    assert canonical(given, ("sprachform",), lambda kept: []) == given
