"""Questions that no page asks a running dashboard, and what it answers."""

import urllib.error
import urllib.request

QUESTIONS = (
    # The framework's own: its health, what it counts, and the door for programs, which is shut.
    "GET /_stcore/health",
    "GET /_stcore/metrics",
    "GET /_stcore/host-config",
    "GET /_stcore/agent/openapi.json",
    "POST /_stcore/agent/interact",
    "POST /_stcore/agent/mcp",
    # Pages, files and folders that do not exist.
    "GET /nicht-da?wert=3",
    "GET /stadt/X06/Leitung",
    "GET /media/00000000000000000000000000000000.csv",
    "GET /app/static/../../store.duckdb",
    "GET /app/static/",
    "GET /demonstration/store.duckdb",
    "POST /stadt?stadt=X06",
)


def answers_of(dashboard):
    """Question → status, and lines of head and body."""
    return {question: _answer(dashboard, *question.split()) for question in QUESTIONS}


def _answer(dashboard, method, path):
    body = b"{}" if method == "POST" else None
    headers = {"content-type": "application/json"} if body else {}
    request = urllib.request.Request(f"{dashboard}{path}", body, headers, method=method)
    try:
        answer = urllib.request.urlopen(request, timeout=10)
    except urllib.error.HTTPError as refused:
        answer = refused
    with answer:
        heads = [f"{name}: {value}" for name, value in answer.headers.items()]
        return answer.status, [*heads, *answer.read().decode("utf-8", "replace").splitlines()]
