"""A record as the API shows it to one person. Rules: `docs/domain/records.md §13`."""

from chassis.actor import Actor
from contracts.values import FrozenValues, Values
from sharing.abilities import consent_missing
from sharing.scope import sees

from cases.record.domain.kind import Kind
from cases.record.domain.record import Record
from cases.record.policy.actions import abilities, through_referral
from cases.record.policy.fields import FieldAccess

HIDDEN_NAME = "*******"
Names = frozenset[str] | None
"""Fields asked for; none: all that may be read."""


def present(
    actor: Actor, record: Record, access: FieldAccess, asked: Names = None, *, limited_to: Names = None
) -> Values:
    """The whole record, or the fields asked for, as far as the person may read them.

    `limited_to` stands for the readable names where a search shows a record out of the person's sight.
    """
    readable = access.readable if limited_to is None else limited_to
    names = readable if asked is None else readable & asked
    values = record.values
    answer = _head(actor, record, access)
    answer |= {name: value for name, value in access.empty.items() if name in names or _photo(name, asked, readable)}
    answer |= {name: value for name, value in values.items() if name in names}
    if values.get("hidden_name") and "name" in answer:
        answer["name"] = HIDDEN_NAME
    if "record_in_scope" in names:
        answer["record_in_scope"] = sees(actor, values)
    if "flag_count" in names:
        answer["flag_count"] = record.flag_count
    if "alert_count" in names:
        answer["alert_count"] = len(record.alerts)
    record.kind.show(actor, values, answer, names)
    return answer


def _head(actor: Actor, record: Record, access: FieldAccess) -> Values:
    head: Values = {"id": record.id, "enabled": record.enabled}
    if record.grants:
        head |= through_referral(actor, record, access)
    able = abilities(actor, record)
    missing = consent_missing(able, record.values)
    if missing:
        head["consent_missing"] = missing
    return head | {
        "last_updated_at": record.values.get("last_updated_at"),
        "version": record.version,
        "abilities": able,
    }


def _photo(name: str, asked: Names, readable: frozenset[str]) -> bool:
    return name == "photo" and asked is not None and "photos" in asked and "photo" in readable


def present_written(actor: Actor, record: Record, access: FieldAccess, shown: FrozenValues, *, whole: bool) -> Values:
    """What an answer to a write shows: the changed fields the person may read."""
    answer = _head(actor, record, access)
    readable = access.readable
    hidden = record.values.get("hidden_name")
    for name, value in shown.items():
        if name in readable and (value is not None or not whole):
            answer[name] = HIDDEN_NAME if name == "name" and hidden else value
    record.kind.show(actor, record.values, answer, frozenset())
    return answer


def asked_names(fields: str | None, kind: Kind) -> Names:
    """`fields=a,b` or `fields=short`; `short` may stand among others."""
    if not fields:
        return None
    given = {name.strip() for name in fields.split(",")}
    if "short" in given:
        given = given | kind.summary
    return frozenset(given)
