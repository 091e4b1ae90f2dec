"""A record as the API shows it to one person. Rules: `docs/domain/records.md §13`."""

from contracts.values import FrozenValues, Values
from sharing.abilities import consent_missing

from cases.record.domain.kind import Kind
from cases.record.domain.parts import rows_in
from cases.record.policy.actions import abilities, through_referral
from cases.record.policy.reading import Reading

Names = frozenset[str] | None
"""Fields asked for; none: all that may be read."""


def present(reading: Reading, asked: Names = None) -> Values:
    """The whole record, or the fields asked for, as far as the person may read them."""
    readable, record = reading.access.readable, reading.record
    names = readable if asked is None else readable & asked
    empty = reading.access.empty
    answer = _head(reading)
    answer |= {name: value for name, value in empty.items() if name in names or _photo(name, asked, readable)}
    values = record.values
    if asked is not None:
        values = {name: value for name, value in values.items() if name in asked}
    answer |= reading.shown(values)
    if "photo" in answer:
        answer["photo"] = photo_of(record.values)
    if "record_in_scope" in names:
        answer["record_in_scope"] = reading.in_sight
    if "flag_count" in names:
        answer["flag_count"] = record.flag_count
    if "alert_count" in names:
        answer["alert_count"] = len(reading.alerts())
    record.kind.show(record.values, answer, names)
    return answer


def _head(reading: Reading) -> Values:
    actor, record = reading.actor, reading.record
    head: Values = {"id": record.id, "enabled": record.enabled}
    if record.grants:
        head |= through_referral(actor, record, reading.access)
    if reading.withheld:
        head["withheld"] = sorted(reading.withheld)
    able = abilities(actor, record, in_sight=reading.in_sight)
    missing = consent_missing(able, record.values)
    if missing:
        head["consent_missing"] = missing
    return head | {
        "last_updated_at": record.values.get("last_updated_at"),
        "version": record.version,
        "abilities": able,
    }


def photo_of(values: FrozenValues) -> str | None:
    """The address of the photograph that the record is shown with: of the current one, else of the newest."""
    photos = [row for row in rows_in(values, "photos") if isinstance(row.get("attachment_url"), str)]
    current = [row for row in photos if row.get("is_current") is True]
    found = (current or photos)[-1:]
    return str(found[0]["attachment_url"]) if found else None


def _photo(name: str, asked: Names, readable: frozenset[str]) -> bool:
    return name == "photo" and asked is not None and "photos" in asked and "photo" in readable


def present_written(reading: Reading, written: FrozenValues, *, whole: bool) -> Values:
    """What an answer to a write shows: the changed fields, as far as the person may read them."""
    return _head(reading) | reading.shown(
        {name: value for name, value in written.items() if value is not None or not whole}
    )


def asked_names(fields: str | None, kind: Kind) -> Names:
    """`fields=a,b` or `fields=short`; `short` may stand among others."""
    if not fields:
        return None
    given = {name.strip() for name in fields.split(",")}
    if "short" in given:
        given = given | kind.summary
    return frozenset(given)
