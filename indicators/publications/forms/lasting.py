"""Lasting addresses: what was shown in a release stays where it was, and says what came since."""

import re
from html import escape
from pathlib import Path
from typing import NamedTuple

from indicators.publications.edition.corrections import Corrections, corrections
from indicators.publications.forms.markup import element, link
from indicators.publications.forms.rooted import rooted
from indicators.publications.site.operator import site_prefix
from indicators.publications.speech.formats import day
from indicators.publications.view import View
from indicators.release import Release

FROZEN = "/stand/"
"""What stands, with the number of a release, before the address of a page of then."""
_OURS = re.compile(r' (href|action)="((?:/[\w.~-]+)*?)(/lesen/|/sitzung/|/dateien/)')
"""Addresses that lead on within the same release, behind the path of the site where it has one;
all others lead to the living pages."""
_FIRST = re.compile("<header>|<main")
STYLE = Path(__file__).with_name("frozen.css").read_text(encoding="utf-8")


class Newest(NamedTuple):
    """The release in force, and what of an earlier one has changed since."""

    release: Release
    since: Corrections


def frozen_address(release: str, address: str) -> str:
    """Where what an address shows now will stay."""
    return f"{FROZEN}{release}{address}"


def newest(view: View, in_force: Release) -> Newest:
    """What came after the release of a page, about its city where it has one."""
    area = view.given.get("stadt")
    return Newest(in_force, corrections(view.release, in_force, area))


def frozen_page(html: str, view: View, found: Newest, address: str) -> str:
    """A page of an earlier release: it leads on within that release and says what it is.

    `address` is where the same is shown of the release in force.
    """
    release = view.release.release_id
    led = _OURS.sub(
        lambda ours: f' {ours[1]}="{site_prefix()}{frozen_address(release, ours[3])}', html
    )
    # Whoever searches the web must find the release in force.
    robots = '<meta name="robots" content="noindex" />\n'
    style = element("style", STYLE)
    styled = led.replace("</head>", f"{robots}{style}</head>", 1)
    # Behind the link that skips to the content, which has to be the first one.
    told = rooted(_note(view, found, address))
    return _FIRST.sub(lambda begin: f"{told}\n{begin[0]}", styled, count=1)


def _note(view: View, found: Newest, address: str) -> str:
    told = element("p", escape(since_then(view, found)))
    way = element("p", link(address, escape(view.say("frozen_living"))))
    name = view.say("frozen_name")
    return element("aside", f"{told} {way}", class_="frozen", aria_label=name)


def since_then(view: View, found: Newest) -> str:
    """Which release a page shows, and how much of it is other today."""
    values = {"release": view.release.release_id, "date": _day(view.release, view.language)}
    if found.release.release_id == view.release.release_id:
        return view.say("frozen_in_force", **values)
    now = {"newest": found.release.release_id, "newest_date": _day(found.release, view.language)}
    return f"{view.say('frozen_old', **values, **now)} {_since(view, found.since)}"


def _since(view: View, since: Corrections) -> str:
    """How many values were corrected, how many are gone; or that none was."""
    counts = {"corrected": since.corrected, "withdrawn": since.withdrawn}
    told = " ".join(
        view.say(f"frozen_{kind}_{'one' if count == 1 else 'many'}", count=count)
        for kind, count in counts.items()
        if count
    )
    text = told or view.say("frozen_unchanged")
    area = view.given.get("stadt")
    return view.say("frozen_of_city", city=view.speaker.area(area), told=text) if area else text


def _day(release: Release, language: str) -> str:
    return day(release.info["created_on"], language)
