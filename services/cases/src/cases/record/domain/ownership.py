"""Whose record it is, and who stands beside it. Rules: `docs/domain/records.md §3`."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from chassis.actor import Actor
from chassis.moments import written
from contracts.values import Values

from cases.form.domain import is_plausible
from cases.record.domain.hand import Hand
from cases.record.domain.kind import Kind
from cases.record.domain.moments import read_moment
from cases.record.domain.rules import Rules

PREVIOUS = {
    "previously_owned_by": "owned_by",
    "previously_owned_by_full_name": "owned_by_full_name",
    "previously_owned_by_agency": "owned_by_agency_id",
    "previously_owned_by_location": "owned_by_location",
    "previously_owned_by_agency_office": "owned_by_agency_office",
}


def stamp_creation(values: Values, actor: Actor, hand: Hand) -> None:
    """Who registered it and when: a device may say so itself, but no time to come (`docs/domain/records.md §2`)."""
    said, now = read_moment(values.get("created_at"), hand.site), hand.now
    is_told = said is not None and said <= now and is_plausible(written(said))
    values |= {
        "created_by": actor.user_name,
        "created_by_full_name": actor.full_name,
        "created_organization": actor.agency,
        "created_agency_office": actor.agency_office,
        "created_by_groups": sorted(actor.groups),
        "created_at": written(said if said is not None and is_told else now),
        "posted_at": written(now),
    }


def stamp_sharing(values: Values, user_name: str, people: Mapping[str, Actor], now: datetime) -> None:
    """A referral or an assignment also says in full who did it, and of which agency (`docs/domain/records.md §3`)."""
    stamp_update(values, user_name, now)
    person = people.get(user_name)
    if person is not None:
        stamped = {"last_updated_by_full_name": person.full_name, "last_updated_organization": person.agency}
        values |= {name: value for name, value in stamped.items() if value is not None}


def stamp_update(values: Values, user_name: str, now: datetime) -> None:
    """What was said in full of somebody else goes."""
    if values.get("last_updated_by") != user_name:
        for name in ("last_updated_by_full_name", "last_updated_organization"):
            values.pop(name, None)
    values["last_updated_by"] = user_name
    values["last_updated_at"] = written(now)
    values["not_edited_by_owner"] = user_name != values.get("owned_by")


def own(values: Values, owner: Actor, kind: Kind, rules: Rules) -> None:
    """The ownership block as the owner's account says now."""
    values |= {
        "owned_by": owner.user_name,
        "owned_by_full_name": owner.full_name,
        "owned_by_agency_id": owner.agency,
        "owned_by_groups": sorted(owner.groups),
        "owned_by_location": owner.location,
        "owned_by_user_code": owner.code,
        "owned_by_agency_office": owner.agency_office,
    }
    for name in [name for name, value in values.items() if value is None]:
        del values[name]
    if "next_action_owner" in values:
        # What is next changes hands with what it is next for.
        values["next_action_owner"] = owner.user_name
    note_place(values, kind, rules)


def hand_over(values: Values, owner: Actor, kind: Kind, rules: Rules, *, now: datetime) -> None:
    """A new owner; the record remembers the one before."""
    for kept, name in PREVIOUS.items():
        values[kept] = values.get(name)
    own(values, owner, kind, rules)
    values["reassigned_transferred_on"] = written(now)


def note_place(values: Values, kind: Kind, rules: Rules) -> None:
    """A form may make anything of the field, several places included: those are no place to report from."""
    place = values.get(kind.place_field(rules))
    path = rules.places.get(place) if isinstance(place, str) else None
    if path:
        values["reporting_location_hierarchy"] = path
    else:
        values.pop("reporting_location_hierarchy", None)


def associate(values: Values, people: Mapping[str, Actor]) -> None:
    """Owner and the people it is shared with, their groups and agencies. Somebody unknown is named, no more."""
    names = list(dict.fromkeys([values["owned_by"], *(values.get("assigned_user_names") or [])]))
    present = [people[name] for name in names if name in people]
    values["associated_user_names"] = names
    values["associated_user_groups"] = _sorted(group for person in present for group in person.groups)
    values["associated_user_agencies"] = _sorted(person.agency for person in present if person.agency)


def _sorted(names: Iterable[Any]) -> list[str]:
    return sorted(set(names))
