"""Traces are taken by a real OpenTelemetry collector, Rotel, which hands them on to a listener that tests can ask."""

import gzip
import importlib.util
import subprocess
import time
from collections import defaultdict
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Lock, Thread
from typing import Self

from opentelemetry.proto.collector.trace.v1.trace_service_pb2 import ExportTraceServiceRequest

from deploy import ports

OTLP = "/v1/traces"
PASSED, BY = "passed.by", "rotel"
"""What the real collector adds to all that it hands on, and what the listener looks for."""
UP_SECONDS = 20.0


def rotel() -> Path | None:
    """The program of Rotel's wheel; None where there is no wheel, or where it does not run."""
    found = importlib.util.find_spec("rotel")
    if found is None or found.origin is None:
        return None
    program = Path(found.origin).with_name("rotel-agent")
    try:
        done = subprocess.run([program, "--version"], capture_output=True, check=False)
    except OSError:
        return None
    return program if done.returncode == 0 else None


class Rotel:
    """A real collector that takes traces at `address`, and hands them on over HTTP."""

    def __init__(self, program: Path, folder: Path, hands_on_to: str) -> None:
        self._port = ports.free()
        here = {"--otlp-http-endpoint": self._port, "--otlp-grpc-endpoint": ports.free()}
        self._command = [
            *(program, "start", "--pid-file", folder / "pid", "--otel-resource-attributes", f"{PASSED}={BY}"),
            *("--exporter", "otlp", "--otlp-exporter-protocol", "http", "--otlp-exporter-endpoint", hands_on_to),
            *(word for option, port in here.items() for word in (option, f"127.0.0.1:{port}")),
        ]
        self._log = folder / "log"

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self._port}"

    def __enter__(self) -> Self:
        with self._log.open("w") as log:
            self._process = subprocess.Popen(self._command, stdout=log, stderr=log)
        deadline = time.monotonic() + UP_SECONDS
        while not ports.answers(self._port):
            assert self._process.poll() is None, self._log.read_text()
            assert time.monotonic() < deadline, self._log.read_text()
            time.sleep(0.1)
        return self

    def __exit__(self, *_: object) -> None:
        self._process.terminate()
        self._process.wait(UP_SECONDS)


class Collector:
    def __init__(self) -> None:
        self._lock = Lock()
        self._traces: defaultdict[str, set[tuple[str, str]]] = defaultdict(set)
        self.words = ""
        """All that any span said: names, attributes, events."""
        self.passed: set[str | None] = set()
        """By which collector the spans came; None: by none."""
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), self._handler())

    def _handler(self) -> type[BaseHTTPRequestHandler]:
        collector = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:  # the name that the library calls
                body = self.rfile.read(int(self.headers["content-length"]))
                if self.headers["content-encoding"] == "gzip":
                    body = gzip.decompress(body)
                if self.path == OTLP:
                    collector.take(ExportTraceServiceRequest.FromString(body))
                self.send_response(200 if self.path == OTLP else 404)
                self.send_header("content-length", "0")
                self.end_headers()

            def log_message(self, *_: object) -> None: ...

        return Handler

    def take(self, asked: ExportTraceServiceRequest) -> None:
        with self._lock:
            self.words += str(asked)
            for resource in asked.resource_spans:
                named = {each.key: each.value.string_value for each in resource.resource.attributes}
                self.passed.add(named.get(PASSED))
                for span in (span for scope in resource.scope_spans for span in scope.spans):
                    self._traces[span.trace_id.hex()].add((named["service.name"], span.name))

    def trace(self, request_id: str) -> set[tuple[str, str]]:
        """Service and name of each span that the request led to."""
        with self._lock:
            return set(self._traces[request_id.replace("-", "")])

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self._server.server_port}"

    def __enter__(self) -> Self:
        Thread(target=self._server.serve_forever, daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        self._server.shutdown()
        self._server.server_close()
