"""What is too large, or does not come, is refused through Caddy; idle connections end where nobody sends on them."""

import re
import socket
import tempfile
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from chassis import bodies
from chassis.bodies import FROM_ANYBODY
from chassis.serve import AS_SERVED
from contracts.topology import SERVICES
from deploy.caddyfile import Finding, caddyfile
from deploy.routes import load
from deploy.supervisor import Supervisor
from gateway_builders import Services, built_web, site_of
from testkit.routes import bare_app, routes_of

from deploy import answers, gateway, ports, state


@pytest.fixture
def guarded_door(tmp_path: Path) -> Iterator[httpx.Client]:
    """The gateway before identity itself, which has no database and needs none to refuse a body."""
    port = ports.free()
    with tempfile.TemporaryDirectory() as sockets, Services(Path(sockets), {"identity": bare_app("identity")}) as all_:
        upstreams = {name: f"unix/{address}" for name, address in all_.addresses.items()}
        with state.opened(tmp_path) as kept, Supervisor(kept) as supervisor:
            gateway.start(site_of(kept, port), upstreams, built_web(tmp_path / "web"), supervisor)
            transport = httpx.HTTPTransport(retries=8)
            with httpx.Client(base_url=f"http://127.0.0.1:{port}", transport=transport) as client:
                yield client


def in_parts(size: int) -> Iterator[bytes]:
    for _ in range(size // 100_000):
        yield b" " * 100_000


@pytest.mark.parametrize("size", [2**20, 60 * 2**20])
def test_a_body_that_is_too_large_is_refused_whether_or_not_it_says_so(guarded_door: httpx.Client, size: int) -> None:
    for content in (b" " * size, in_parts(size)):
        refused = guarded_door.post("/api/v2/tokens", content=content, headers={"Content-Type": "application/json"})
        body = refused.json()
        assert (refused.status_code, body["code"], body["facts"]) == (413, "payload_too_large", {"limit": FROM_ANYBODY})


def test_a_body_that_does_not_come_is_refused_through_the_gateway(
    guarded_door: httpx.Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bodies, "GRACE_SECONDS", 0.01)
    guarded_door.get("/health/live")
    with socket.create_connection(("127.0.0.1", guarded_door.base_url.port or 0), 20) as slow:
        head = "POST /api/v2/tokens HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 9\r\n\r\n{"
        slow.sendall(head.encode())
        slow.settimeout(20)
        assert slow.recv(100).startswith(b"HTTP/1.1 408 ")


def test_no_route_takes_more_than_the_gateway_lets_through() -> None:
    limits = [bodies.most_bytes(route) for service in SERVICES for route in routes_of(service)]
    assert max(limits) <= answers.BODY_LIMIT


def test_the_gateway_gives_up_an_idle_connection_before_the_service_does() -> None:
    """Else a request could meet the connection's end on the way, and nobody knows whether it was done."""
    assert AS_SERVED["timeout_keep_alive"] > answers.IDLE_SECONDS * 2
    for finding in Finding:
        written = caddyfile(load(), finding)
        proxied = re.findall(r"^\t*(?:reverse_proxy|forward_auth) .*$", written, re.MULTILINE)
        assert len(proxied) == written.count("\timport kept\n")
