"""Jobs shared out: another process begins with the first, this one with the last.

This one has read the release to know what there is to do. If it only looked on while two others
worked, a third process would hold libraries and release, at a hundred megabytes.
"""

import multiprocessing
from collections.abc import Callable
from concurrent.futures import Future, ProcessPoolExecutor, as_completed

from indicators.publications.edition.jobs import Job, Made, end_with_the_parent

OTHERS = 1
Progress = Callable[[int, int], None]
"""Is told how many dossiers of how many are done."""


def shared_out(jobs: list[Job], progress: Progress) -> list[Made]:
    """What was made, in the order of the jobs; a single one needs no other process."""
    if len(jobs) == 1:
        return [_work(jobs[0])]
    fresh = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(OTHERS, mp_context=fresh, initializer=end_with_the_parent) as pool:
        given = [pool.submit(_work, job) for job in jobs]
        try:
            return _together(jobs, given, progress)
        finally:
            pool.shutdown(cancel_futures=True)


def _together(jobs: list[Job], given: list[Future[Made]], progress: Progress) -> list[Made]:
    """Takes back from the other process what it has not begun; then waits for the rest."""
    own: dict[int, Made] = {}
    for order in reversed(range(len(jobs))):
        if given[order].cancel():
            own[order] = _work(jobs[order])
            progress(len(own) + _finished(given), len(jobs))
    for _ in as_completed(one for one in given if not one.cancelled()):
        progress(len(own) + _finished(given), len(jobs))
    return [own[order] if order in own else given[order].result() for order in range(len(jobs))]


def _finished(given: list[Future[Made]]) -> int:
    """How many the other process has done; where one failed, going on makes no sense."""
    return len([one.result() for one in given if one.done() and not one.cancelled()])


def _work(job: Job) -> Made:
    """Makes the files; whoever finds that nothing is to be made does not load what makes them."""
    from indicators.publications.edition.workshop import make

    return make(job)
