"""What is said where no city has moved, counted from the verdicts that stand on the same page."""

import pandas as pd

from indicators.analysis.verdicts.texts import verdict_texts
from indicators.publications.speech import formats
from indicators.publications.speech.wording import counted, sentence
from indicators.publications.verdicts.verdict_wording import label


def nobody_moved(verdicts: pd.DataFrame, language: str) -> str:
    """That no gap closed beyond doubt, how many cities have a verdict, and why others have none.

    `verdicts` are those of one indicator; a city is judged if any of its breakdowns is.
    """
    current = verdicts[verdicts["is_current"]]
    refused = current["verdict"] == "not_assessable"
    judged = set(current.loc[~refused, "area"])
    rest = current[refused & ~current["area"].isin(judged)]
    numbers = {"all": formats.number(current["area"].nunique(), language)}
    said = [sentence("moved_nobody", language)]
    if judged:
        said.append(counted("moved_nobody_judged", len(judged), language, **numbers))
    else:
        said.append(sentence("moved_nobody_unjudged", language, **numbers))
    if len(rest):
        said.append(_most_often(rest, language))
    return " ".join(said)


def _most_often(refused: pd.DataFrame, language: str) -> str:
    """The reason that holds for most cities; of two, the one that comes first in the rules."""
    cities = refused.groupby("reason")["area"].nunique()
    order = [reason for reason in verdict_texts()["reasons"] if reason in cities.index]
    reason = cities[order].idxmax()
    return counted(
        "moved_nobody_reason",
        int(cities[reason]),
        language,
        reason=formats.quoted(label("reasons", str(reason), language), language),
    )
