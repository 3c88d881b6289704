"""Who acts, where and when: what every function of the workflow is given."""

from dataclasses import dataclass
from datetime import date, datetime

from indicators.catalogue import Catalogue
from indicators.workflow.access.people import Person
from indicators.workplace import Workplace


@dataclass(frozen=True)
class Acting:
    """One person acting in one workplace. `now` has a time zone; the clock is read at the edge."""

    workplace: Workplace
    catalogue: Catalogue
    person: Person
    now: datetime

    @property
    def today(self) -> date:
        """The day on which the person acts, where the person is."""
        return self.now.astimezone().date()
