"""Tables of the pages of the workflow."""

from collections.abc import Mapping, Sequence

import pandas as pd

from indicators.publications.exhibit import Table
from indicators.publications.speech.escaping import in_markdown
from indicators.publications.view import View


def table(rows: Sequence[Mapping[str, str]], view: View, caption: str) -> Table:
    """Rows as a table; keys are those of its headings, cells are texts of others."""
    plain = pd.DataFrame(rows).rename(columns=lambda key: view.say(str(key)))
    return Table(plain.map(in_markdown), plain, caption=caption)
