"""The few ways a request can be refused. Pure: the HTTP meaning lives in problems.py."""

from collections.abc import Mapping
from typing import Any, ClassVar, TypeVar

T = TypeVar("T")


class Refusal(Exception):
    """Base of every expected refusal. Subclasses state a code and a title; facts never hold personal data."""

    code: ClassVar[str]
    title: ClassVar[str]
    message: ClassVar[str | None] = None
    """Primero's message key, where its clients know one; else the title is sent."""

    def __init__(self, **facts: Any) -> None:
        super().__init__(self.title)
        self.facts = facts


class Invalid(Refusal):
    """`fields`: field name → list of codes or message keys, where single fields are wrong."""

    code = "invalid"
    title = "The request is not valid."

    def __init__(self, fields: dict[str, list[str]] | None = None, **facts: Any) -> None:
        super().__init__(**facts)
        if fields:
            self.facts["fields"] = fields


class NothingDone(Invalid):
    """Many were asked for and none was done. `refused`: why not, by what was refused, where each has its own reason."""

    code = "nothing_done"
    title = "None of these was done."

    def __init__(self, refused: Mapping[str, Refusal] | None = None, **facts: Any) -> None:
        super().__init__(**facts)
        self.refused = refused or {}


class Malformed(Refusal):
    code = "malformed"
    title = "The request cannot be read."


class Unwritable(Malformed):
    """A NUL, or half of a surrogate pair: no database keeps it, and nobody types it."""

    code = "unwritable_text"
    title = "The request holds characters that cannot be written down."


class TooDeep(Malformed):
    """`limit`: levels of lists and objects in each other."""

    code = "too_deep"
    title = "The request nests lists and objects too deeply."


class TooSlow(Refusal):
    code = "request_too_slow"
    title = "The request did not arrive in time."


class TooLarge(Refusal):
    """`limit`: bytes that the address takes."""

    code = "payload_too_large"
    title = "That is more than can be sent at once."


class TooManyValues(TooLarge):
    """`limit`: names and values of a JSON document."""

    code = "too_many_values"


class AddressTooLong(Refusal):
    """`limit`: bytes of the path, and of the query."""

    code = "address_too_long"
    title = "The address is too long."


class NotSignedIn(Refusal):
    code = "not_signed_in"
    title = "Sign in first."


class NotAllowed(Refusal):
    code = "not_allowed"
    title = "You may not do this."
    message = "Forbidden"


class ProofWanted(NotAllowed):
    """`minutes`: for how long a proof counts."""

    code = "proof_wanted"
    title = "Enter your password again first."


class NotFound(Refusal):
    code = "not_found"
    title = "There is no such record."
    message = "Not Found"


def existing(found: T | None) -> T:
    """What was found. Raises NotFound for nothing."""
    if found is None:
        raise NotFound
    return found


class Conflict(Refusal):
    code = "conflict"
    title = "The record is not in a state that allows this."


class StaleVersion(Conflict):
    code = "stale_version"
    title = "Someone changed this record first."


class KeyReused(Invalid):
    code = "idempotency_key_reused"
    title = "This Idempotency-Key was used for another request."


class TooMany(Refusal):
    """`retry_after`: seconds to wait."""

    code = "too_many"
    title = "Too many requests. Wait a moment."


class PerhapsSaved(Refusal):
    """`retry_after`: seconds to wait."""

    code = "outcome_unknown"
    title = (
        "The connection to the database was lost while this was being saved: it may have been saved or not. "
        "Send it again with the same Idempotency-Key."
    )
    message = "Service Unavailable"


class Unavailable(Refusal):
    """`retry_after`: seconds to wait."""

    code = "unavailable"
    title = "This part of the system is busy. Try again shortly."
    message = "Service Unavailable"
