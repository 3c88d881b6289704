"""Impressum, Datenschutz, Barrierefreiheit: what the program knows, and what its operators say."""

from collections.abc import Iterator

from indicators.publications.exhibit import Block, Heading, Note, Words
from indicators.publications.site.operator import Site, read_site
from indicators.publications.speech.escaping import in_markdown
from indicators.publications.speech.formats import day
from indicators.publications.view import View

SITE_PAGES = ("imprint", "privacy", "accessibility")
"""Pages that every page leads to from its foot."""


def imprint(view: View) -> Iterator[Block]:
    """Who runs the site and answers for it."""
    yield Heading(1, view.say("page_imprint"))
    if (site := read_site()) is None:
        yield _missing(view)
        return
    operator = site.operator
    lines = [operator.name, operator.street, operator.town]
    yield Words("  \n".join(map(in_markdown, lines)))
    yield from _named(view, "site_represented_by", operator.represented_by)
    yield from _named(view, "site_telephone", operator.telephone)
    yield from _named(view, "site_email", operator.email)
    yield from _named(view, "site_responsible", operator.responsible_for_content)
    if operator.vat_id:
        yield from _named(view, "site_vat_id", operator.vat_id)


def privacy(view: View) -> Iterator[Block]:
    """What is kept of a visit, which is nothing, and of a decision, and whom to ask."""
    yield Heading(1, view.say("page_privacy"))
    yield Heading(2, view.say("site_privacy_visit"))
    yield Words(view.say("site_privacy_visit_text"))
    yield Heading(2, view.say("site_privacy_signed_in"))
    yield Words(view.say("site_privacy_signed_in_text"))
    yield Heading(2, view.say("site_privacy_figures"))
    yield Words(view.say("site_privacy_figures_text"))
    yield Heading(2, view.say("site_privacy_whom"))
    if (site := read_site()) is None:
        yield _missing(view)
        return
    yield from _named(view, "site_operator", f"{site.operator.name}, {site.operator.town}")
    yield from _named(view, "site_officer", site.privacy.officer)
    yield from _named(view, "site_email", site.privacy.officer_email)
    yield from _named(view, "site_authority", site.privacy.authority)


def accessibility(view: View) -> Iterator[Block]:
    """The accessibility statement, a self-assessment, and where to report barriers."""
    site = read_site()
    yield Heading(1, view.say("page_accessibility"))
    yield Words(view.say("accessibility_scope"))
    yield Heading(2, view.say("accessibility_status"))
    yield Words(_status(view, site))
    yield Heading(2, view.say("accessibility_care"))
    yield Words(view.say("accessibility_care_text"))
    yield Heading(2, view.say("accessibility_lacking"))
    yield Words(view.say("accessibility_lacking_text"))
    yield Heading(2, view.say("accessibility_feedback"))
    if site is None:
        yield _missing(view)
        return
    yield Words(view.say("accessibility_feedback_text"))
    yield from _named(view, "site_email", site.accessibility.email)
    yield from _named(view, "site_telephone", site.accessibility.telephone)
    yield Heading(2, view.say("accessibility_enforcement"))
    yield Words(view.say("accessibility_enforcement_text"))
    yield Words(in_markdown(site.accessibility.enforcement))


def _status(view: View, site: Site | None) -> str:
    text = view.say("accessibility_status_text")
    if site is None:
        return text
    reviewed = day(site.accessibility.reviewed_on, view.language)
    return f"{text} {view.say('accessibility_reviewed', date=reviewed)}"


def _named(view: View, key: str, value: str) -> Iterator[Block]:
    yield Words(f"**{view.say(key)}:** {in_markdown(value)}")


def _missing(view: View) -> Block:
    """Nothing is made up: whoever runs the site has to say it."""
    return Note("warning", view.say("site_missing"))
