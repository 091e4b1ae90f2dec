"""By which name, and over what, the gateway is reached; `./mahon up` serves HTTPS and finds itself ready over it."""

import asyncio
import socket
import ssl
from pathlib import Path

import httpx
import pytest
from certificates import make_certificate
from deploy.aside import OUR_OWN
from deploy.door import INTERNAL, ROOT, Door, named
from deploy.say import Code, Stopped
from deploy.supervisor import Supervisor
from deploy.to_self import ToSelf, ToSelfLater
from gateway_builders import Services, built_web, site_of
from proofs.system import ADMIN, System

from deploy import gateway, ports, state

NAME = "mahon.example"
BY_MAIL = {"MAHON_SITE": "https://a.example", "MAHON_TLS": "who@a.example"}


@pytest.mark.parametrize(
    ("given", "door", "url"),
    [
        ({}, Door("127.0.0.1", 8080), "http://127.0.0.1:8080"),
        ({"MAHON_SITE": "http://:8080"}, Door("127.0.0.1", 8080), "http://127.0.0.1:8080"),
        ({"MAHON_SITE": "http://a.example"}, Door("127.0.0.1", 8080, "a.example"), "http://a.example:8080"),
        ({"MAHON_SITE": "https://a.example"}, Door("127.0.0.1", 8080, "a.example", INTERNAL), "https://a.example:8080"),
        ({"MAHON_SITE": "https://[::1]:8080"}, Door("127.0.0.1", 8080, "[::1]", INTERNAL), "https://[::1]:8080"),
        (
            {"MAHON_SITE": "https://a.example", "MAHON_TLS": "who@a.example"},
            Door("127.0.0.1", 8080, "a.example", "who@a.example"),
            "https://a.example:8080",
        ),
    ],
)
def test_a_site_is_a_name_and_how_it_is_reached(given: dict[str, str], door: Door, url: str) -> None:
    assert named("127.0.0.1", 8080, given) == door
    assert door.url == url


def test_the_usual_port_is_not_said() -> None:
    assert named("0.0.0.0", 443, {"MAHON_SITE": "https://a.example"}).url == "https://a.example"  # noqa: S104


@pytest.mark.parametrize(
    "given",
    [
        {"MAHON_SITE": "https://a.example:9"},
        {"MAHON_SITE": "https://a.example:word"},
        {"MAHON_SITE": "https://"},
        {"MAHON_SITE": "a.example"},
        {"MAHON_SITE": "https://a.example/under"},
        {"MAHON_SITE": "http://a.example", "MAHON_TLS": "internal"},
        {"MAHON_TLS": "internal"},
        {"MAHON_SITE": "https://a.example", "MAHON_TLS": "one"},
        {"MAHON_SITE": "https://a.example", "MAHON_TLS": "/nowhere/cert.pem /nowhere/key.pem"},
        {"MAHON_ACME": "https://ca.example/directory"},
        {"MAHON_SITE": "https://a.example", "MAHON_ACME": "https://ca.example/directory"},
        {"MAHON_SITE": "https://a.example", "MAHON_TLS": "internal", "MAHON_ACME_ROOT": "/etc/hosts"},
        BY_MAIL | {"MAHON_ACME": "http://ca.example/directory"},
        BY_MAIL | {"MAHON_ACME": "https://ca.example/directory {"},
        BY_MAIL | {"MAHON_ACME_ROOT": "/nowhere/root.pem"},
    ],
)
def test_what_cannot_be_served_is_refused_before_anything_starts(given: dict[str, str]) -> None:
    with pytest.raises(Stopped, match=r"MAHON_(SITE|TLS|ACME)") as stopped:
        named("127.0.0.1", 8080, given)
    assert stopped.value.code == Code.USAGE


def test_given_files_are_what_the_gateway_shows_and_another_certificate_is_not_taken_for_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "other").mkdir()
    certificate, key = make_certificate(tmp_path, NAME)
    stranger = make_certificate(tmp_path / "other", NAME)
    monkeypatch.setenv("MAHON_SITE", f"https://{NAME}")
    monkeypatch.setenv("MAHON_TLS", f"{certificate} {key}")
    with Services(tmp_path) as services, state.opened(tmp_path / "state") as kept, Supervisor(kept) as supervisor:
        site = site_of(kept, ports.free())
        upstreams = {name: f"unix/{address}" for name, address in services.addresses.items()}
        gateway.start(site, upstreams, built_web(tmp_path / "web"), supervisor)
        gateway.wait_until_ready(site, supervisor, OUR_OWN)
        assert shown(site.port) == ssl.PEM_cert_to_DER_cert(certificate.read_text())
        with httpx.Client(transport=ToSelf(site.door, tmp_path)) as client:
            asked = client.get(f"{site.url}/api/v2/identity_providers")
        assert asked.json()["headers"]["host"] == f"{NAME}:{site.port}"
        assert "max-age" in asked.headers["strict-transport-security"]
        monkeypatch.setenv("MAHON_TLS", " ".join(map(str, stranger)))
        wary = httpx.Client(transport=ToSelf(site.door, tmp_path))
        with wary, pytest.raises(httpx.ConnectError, match="certificate verify failed"):
            wary.get(site.url)


def shown(port: int) -> bytes | None:
    """The certificate that the gateway answers with, believed or not."""
    context = ssl.create_default_context()
    context.check_hostname, context.verify_mode = False, ssl.CERT_NONE
    plain = socket.create_connection(("127.0.0.1", port), 20)
    with plain, context.wrap_socket(plain, server_hostname=NAME) as wrapped:
        return wrapped.getpeercert(binary_form=True)


def test_up_serves_https_with_a_certificate_of_its_own_and_a_login_lasts(tmp_path: Path) -> None:
    with System(tmp_path, apart=False, environment={"MAHON_SITE": f"https://{NAME}"}) as system:
        door = Door("127.0.0.1", system.port, NAME, INTERNAL)
        assert (tmp_path / "gateway" / ROOT).exists()
        statuses, secure = asyncio.run(_sign_in(door, tmp_path / "gateway"))
        assert statuses == [200, 200, 200]
        assert secure == {True}
        assert httpx.get(f"http://127.0.0.1:{system.port}/health/ready").status_code == 400


async def _sign_in(door: Door, folder: Path) -> tuple[list[int], set[bool]]:
    async with httpx.AsyncClient(base_url=door.url, transport=ToSelfLater(door, folder)) as client:
        first = await client.get("/api/v2/identity_providers")
        body = {"user": {"user_name": ADMIN[0], "password": ADMIN[1]}}
        token = {"X-CSRF-Token": client.cookies["CSRF-TOKEN"]}
        signed_in = await client.post("/api/v2/tokens", json=body, headers=token)
        listed = await client.get("/api/v2/cases")
        return [first.status_code, signed_in.status_code, listed.status_code], {
            one.secure for one in client.cookies.jar
        }
