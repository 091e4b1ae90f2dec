"""Stands between a client and the gateway, passes everything on as it is, and keeps what was answered."""

import http.client
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import urlsplit

NOT_PASSED_ON = {"connection", "transfer-encoding", "content-length", "keep-alive"}


@dataclass(frozen=True)
class Answer:
    method: str
    path: str
    status: int
    media_type: str
    body: bytes


@dataclass
class Listener:
    base: str
    answers: list[Answer] = field(default_factory=list)


@contextmanager
def listening(gateway: str) -> Iterator[Listener]:
    """`gateway`: the URL that everything is passed on to. The listener's `base` is the client's."""
    behind = urlsplit(gateway)
    listener = Listener("")

    class Passing(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def pass_on(self) -> None:
            body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
            connection = http.client.HTTPConnection(behind.hostname or "", behind.port, timeout=120)
            connection.request(self.command, self.path, body or None, dict(self.headers.items()))
            response = connection.getresponse()
            answered = response.read()
            connection.close()
            media_type = response.headers.get("Content-Type", "").partition(";")[0]
            path = urlsplit(self.path).path
            listener.answers.append(Answer(self.command, path, response.status, media_type, answered))
            self.send_response_only(response.status)
            for name, value in response.headers.items():
                if name.lower() not in NOT_PASSED_ON:
                    self.send_header(name, value)
            self.send_header("Content-Length", str(len(answered)))
            self.end_headers()
            self.wfile.write(answered)

        do_GET = do_POST = do_PATCH = do_PUT = do_DELETE = pass_on  # noqa: N815  # http.server's names

        def log_message(self, *_: object) -> None:
            """Says nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Passing)
    listener.base = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield listener
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
