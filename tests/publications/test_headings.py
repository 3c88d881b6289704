"""Headings of every page in every view of it: one title, and no level skipped."""

from itertools import pairwise

import pytest

from indicators.publications.composing import COMPOSERS, compose
from indicators.publications.exhibit import Choice, Heading, Switch
from indicators.publications.forms.place import every
from indicators.publications.view import View


def views(name, release):
    """The page as it opens, and with each of its choices made, one at a time."""
    first = compose(name, View(release, {}, "de"))
    yield {}, first
    for block in every(first):
        if isinstance(block, Choice):
            for code in block.options:
                given = {block.name: code}
                yield given, compose(name, View(release, given, "de"))
        if isinstance(block, Switch):
            given = {block.name: block.code}
            yield given, compose(name, View(release, given, "de"))


@pytest.mark.slow
@pytest.mark.parametrize("which", ["real_release", "demo_release"])
@pytest.mark.parametrize("name", COMPOSERS)
def test_every_view_of_a_page_has_one_title_and_skips_no_level(name, which, request):
    wrong = []
    for given, blocks in views(name, request.getfixturevalue(which)):
        levels = [block.level for block in every(blocks) if isinstance(block, Heading)]
        steps = [below - above for above, below in pairwise(levels)]
        if levels.count(1) != 1 or levels[0] != 1 or max(steps, default=0) > 1:
            wrong.append((given, levels))

    assert wrong == []
