"""Whether the dashboard can listen on a port."""

import socket

from indicators.errors import MonitorError


def check_port(port: int) -> None:
    """Raises MonitorError when another program already listens on this port."""
    # Every address of localhost: the server takes IPv4 and IPv6, and needs both to be free.
    for family, kind, *_, address in socket.getaddrinfo("localhost", port, type=socket.SOCK_STREAM):
        with socket.socket(family, kind) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind(address)
            except OSError as problem:
                raise MonitorError("port_taken", port=port) from problem
