"""Announcements of the other services, valid by default."""

from datetime import UTC, datetime, timedelta
from typing import Any

from chassis.ids import new_id
from contracts.referrals import AssignmentDone, ReferralActivated

API = "/api/v2"
NOW = datetime(2024, 3, 4, 5, 6, 7, tzinfo=UTC)


def a_step(kind: Any = ReferralActivated, **more: Any) -> Any:
    """A step of a referral from amina to the partner."""
    facts = {
        "transition_id": new_id(),
        "record_id": new_id(),
        "record_short_id": "a1b2c3d",
        "transitioned_by": "amina",
        "transitioned_to": "partner",
        "actor": "amina",
        "at": NOW,
    }
    return kind(**facts | more)


def an_assignment(**more: Any) -> AssignmentDone:
    facts = {
        "transition_id": new_id(),
        "record_id": new_id(),
        "record_short_id": "a1b2c3d",
        "transitioned_by": "joao",
        "transitioned_to": "benedita",
        "at": NOW,
    }
    return AssignmentDone(**facts | more)


def next_step(kind: Any, before: Any, **more: Any) -> Any:
    """A later step of the same referral."""
    return kind(**before.model_dump() | {"at": before.at + timedelta(minutes=1)} | more)
