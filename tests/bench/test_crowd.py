"""A crowd's percentiles count those who got no answer."""

import asyncio

from tests.bench import crowd as crowds
from tests.bench.figures import upper


class Deaf:
    """A server's end that never answers."""

    async def ask(self, page, query):
        await asyncio.Event().wait()


def test_who_gets_no_answer_counts_with_the_longest_wait(monkeypatch):
    monkeypatch.setattr(crowds, "PATIENCE_SECONDS", 0.01)
    crowd = crowds.Crowd([0.001] * 9, [])

    asyncio.run(crowds._click(Deaf(), ("stadt", ""), 0, crowd))

    assert crowd.problems == ["nach 0.01 s keine Antwort"]
    assert (len(crowd.seconds), upper(crowd.seconds)) == (10, 0.01)
