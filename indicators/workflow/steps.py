"""How far the making of a release or a preview is, counted in the steps that it really has."""

from collections.abc import Sequence

from indicators.intake.check_steps import Step, Told
from indicators.making import STEPS, Progress

__all__ = ["PREPARING_STEPS", "PREVIEW_STEPS", "Step", "Told", "counted"]

PREVIEW_STEPS = (*STEPS, "differences")
PREPARING_STEPS = (*STEPS, "attack")


def counted(steps: Sequence[str], told: Told) -> Progress:
    """Tells of the names of steps which of how many each is."""
    return lambda name: told(Step(name, steps.index(name) + 1, len(steps)))
