"""Asks the server in this process, without a network."""

import asyncio
from concurrent.futures import ThreadPoolExecutor
from typing import Any


def ask(app, path, query=b"", *headers, method="GET", hosts=(b"localhost",), body=b""):
    """Status, headers and body as the server sends them, asked in this process."""
    sent: list[Any] = []
    asked: list[bool] = []
    scope = {
        "type": "http",
        "asgi": {"version": "3.0"},
        "http_version": "1.1",
        "method": method,
        "scheme": "http",
        "path": path,
        "raw_path": path.encode(),
        "root_path": "",
        "query_string": query,
        "headers": [*((b"host", host) for host in hosts), *headers],
        "client": ("127.0.0.1", 50000),
        "server": ("localhost", 8501),
    }

    async def receive():
        if asked:
            await asyncio.sleep(3600)
        asked.append(True)
        return {"type": "http.request", "body": body, "more_body": False}

    async def send(message):
        sent.append(message)

    # In a thread of its own: a browser test in this process may keep an event loop running.
    with ThreadPoolExecutor(1) as thread:
        thread.submit(asyncio.run, app(scope, receive, send)).result()
    start, *parts = sent
    heads = [(name.decode().lower(), value.decode()) for name, value in start["headers"]]
    return start["status"], heads, b"".join(part.get("body", b"") for part in parts)
