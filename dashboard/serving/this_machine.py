"""Whether a request was made on the machine on which the server runs."""

import ipaddress
from urllib.parse import urlsplit

from starlette.types import Scope

from dashboard.serving.ready_answers import listed

PASSED_ON = (b"forwarded", b"x-forwarded-for", b"x-forwarded-host", b"x-real-ip", b"via")
"""What a proxy says: behind one, everybody seems to sit at this machine."""


def is_from_this_machine(scope: Scope) -> bool:
    """Whether browser and server share a machine, and the browser asked for it by that name.

    The name counts because another site could give its own name the address of this machine.
    """
    if any(listed(scope, name) for name in PASSED_ON):
        return False
    client = scope.get("client")
    hosts = listed(scope, b"host")
    if not client or len(hosts) != 1:
        return False
    return _is_loopback(client[0]) and _is_loopback(urlsplit(f"//{hosts[0]}").hostname or "")


def _is_loopback(name: str) -> bool:
    if name == "localhost":
        return True
    try:
        return ipaddress.ip_address(name).is_loopback
    except ValueError:
        return False
