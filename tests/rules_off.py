"""Builds as if the rules found nothing, for tests of what comes after them."""

import pandas as pd
import pytest

from indicators.intake.findings import COLUMNS


def switch_rules_off(patch: pytest.MonkeyPatch) -> None:
    """The rules take half of a small build and change no row; what they refuse, passes."""
    patch.setattr("indicators.intake.checks.check", lambda *_: pd.DataFrame(columns=COLUMNS))
    patch.setattr("indicators.intake.checks.check_store", lambda *_: None)
