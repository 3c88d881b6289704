"""Links carry codes from page to page: no number of people stands in an address."""

import pytest
from streamlit.testing.v1 import AppTest

from indicators.publications.view import View
from tests.ways_out import links
from tests.ways_out.pages import _page, visit


@pytest.fixture(scope="module")
def codes(demo_release):
    return links.codes_of(demo_release.catalogue)


def test_addresses_on_pages_hold_pages_and_codes_only(pages, codes):
    found = {(address, page.way) for page in pages for address in page.links}

    assert len({address for address, _ in found}) > 300
    assert [
        leak for address, way in found for leak in links.leaks_in_address(way, address, codes)
    ] == []


@pytest.mark.parametrize(
    "address",
    [
        "/indikator?indikator=leadership_migration_share&gebiet=X06&sprache=en",
        "/massnahmen?massnahme=T2010-3",
        "?ziel=K2&sprachform=einfach",
        "stadt?stadt=X06",
        "/",
        "/methodik#geheimhaltung",
        "/media/7e912c4c0c9baf052f1b37409bbc6de0.csv",
        "https://example.org/bericht",
        "/lesen/bild/indikator?gebiet=X06&sprache=en&bild=leadership_migration_share_X06",
        "/lesen/bild/uebersicht?bild=progress",
    ],
)
def test_pages_codes_and_digests_are_no_leak(address, codes):
    assert links.leaks_in_address("link", address, codes) == []


@pytest.mark.parametrize(
    ("address", "found"),
    [
        ("/indikator?gebiet=X06&wert=3", "wert=3"),
        ("/indikator?gebiet=3", "gebiet=3"),
        ("/erhebung?gruppe=51", "gruppe=51"),
        ("/massnahmen?massnahme=51", "massnahme=51"),
        ("?3-von-51", "3-von-51="),
        ("?%33%20of%2051", "3 of 51="),
        ("?sprache=drei+von+51", "sprache=drei von 51"),
        ("/stadt/3-von-51", "stadt/3-von-51"),
        ("/stadt/%64rei", "stadt/drei"),
        ("/stadt#nur-51", "51"),
        ("/media/3.csv", "media/3.csv"),
        ("https://example.org/?anteil=%35", "5"),
        (
            "/lesen/bild/stadt?bild=leadership_migration_share_51",
            "bild=leadership_migration_share_51",
        ),
        ("/lesen/bild/3-von-51?bild=progress", "3-von-51"),
        ("/lesen/stadt?bild=progress", "bild=progress"),
        ("data:text/csv,3;51", "3"),
    ],
)
def test_a_number_in_an_address_is_found(address, found, codes):
    assert found in [
        leak.removeprefix("link: ").removesuffix(f" in {address}")
        for leak in links.leaks_in_address("link", address, codes)
    ]


def test_an_address_written_in_the_catalogue_may_hold_numbers(codes):
    address = next(address for address in sorted(codes.elsewhere) if any(map(str.isdigit, address)))

    assert links.leaks_in_address("link", address, codes) == []
    assert links.leaks_in_address("link", f"{address}51", codes) != []


def linking():
    """A script with a link of every kind, each with another number in its address."""
    import pandas as pd
    import streamlit as st

    st.link_button("Führungskräfte", "https://example.org/?wert=101")
    st.page_link("https://example.org/102", label="Führungskräfte")
    st.markdown("Siehe [Führungskräfte](/indikator?wert=103).")
    st.html('<p>Siehe <a href="/indikator?wert=104">Führungskräfte</a></p>')
    st.table(pd.DataFrame({"Was": ["[Führungskräfte](/indikator?wert=105)"]}))
    st.caption("Quelle: https://example.org/106")
    st.image("https://example.org/107.png")
    st.plotly_chart({"data": [{"name": "<a href='/stadt?wert=108'>Führungskräfte</a>"}]})


def test_links_of_every_kind_are_read(codes):
    visitor = AppTest.from_function(linking).run()
    page = _page("city", {}, visitor, ["Quelle;Wert\nhttps://example.org/109;."])
    leaks = [leak for link in page.links for leak in links.leaks_in_address("link", link, codes)]

    assert not visitor.exception
    assert [n for n in range(101, 110) if not any(str(n) in leak for leak in leaks)] == []


def test_links_to_another_page_are_read(codes, demo_data, monkeypatch):
    monkeypatch.setenv("OEFFNUNGSMONITOR_DATA", str(demo_data))
    monkeypatch.setenv("OEFFNUNGSMONITOR_DEMO", "1")
    monkeypatch.setattr(View, "own_language", {"wert": "3"})
    (page,) = visit([("indicator", {"indikator": "leadership_migration_share"})])
    leaks = [leak for link in page.links for leak in links.leaks_in_address("link", link, codes)]

    assert leaks
    assert all("wert=3" in leak for leak in leaks)
