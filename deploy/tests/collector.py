"""Takes traces as an OpenTelemetry collector does, by OTLP over HTTP."""

from collections import defaultdict
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Lock, Thread
from typing import Self

from opentelemetry.proto.collector.trace.v1.trace_service_pb2 import ExportTraceServiceRequest

OTLP = "/v1/traces"


class Collector:
    def __init__(self) -> None:
        self._lock = Lock()
        self._traces: defaultdict[str, set[tuple[str, str]]] = defaultdict(set)
        self.words = ""
        """All that any span said: names, attributes, events."""
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), self._handler())

    def _handler(self) -> type[BaseHTTPRequestHandler]:
        collector = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:  # the name that the library calls
                body = self.rfile.read(int(self.headers["content-length"]))
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
