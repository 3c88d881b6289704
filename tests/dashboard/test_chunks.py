"""Which of Streamlit's scripts a page asks for before its elements are known."""

import pytest

from dashboard.serving import chunks
from dashboard.serving.chunks import ELEMENTS, STREAMLIT, first_scripts, later_scripts


def names(addresses):
    return {address.rpartition("/")[2].partition(".")[0] for address in addresses}


@pytest.mark.parametrize("element", ELEMENTS)
def test_streamlit_has_a_script_for_each_of_these_elements(element):
    assert element.rpartition("/")[2] in names(later_scripts())


def test_every_script_is_a_file_and_named_once():
    both = [*first_scripts(), *later_scripts()]

    assert all((STREAMLIT / address[1:]).is_file() for address in both)
    assert len(set(both)) == len(both)


def test_the_scripts_at_the_start_are_those_of_streamlit_s_own_page():
    page = (STREAMLIT / "index.html").read_text(encoding="utf-8")
    at_start = {address for address in first_scripts() if f'".{address}"' in page}

    assert at_start == set(first_scripts())


def test_what_a_script_imports_comes_with_it(monkeypatch):
    """A chart needs a and b, b needs c; the page itself has a already."""
    manifest = {
        "index.html": {"file": "index.js", "imports": ["a"]},
        "a": {"file": "a.js"},
        "b": {"file": "b.js", "imports": ["c", "a"]},
        "c": {"file": "c.js", "imports": ["b"]},
        "../lib/src/components/elements/Chart/Chart.tsx": {"file": "Chart.js", "imports": ["b"]},
    }
    monkeypatch.setattr(chunks, "_manifest", lambda: manifest)
    monkeypatch.setattr(chunks, "ELEMENTS", ("elements/Chart", "elements/Unknown"))

    assert later_scripts.__wrapped__() == ("/Chart.js", "/b.js", "/c.js")
    assert first_scripts.__wrapped__() == ("/index.js", "/a.js")
