"""What one could choose, as links to the pages that have it chosen, and words as forms, which need
no program either. Numbers and several options at once are said, and changed on the live page.
"""

from collections.abc import Mapping
from html import escape

from indicators.publications import exhibit
from indicators.publications.forms.markup import element, link, text_of, void
from indicators.publications.forms.place import Place
from indicators.publications.selection import LONGEST_WORD, given_number
from indicators.publications.speech.escaping import in_markdown, in_one_line

LONG = 300
"""Letters of all options together; longer lists open on demand."""


def choice(block: exhibit.Choice, place: Place) -> str:
    """One of some options."""
    label = place.line(block.label)
    chosen = f"{label}: {element('strong', escape(block.options[block.code]))}"
    options = element("ul", "".join(_option(block, code, place) for code in block.options))
    told = _unknown(block, place)
    if sum(map(len, block.options.values())) > LONG:
        return told + element("details", element("summary", chosen) + options, class_="choice")
    parts = element("p", chosen) + options
    return told + element("nav", parts, class_="choice", aria_label=text_of(label))


def _option(block: exhibit.Choice, code: str, place: Place) -> str:
    left = {block.name, *block.leaves}
    codes = {name: value for name, value in place.codes.items() if name not in left}
    if code != block.default:
        codes[block.name] = code
    label = escape(block.options[code])
    current = {"aria_current": "true"} if code == block.code else {}
    return element("li", link(place.to(place.page, codes), label, **current))


def _unknown(block: exhibit.Choice, place: Place) -> str:
    """Whoever mails a damaged address must not take one city's figures for another's."""
    if place.view.given.get(block.name, block.code) in block.options:
        return ""
    return _address_unknown(block.label, block.options[block.code], place)


def _address_unknown(label: str, shown: str, place: Place) -> str:
    sentence = place.say("address_unknown", label=label, shown=in_markdown(shown))
    return element("p", place.line(sentence), class_="remark")


def choices(block: exhibit.Choices, place: Place) -> str:
    """Any of some options: which are chosen."""
    labels = ", ".join(block.options[code] for code in block.codes) or block.placeholder
    given = set(place.view.given.get(block.name, "").split(","))
    told = "" if given <= {"", *block.options} else _address_unknown(block.label, labels, place)
    return told + _said(block.label, labels, place)


def typed(block: exhibit.Typed, place: Place) -> str:
    """A field for a word, with the one that was typed; the other choices stay."""
    kept = {name: code for name, code in place.codes.items() if name != block.name}
    return form(block, place, place.page, kept, place.say("reading_apply"))


def form(
    block: exhibit.Typed, place: Place, page: str, codes: Mapping[str, str], label: str, **more: str
) -> str:
    """A form that opens a reading page with the word typed beside other choices."""
    identity = f"{page}-{block.name}"
    field = void(
        "input",
        id=identity,
        name=block.name,
        type="text",
        value=in_one_line(block.text),
        placeholder=block.placeholder,
        maxlength=str(LONGEST_WORD),
    )
    hidden = (
        void("input", type="hidden", name=key, value=value)
        for key, value in place.with_language(codes).items()
    )
    parts = [
        element("label", place.line(block.label), for_=identity),
        field,
        *hidden,
        element("button", escape(label), type="submit"),
    ]
    content = " ".join(parts)
    return element(
        "form", content, action=place.form(page), method="get", class_="control typed", **more
    )


def slider(block: exhibit.Slider, place: Place) -> str:
    """The number in force."""
    shown = block.written(block.value)
    found = given_number(place.view.given, block.name, block.grid, block.decimals)
    is_unknown = found is None and block.name in place.view.given
    told = _address_unknown(block.label, shown, place) if is_unknown else ""
    return told + _said(block.label, shown, place)


def switch(block: exhibit.Switch, place: Place) -> str:
    """On or off: the same page with the other."""
    codes = {name: code for name, code in place.codes.items() if name != block.name}
    if not block.is_on:
        codes[block.name] = block.code
    state, change = ("on", "turn_off") if block.is_on else ("off", "turn_on")
    label = f"{place.line(block.label)}: {element('strong', place.say(f'reading_{state}'))} "
    way = link(place.to(place.page, codes), place.say(f"reading_{change}"))
    return element("p", label + way, class_="control")


def reset(block: exhibit.Reset, place: Place) -> str:
    """The same page without these choices, where there are any."""
    codes = {name: code for name, code in place.codes.items() if name not in block.names}
    if codes == place.codes:
        return ""
    return element("p", link(place.to(place.page, codes), place.line(block.label)))


def _said(label: str, value: str, place: Place) -> str:
    said = f"{place.line(label)}: {element('strong', escape(in_one_line(value)))} "
    change = link(place.live(), place.say("reading_change"))
    return element("p", said + change, class_="control")
