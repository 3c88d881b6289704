"""A crowd's percentiles count those who got no answer."""

import asyncio

from tests.bench import crowd as crowds
from tests.bench.conversation import Answer, Visitor
from tests.bench.figures import upper


class Unheard(Visitor):
    """A visitor whom no server ever answers."""

    def __init__(self) -> None:
        """Needs no connection."""

    async def ask(self, page: str, query: str) -> Answer:
        await asyncio.Event().wait()
        raise AssertionError("Nothing ends this wait.")


def test_who_gets_no_answer_counts_with_the_longest_wait(monkeypatch):
    monkeypatch.setattr(crowds, "PATIENCE_SECONDS", 0.01)
    crowd = crowds.Crowd([0.001] * 9, [])

    asyncio.run(crowds._click(Unheard(), ("stadt", ""), 0, crowd))

    assert crowd.problems == ["nach 0.01 s keine Antwort"]
    assert (len(crowd.seconds), upper(crowd.seconds)) == (10, 0.01)
