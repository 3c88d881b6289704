"""Whether the dashboard can listen on a port."""

import socket

from indicators.errors import MonitorError


def check_port(port: int) -> None:
    """Raises MonitorError when another program already listens on this port."""
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError as problem:
            raise MonitorError("port_taken", port=port) from problem
