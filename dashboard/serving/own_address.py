"""Under which address the server is reached: as its operators say, else as the visitor asked."""

import re

from starlette.types import Scope

from dashboard.serving.ready_answers import listed
from indicators.publications.site.operator import site_address

_HOST = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9.-]{0,251}[A-Za-z0-9])?(?::\d{1,5})?"
                   r"|\[[0-9A-Fa-f:.]{2,45}\](?::\d{1,5})?")  # fmt: skip
NOWHERE = "http://localhost"
"""Where neither is known. What a visitor calls us stands in answers only if it is a name."""


def own_address(scope: Scope) -> str:
    """Scheme and host, and the path before all our addresses; no slash at the end."""
    if told := site_address():
        return told
    hosts = listed(scope, b"host")
    if len(hosts) == 1 and _HOST.fullmatch(hosts[0]):
        return f"{'https' if scope.get('scheme') == 'https' else 'http'}://{hosts[0]}"
    return NOWHERE
