"""What stands on the sheets Start and Angaben."""

from datetime import date

from indicators.intake.form_words import words_of_form
from indicators.intake.template.printed_words import FORM_VERSION, printed_words
from indicators.publications.delivery_form.form_sheets import DeliveryForm


def start_lines(asked: DeliveryForm) -> list[tuple[str, str]]:
    """The lines of the sheet Start: their style (title, heading, text) and words."""
    words = printed_words()
    due = asked.collection.due.get(asked.year)
    contact = asked.collection.contact
    before = words.before.format(release=asked.release_id) if asked.before else words.no_before
    invented = [("heading", words.invented)] if asked.is_demonstration else []
    return [
        ("title", words.title.format(year=asked.year, city=asked.city.name)),
        *invented,
        ("text", words.subtitle),
        ("heading", words.steps_title),
        *(("text", f"{place}. {step}") for place, step in enumerate(words.steps, 1)),
        ("text", words.grey),
        ("heading", f"{words.due} {due:%d.%m.%Y}" if due else words.no_due),
        ("heading", f"{words.contact}: {contact}" if contact else words.no_contact),
        ("text", before),
        ("text", f"{words.version}: {FORM_VERSION}"),
    ]


def detail_lines(asked: DeliveryForm) -> list[tuple[str, str | int | date, str]]:
    """Label, value and explanation of each line of the sheet Angaben."""
    fixed: dict[str, str | int | date] = {
        "Stadt": asked.city.code,
        "Berichtsjahr": asked.year,
        "Stichtag": date(asked.year, 12, 31),
        "Formularfassung": FORM_VERSION,
    }
    return [
        (label, {**fixed, **asked.details}.get(label, ""), words.format(city=asked.city.name))
        for label, words in printed_words().details.items()
    ]


FIXED_DETAILS = ("Stadt", "Berichtsjahr", "Formularfassung")
"""What nobody changes who fills in the form."""

LISTED_DETAILS = {"Konzept": "concept", "Erhebungsweg": "method", "Bereich": "scope"}
"""Labels whose value is chosen from the words of a field."""


def lists(asked: DeliveryForm) -> dict[tuple[str, str], list[str]]:
    """The words of each drop-down list, by form and field."""
    return {
        (form, field): list(words.values())
        for form in ("figures", "criteria", "measure_reports", "recordability")
        for field, words in words_of_form(form, asked.catalogue).items()
        if field != "area"
    }
