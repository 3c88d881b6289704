"""What a browser says to Streamlit over its WebSocket, and when the script has answered."""

import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import NamedTuple

from streamlit.proto.Alert_pb2 import Alert
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.Element_pb2 import Element
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.asyncio.client import ClientConnection, connect
from websockets.typing import Subprotocol

HALF_DONE = ForwardMsg.FINISHED_EARLY_FOR_RERUN


class Answer(NamedTuple):
    """How long a script took to answer, what it sent, and what went wrong ("" if nothing)."""

    seconds: float
    elements: list[Element]
    problem: str


class Visitor:
    """One open page of one visitor; it keeps what a browser keeps."""

    def __init__(self, socket: ClientConnection) -> None:
        self._socket = socket
        self._kept: set[str] = set()

    async def ask(self, page: str, query: str) -> Answer:
        """Runs the script of a page as a click on a link would; the time ends with its end."""
        message = BackMsg()
        message.rerun_script.page_name = page
        message.rerun_script.query_string = query
        message.rerun_script.cached_message_hashes.extend(sorted(self._kept))
        message.rerun_script.context_info.timezone = "Europe/Berlin"
        message.rerun_script.context_info.locale = "de-DE"
        begun = time.perf_counter()
        await self._socket.send(message.SerializeToString())
        return await self._answer(begun)

    async def _answer(self, begun: float) -> Answer:
        elements: list[Element] = []
        problems: list[str] = []
        while True:
            received = ForwardMsg()
            received.ParseFromString(await self._socket.recv(decode=False))
            kind = received.WhichOneof("type")
            if received.metadata.cacheable and received.hash:
                self._kept.add(received.hash)
            if kind == "delta" and received.delta.HasField("new_element"):
                elements.append(received.delta.new_element)
            if kind == "page_not_found":
                problems.append("page not found")
            if kind == "script_finished" and received.script_finished != HALF_DONE:
                seconds = time.perf_counter() - begun
                problems += filter(None, map(_problem, elements))
                return Answer(seconds, elements, "; ".join(problems))


def _problem(element: Element) -> str:
    """What an element says has failed; the dashboard shows a sentence, Streamlit a traceback."""
    if element.HasField("exception"):
        return element.exception.message
    is_error = element.HasField("alert") and element.alert.format == Alert.ERROR
    return element.alert.body if is_error else ""


@asynccontextmanager
async def visitor(address: str, cookie: str = "") -> AsyncIterator[Visitor]:
    """A visitor with a connection of their own; with the cookie of a session somebody signed in."""
    stream = f"{address.replace('http', 'ws', 1)}/_stcore/stream"
    # A server busy with others answers no ping for a while; a browser would not mind either.
    async with connect(
        stream,
        subprotocols=[Subprotocol("streamlit")],
        max_size=None,
        open_timeout=60,
        close_timeout=2,
        ping_interval=None,
        additional_headers={"cookie": cookie} if cookie else {},
    ) as connection:
        yield Visitor(connection)
