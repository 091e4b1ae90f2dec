"""What this service knows of a case: facts that cases announced, never a sealed value."""

from collections.abc import Collection
from dataclasses import dataclass, field
from typing import Self
from uuid import UUID

from contracts.cases import RecordEvent
from contracts.system_fields import names_where
from contracts.values import FrozenValues, Values
from sharing.beside import facts_for
from sharing.grants import OPENING

KEPT = names_where(lambda field: "referrals" in field.heard_by)
"""The facts this service asks of a case. What else is known of the child is nobody's business here."""

SUMMARY = names_where(lambda field: field.shown_with_transition)
"""The facts a transition may change, shown with its answer (`docs/domain/referrals.md §10`)."""

ALERTS = "current_alert_types"
"""Of these, what a referral or a transfer raises is for its recipient, and this copy does not know who that is."""


@dataclass(frozen=True, kw_only=True)
class CaseCopy:
    record_id: UUID
    version: int
    record_type: str = "case"
    facts: FrozenValues = field(default_factory=dict)

    @classmethod
    def of(cls, event: RecordEvent) -> Self:
        """What is kept of what cases announced."""
        kept = {name: event.facts[name] for name in KEPT if name in event.facts}  # type: ignore[literal-required]
        return cls(record_id=event.record_id, record_type=event.record_type, version=event.version, facts=kept)

    def names(self, fact: str) -> frozenset[str]:
        """A fact that is a list of names; empty when the case does not have it."""
        return frozenset(self.facts.get(fact) or ())

    @property
    def owned_by(self) -> str | None:
        return self.facts.get("owned_by")

    @property
    def module(self) -> str | None:
        return self.facts.get("module_id")

    @property
    def short_id(self) -> str | None:
        return self.facts.get("short_id")

    @property
    def risk(self) -> object:
        return self.facts.get("risk_level")

    def summary(self, known: Collection[str] | None) -> Values:
        """`record` of a transition's answer: the facts a transition changes, as they are now. `known`: of whom beside
        the child the reader may know; none: of everybody.
        """
        shown = facts_for(known, {name: self.facts[name] for name in SUMMARY if name in self.facts})
        if known is not None and ALERTS in shown:
            shown[ALERTS] = [kind for kind in shown[ALERTS] or () if kind not in OPENING]
        return {"id": self.record_id, "enabled": self.facts.get("record_state", True)} | shown
