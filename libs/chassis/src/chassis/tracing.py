"""Traces that run from the HTTP request through the bus into the reaction (W3C trace context)."""

from collections.abc import Iterator
from contextlib import contextmanager

from opentelemetry import trace
from opentelemetry.sdk.resources import Resource
from opentelemetry.sdk.trace import TracerProvider
from opentelemetry.sdk.trace.export import BatchSpanProcessor
from opentelemetry.sdk.trace.sampling import ALWAYS_OFF, ALWAYS_ON
from opentelemetry.trace import Span, SpanKind
from opentelemetry.trace.propagation.tracecontext import TraceContextTextMapPropagator

PROPAGATOR = TraceContextTextMapPropagator()
TRACER = trace.get_tracer("mahon")


def install(service: str, endpoint: str | None) -> None:
    """Trace this process where an OTLP endpoint is set; elsewhere ids run through all the same, recording nothing."""
    if isinstance(trace.get_tracer_provider(), TracerProvider):
        return
    provider = TracerProvider(
        sampler=ALWAYS_ON if endpoint else ALWAYS_OFF, resource=Resource.create({"service.name": service})
    )
    if endpoint:
        from opentelemetry.exporter.otlp.proto.http.trace_exporter import OTLPSpanExporter

        provider.add_span_processor(BatchSpanProcessor(OTLPSpanExporter(endpoint=f"{endpoint}/v1/traces")))
    trace.set_tracer_provider(provider)


def current_traceparent() -> str | None:
    carrier: dict[str, str] = {}
    PROPAGATOR.inject(carrier)
    return carrier.get("traceparent")


@contextmanager
def span(name: str, kind: SpanKind, traceparent: str | None, **attributes: str) -> Iterator[Span]:
    """A span that continues where `traceparent` left off. Attributes are ids, types and route templates only."""
    context = PROPAGATOR.extract({"traceparent": traceparent}) if traceparent else None
    with TRACER.start_as_current_span(
        name, context=context, kind=kind, attributes=dict(attributes), record_exception=False
    ) as opened:
        yield opened
