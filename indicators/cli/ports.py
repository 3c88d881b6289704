"""Whether the dashboard can listen on a port."""

import errno
import socket
from typing import Any

from indicators.errors import MonitorError


def check_port(port: int, host: str = "localhost") -> None:
    """Raises MonitorError when another program already listens there, or nothing can."""
    # Every address of localhost: the server takes IPv4 and IPv6, and needs both to be free.
    for family, kind, *_, address in _addresses(host, port):
        with socket.socket(family, kind) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind(address)
            except OSError as problem:
                is_elsewhere = problem.errno == errno.EADDRNOTAVAIL and host != "localhost"
                key = "host_unknown" if is_elsewhere else "port_taken"
                raise MonitorError(key, port=port, host=host) from problem


def _addresses(host: str, port: int) -> list[Any]:
    try:
        return list(socket.getaddrinfo(host, port, type=socket.SOCK_STREAM))
    except (OSError, UnicodeError) as problem:
        raise MonitorError("host_unknown", host=host) from problem
