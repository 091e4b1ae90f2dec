"""Structured logs. A key that is not declared here is dropped, so that no name or narrative gets in by accident."""

import contextlib
import logging
import sys
from types import TracebackType
from typing import TextIO, cast

import structlog
from structlog.typing import EventDict, WrappedLogger

from chassis import tracing

LOGGABLE = frozenset(
    """
        event level timestamp service request_id trace_id actor_id method route status duration_ms code
        record_id record_type transition_id event_id event_type family subject sequence source attempts why
        error_class sqlstate where count backlog lag_ms port pid url_scheme queue schedule version kind
        delivery_id configuration_id form_unique_id step total state version_from version_to
    """.split()
)


def drop_undeclared(_logger: WrappedLogger, _method: str, entry: EventDict) -> EventDict:
    dropped = sorted(key for key in entry if key not in LOGGABLE)
    for key in dropped:
        del entry[key]
    if dropped:
        entry["event"] = f"{entry['event']} (undeclared keys dropped)"
    return entry


def add_trace(_logger: WrappedLogger, _method: str, entry: EventDict) -> EventDict:
    trace_id = tracing.current_trace_id()
    if trace_id is not None:
        entry["trace_id"] = trace_id
    return entry


class OfOthers(logging.Handler):
    """What libraries have to say, without their words: these may quote a value, an address or a whole request."""

    def emit(self, record: logging.LogRecord) -> None:
        error = record.exc_info[1] if record.exc_info else None
        said = failure(error) if error is not None else {"where": f"{record.name}:{record.lineno}"}
        get().log(record.levelno, "library", kind=record.name, **said)


class Bearing:
    """A stream that bears what happens to it: what cannot be written, on a full disk say, is lost, and work goes on."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream

    def write(self, text: str) -> int:
        with contextlib.suppress(OSError):
            self._stream.write(text)
        return len(text)

    def flush(self) -> None:
        with contextlib.suppress(OSError):
            self._stream.flush()


def tell_of_crash(_kind: type[BaseException], error: BaseException, _traceback: TracebackType | None) -> None:
    """As `sys.excepthook` of a process of its own: which error, and where, not what it says."""
    get().critical("crashed", **failure(error))


def install(service: str, stream: TextIO | None = None, level: int = logging.INFO) -> None:
    structlog.contextvars.bind_contextvars(service=service)
    structlog.configure(
        processors=[
            structlog.contextvars.merge_contextvars,
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            add_trace,
            drop_undeclared,
            structlog.processors.JSONRenderer(),
        ],
        wrapper_class=structlog.make_filtering_bound_logger(level),
        logger_factory=structlog.PrintLoggerFactory(cast(TextIO, Bearing(stream or sys.stderr))),
        cache_logger_on_first_use=True,
    )
    logging.basicConfig(handlers=[OfOthers(logging.WARNING)], level=logging.WARNING, force=True)
    logging.captureWarnings(True)


def failure(error: BaseException) -> dict[str, str]:
    """What may be said of an unexpected error: its class and where it was raised, never its text."""
    where = ""
    if error.__traceback__ is not None:
        last = error.__traceback__
        while last.tb_next is not None:
            last = last.tb_next
        where = f"{last.tb_frame.f_globals.get('__name__', '?')}:{last.tb_lineno}"
    return {"error_class": type(error).__name__, "where": where}


def get() -> structlog.typing.FilteringBoundLogger:
    logger: structlog.typing.FilteringBoundLogger = structlog.get_logger()
    return logger
