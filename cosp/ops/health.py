"""Asks a web server whether it is well: for the supervisor and for a container's health check."""

from __future__ import annotations

import http.client
import os
import sys


def host_header(allowed_hosts: str) -> str:
    """A host that the application answers to: the first of ALLOWED_HOSTS, or localhost."""
    first = allowed_hosts.split(",")[0].strip().lstrip(".")
    return "localhost" if first in ("", "*") else first


def is_well(port: int, host: str = "localhost", timeout: float = 2.0) -> bool:
    """Whether /health/ on this machine answers 200."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=timeout)
    try:
        connection.request("GET", "/health/", headers={"Host": host})
        return connection.getresponse().status == http.HTTPStatus.OK
    except (OSError, http.client.HTTPException):
        return False
    finally:
        connection.close()


if __name__ == "__main__":
    well = is_well(int(sys.argv[1]), host_header(os.environ.get("ALLOWED_HOSTS", "")))
    sys.exit(0 if well else 1)
