"""How a test of a page signs in without a browser."""

from datetime import UTC, datetime
from typing import Any

import pytest

from dashboard.serving.sessions import Session


def sign_in_as(code: str, monkeypatch: pytest.MonkeyPatch, **claims: Any) -> None:
    """From now on every page of the test is looked at by this invented person."""
    now = datetime.now(UTC)
    session = Session({"sub": f"demo:{code}", **claims}, now, now)
    monkeypatch.setattr("dashboard.frame.signed_in.session", lambda: session)
