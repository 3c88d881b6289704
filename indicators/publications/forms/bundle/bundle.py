"""Everything about an area, or about an indicator, in one archive with one click."""

from collections.abc import Iterator

from indicators.publications.dossier.leaf import Dossier
from indicators.publications.forms.bundle.described import Files, figure_files, leaf_files
from indicators.publications.forms.cite import picture
from indicators.publications.forms.office.alike import packed
from indicators.publications.forms.office.session_paper import make_session_paper
from indicators.publications.forms.office.slides import make_slides
from indicators.publications.forms.paper.chart_image import framed_image
from indicators.publications.forms.paper.profile import make_profile
from indicators.publications.forms.paper.report import make_report
from indicators.publications.forms.running_text import told
from indicators.publications.forms.sections import SOURCES, imprint_lines, state, watermark
from indicators.publications.forms.workbook.workbook import make_workbook
from indicators.publications.view import View

PAPERS = {
    "report": make_report,
    "profile": make_profile,
    "paper": make_session_paper,
    "slides": make_slides,
}


def make_bundle(dossier: Dossier) -> bytes:
    """Papers, workbook, figures, charts, tables; the same dossier makes the same bytes."""
    say = dossier.view.say
    papers = {say(f"bundle_{name}"): make(dossier) for name, make in PAPERS.items()}
    return _packed(dossier, papers, [*PAPERS, "workbook", "figures", "charts", "tables"])


def make_indicator_bundle(dossier: Dossier) -> bytes:
    """The same of one indicator, which has no papers of its own."""
    return _packed(dossier, {}, ["workbook", "figures", "charts", "tables"])


def _packed(dossier: Dossier, papers: Files, kinds: list[str]) -> bytes:
    view, say = dossier.view, dossier.view.say
    read_me = "\r\n".join(_read_me(dossier, kinds)) + "\r\n"
    files = {
        say("bundle_read_me"): read_me.encode("utf-8-sig"),
        **papers,
        say("bundle_workbook"): make_workbook(dossier),
        **figure_files(dossier, say("bundle_figures")),
        **_charts(dossier, view),
    }
    for leaf in dossier.leaves:
        files |= leaf_files(leaf, view, say("bundle_folder_tables"))
    return packed(files)


def _charts(dossier: Dossier, view: View) -> Files:
    """Each chart with title, dates and sources in it, for programs and for papers."""
    folder, files = view.say("bundle_folder_charts"), {}
    for leaf in dossier.leaves:
        if leaf.chart:
            svg = picture(leaf.chart, view.language).encode("utf-8")
            files[f"{folder}/{leaf.name}.svg"] = svg
            files[f"{folder}/{leaf.name}.png"] = framed_image(leaf.chart, view.language)
    return files


def _read_me(dossier: Dossier, kinds: list[str]) -> Iterator[str]:
    """What lies here, how it is to be read, where it comes from, under which licence."""
    view, say = dossier.view, dossier.view.say
    yield dossier.title
    yield state(view)
    if mark := watermark(view):
        yield mark
    yield from ("", say("bundle_contents"))
    for kind in kinds:
        yield f"- {_place(view, kind)}: {say(f'bundle_about_{kind}')}"
    for leaf in dossier.leaves:
        if leaf.name == SOURCES:
            yield from ("", say("bundle_reading"), leaf.headline)
            for one in told(leaf.text):
                yield f"- {one.text}" if one.level else one.text
    yield from ("", *imprint_lines(dossier))


def _place(view: View, kind: str) -> str:
    folders = {"charts": "bundle_folder_charts", "tables": "bundle_folder_tables"}
    return f"{view.say(folders[kind])}/" if kind in folders else view.say(f"bundle_{kind}")
