"""The read-only interface under requests that nobody thought of, right and wrong ones."""

from collections.abc import Iterator

import pytest
import schemathesis
from schemathesis.config import SchemathesisConfig
from schemathesis.engine import Status, from_schema
from schemathesis.engine.events import EngineEvent, FatalError, NonFatalError, ScenarioFinished
from starlette.applications import Starlette

from dashboard.serving.for_programs import ForPrograms

SETTINGS = {
    "seed": 13,
    "generation": {"max-examples": 40, "deterministic": True, "database": "none"},
    "phases": {"stateful": {"enabled": False}},
}
LEAST_REQUESTS = 2000


@pytest.fixture(autouse=True)
def released(real_data, use_data):
    use_data(real_data)


def events(app) -> Iterator[EngineEvent]:
    config = SchemathesisConfig.from_dict(SETTINGS)
    schema = schemathesis.openapi.from_asgi("/api/v1/openapi.json", app, config=config)
    return from_schema(schema).execute()


@pytest.mark.slow
@pytest.mark.filterwarnings("ignore")
def test_no_request_breaks_what_the_description_promises():
    """All checks: status, type, schema and headers as described, right requests answered, wrong
    ones refused, no other method."""
    seen = list(events(ForPrograms(Starlette())))
    told = [event for event in seen if isinstance(event, FatalError | NonFatalError)]
    ended = [event for event in seen if isinstance(event, ScenarioFinished)]
    broken = [
        (check.name, check.failure_info.failure.title, check.failure_info.failure.message[:300])
        for event in ended
        for checks in event.recorder.checks.values()
        for check in checks
        if check.status is Status.FAILURE and check.failure_info
    ]

    assert [str(event) for event in told] == []
    assert broken == []
    assert sum(len(event.recorder.interactions) for event in ended) > LEAST_REQUESTS
