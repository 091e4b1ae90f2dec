"""Traces that run from the HTTP request through the bus into the reaction (W3C trace context)."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from opentelemetry import trace
from opentelemetry.trace import Span, SpanKind, Tracer
from opentelemetry.trace.propagation.tracecontext import TraceContextTextMapPropagator

PROPAGATOR = TraceContextTextMapPropagator()
TRACER: Tracer | None = None
"""Of this process, where an OTLP endpoint is set."""
CARRIED: ContextVar[str | None] = ContextVar("traceparent", default=None)
"""Where nothing is traced: what came runs on through events and logs as it is, and costs next to nothing."""
DIGITS = re.compile(r"[0-9a-f]{32}")


def install(service: str, endpoint: str | None) -> None:
    """Trace this process where an OTLP endpoint is set."""
    global TRACER  # noqa: PLW0603  # a process is traced or it is not
    if endpoint is None or TRACER is not None:
        return
    # Three megabytes that a process does without where nobody looks at traces.
    from opentelemetry.exporter.otlp.proto.http.trace_exporter import OTLPSpanExporter
    from opentelemetry.sdk.resources import Resource
    from opentelemetry.sdk.trace import TracerProvider
    from opentelemetry.sdk.trace.export import BatchSpanProcessor
    from opentelemetry.sdk.trace.sampling import ALWAYS_ON

    provider = TracerProvider(sampler=ALWAYS_ON, resource=Resource.create({"service.name": service}))
    provider.add_span_processor(BatchSpanProcessor(OTLPSpanExporter(endpoint=f"{endpoint}/v1/traces")))
    TRACER = provider.get_tracer("mahon")


def of_request(request_id: str) -> str | None:
    """The trace context of a request: what it leads to, in whichever service, is called as the request is."""
    digits = request_id.replace("-", "")
    return f"00-{digits}-{digits[16:]}-01" if DIGITS.fullmatch(digits) else None


def current_traceparent() -> str | None:
    carried = CARRIED.get()
    if carried is not None:
        return carried
    carrier: dict[str, str] = {}
    PROPAGATOR.inject(carrier)
    return carrier.get("traceparent")


def current_trace_id() -> str | None:
    """Thirty-two hexadecimal digits."""
    traceparent = current_traceparent()
    return None if traceparent is None else traceparent.split("-")[1]


@contextmanager
def span(name: str, kind: SpanKind, traceparent: str | None, **attributes: str) -> Iterator[Span]:
    """A span that continues where `traceparent` left off. Attributes are ids, types and route templates only."""
    if TRACER is None:
        before = CARRIED.set(traceparent)
        try:
            yield trace.INVALID_SPAN
        finally:
            CARRIED.reset(before)
        return
    context = PROPAGATOR.extract({"traceparent": traceparent}) if traceparent else None
    with TRACER.start_as_current_span(
        name, context=context, kind=kind, attributes=dict(attributes), record_exception=False
    ) as opened:
        yield opened
