"""The numbers and rights of the way from a delivery to a release (rules.yaml)."""

from functools import cache
from pathlib import Path
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from indicators.definitions import read_yaml
from indicators.workflow.access.people import Right, Role

RULES = Path(__file__).with_name("rules.yaml")
Count = Annotated[int, Field(gt=0)]


class LargeChange(BaseModel):
    """From when on a correction is named on its own, and how many are."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    percent: Annotated[int, Field(gt=0, le=100)]
    steps: Annotated[float, Field(gt=0)]
    named: Count


class WorkflowRules(BaseModel):
    """The whole file."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    rights: dict[Role, frozenset[Right]]
    days_to_answer: Count
    years_names_are_kept: Count
    session_minutes: Count
    session_hours: Count
    days_a_draft_is_kept: Count
    large_change: LargeChange


@cache
def workflow_rules() -> WorkflowRules:
    """The rules of the workflow; the file travels with the program, so a fault in it is ours."""
    return WorkflowRules.model_validate(read_yaml(RULES))
