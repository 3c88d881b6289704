"""What a prepared release changes for one city, for the people of that city."""

from indicators.workflow.access.people import Right
from indicators.workflow.access.rights import require
from indicators.workflow.acting import Acting
from indicators.workflow.releases.checklist import review
from indicators.workflow.releases.differences import Differences
from indicators.workflow.releases.release_blocks import of_city


def changes_for_city(release: str, city: str, acting: Acting) -> Differences:
    """The changes of one city and of no other. Raises AccessError for other people."""
    require(acting.person, Right.STATE, city)
    return of_city(review(release, acting).differences, city)
