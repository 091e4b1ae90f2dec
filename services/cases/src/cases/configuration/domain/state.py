"""A configuration and its way from stored to applied."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any
from uuid import UUID

from chassis.errors import Conflict, Invalid, Unavailable
from chassis.moments import written
from contracts.values import Values

from cases.configuration.domain.snapshot import Finding

PATIENCE = timedelta(hours=1)
"""How long an application that keeps failing unexpectedly is tried again before it is given up."""
RETRY_AFTER = 5


class State(StrEnum):
    STORED = "stored"
    REQUESTED = "requested"
    APPLYING = "applying"
    APPLIED = "applied"
    FAILED = "failed"

    @property
    def is_under_way(self) -> bool:
        return self in {State.REQUESTED, State.APPLYING}


class BrokenConfiguration(Invalid):
    code = "broken_configuration"
    title = "The configuration has errors. Nothing was changed."

    def __init__(self, findings: Sequence[Finding]) -> None:
        fields: dict[str, list[str]] = {}
        for finding in findings:
            fields.setdefault(finding.path, []).append(finding.code)
        super().__init__(fields, findings=[finding.as_json() for finding in findings])


class ConfigurationBeingApplied(Unavailable):
    code = "configuration_being_applied"
    title = "A configuration is being applied. Try again shortly."


class VersionTaken(Conflict):
    code = "version_taken"
    title = "Another configuration has this id or version already."


class TooNew(Conflict):
    code = "configuration_too_new"
    title = "The configuration was made by a newer system than this one."


@dataclass(kw_only=True)
class Configuration:
    """`outcome`: `{step, started_at, finished_at, counts{}, warnings[], errors[]}`, as far as it got.

    `step`: waiting, accounts (identity's turn), forms (ours), done or failed.
    """

    id: UUID
    name: str | None
    description: str | None
    version: str
    primero_version: str | None
    created_on: datetime
    created_by: str
    applied_on: datetime | None = None
    applied_by: str | None = None
    state: State = State.STORED
    requested_by: str | None = None
    attempts: int = 0
    outcome: Values = field(default_factory=dict)

    def request(self, *, by: str, at: datetime) -> None:
        self.state = State.REQUESTED
        self.requested_by = by
        self.attempts = 0
        self.outcome = {"step": "waiting", "requested_at": written(at)}

    def start(self, *, total: dict[str, int], at: datetime) -> None:
        self.state = State.APPLYING
        self.attempts += 1
        self.outcome |= {"step": "accounts", "started_at": written(at), "total": total}

    @property
    def is_followed(self) -> bool:
        """Whether identity has done its part."""
        return self.outcome.get("step") == "forms"

    def follow(self) -> None:
        if self.state is State.APPLYING:
            self.outcome |= {"step": "forms"}

    def finish(self, *, counts: Values, warnings: Sequence[Finding], at: datetime) -> None:
        self.state = State.APPLIED
        self.applied_on, self.applied_by = at, self.requested_by
        self.outcome |= {
            "step": "done",
            "finished_at": written(at),
            "counts": counts,
            "warnings": [finding.as_json() for finding in warnings],
        }

    def fail(self, *, code: str, findings: Sequence[Any] = (), at: datetime) -> None:
        self.state = State.FAILED
        errors = list(findings)
        self.outcome |= {"step": "failed", "finished_at": written(at), "code": code, "errors": errors}

    def is_hopeless(self, now: datetime) -> bool:
        started = self.outcome.get("started_at")
        return started is not None and now - datetime.fromisoformat(started) > PATIENCE
