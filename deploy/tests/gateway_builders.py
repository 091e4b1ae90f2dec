"""Tiny services, and a site, for a gateway to stand before."""

import asyncio
import contextlib
import json
import threading
from pathlib import Path
from typing import Self

from contracts.topology import SERVICES
from deploy.embedded import listening
from deploy.handed_out import HandedOut
from deploy.site import Kind, Site
from starlette.types import ASGIApp, Receive, Scope, Send

from deploy import state

PROGRAMS = (*SERVICES, "demonstration")


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
        await send(
            {
                **start,
                "headers": [(b"content-type", b"application/json"), (b"server", b"echo"), (b"etag", b'"7"'), *more],
            }
        )
        await send({"type": "http.response.body", "body": body})

    return app


class Services:
    """The tiny services on their Unix sockets, in a thread of their own."""

    def __init__(self, folder: Path, own: dict[str, ASGIApp] | None = None) -> None:
        """`own`: programs that are not tiny, by name."""
        self._applications = {name: echo(name) for name in PROGRAMS} | (own or {})
        self.addresses = {name: folder / name for name in PROGRAMS}
        self._loop = asyncio.new_event_loop()
        self._ended = asyncio.Event()

    def __enter__(self) -> Self:
        up = threading.Event()
        self._thread = threading.Thread(target=lambda: self._loop.run_until_complete(self._serve(up)))
        self._thread.start()
        assert up.wait(20)
        return self

    def __exit__(self, *_: object) -> None:
        self._loop.call_soon_threadsafe(self._ended.set)
        self._thread.join()
        self._loop.close()

    async def _serve(self, up: threading.Event) -> None:
        async with contextlib.AsyncExitStack() as stack:
            for name, address in self.addresses.items():
                await stack.enter_async_context(listening(self._applications[name], address))
            up.set()
            await self._ended.wait()


def built_web(folder: Path) -> Path:
    (folder / "assets").mkdir(parents=True)
    (folder / "index.html").write_text("<!doctype html><title>Mahon</title>")
    (folder / "reference").mkdir()
    (folder / "reference" / "index.html").write_text("<!doctype html><title>API</title>")
    (folder / "sw.js").write_text("'worker'")
    (folder / "manifest.webmanifest").write_text("{}")
    (folder / "assets" / "app-1a2b.js").write_text("'plain'" * 200)
    (folder / "assets" / "app-1a2b.js.br").write_bytes(b"packed")
    return folder


def site_of(kept: state.State, port: int, host: str = "127.0.0.1") -> Site:
    return Site(kept, Kind.DEMONSTRATION, None, port, host, [], None, HandedOut(kept.folder))
