"""What several tests of the server ask."""

import pytest
from starlette.applications import Starlette

from dashboard.serving.for_programs import ForPrograms


@pytest.fixture
def programs(real_data, use_data):
    """The door for programs, with the real release behind it."""
    use_data(real_data)
    return ForPrograms(Starlette())
