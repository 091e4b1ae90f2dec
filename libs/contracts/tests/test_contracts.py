"""What one service may say to another does not change under anybody's feet, and says nothing of a child."""

import copy
import json
from collections.abc import Callable
from dataclasses import dataclass

import pytest
from contracts import permissions, snapshots
from contracts.compatibility import breaking_changes
from contracts.event import CATALOG, Event
from contracts.topology import BINDINGS, FAMILIES, hears
from testkit import shared_folder

snapshots.load_catalogue()

PERSONAL = {"name", "full_name", "email", "phone", "telephone", "address", "notes", "birth", "narrative", "comment"}
STAFF_DIRECTORY = {
    "identity.account_changed.v1": {"full_name", "email"},
    "identity.role_changed.v1": {"name"},
    "identity.group_changed.v1": {"name"},
    "identity.agency_changed.v1": {"name"},
    "cases.module_changed.v1": {"name"},
}
"""Names of staff, roles and organisations: the only ones that travel (docs/privacy.md)."""


def test_every_event_is_as_its_snapshot_says() -> None:
    assert list(snapshots.problems()) == []


@pytest.mark.parametrize("name", sorted(CATALOG))
def test_an_event_carries_no_personal_field(name: str) -> None:
    fields = set(CATALOG[name].model_fields)
    assert fields & PERSONAL <= STAFF_DIRECTORY.get(name, set())


@pytest.mark.parametrize("name", sorted(CATALOG))
def test_an_event_is_named_by_its_publisher_in_the_past_tense_with_a_version(name: str) -> None:
    service, fact, version = name.split(".")
    assert service in {*BINDINGS, "mahon"}
    assert version.removeprefix("v").isdigit()
    assert fact.rsplit("_", 1)[-1].endswith(("ed", "made", "done"))


@pytest.mark.parametrize("name", sorted(CATALOG))
def test_somebody_is_bound_to_every_event_that_is_not_silent(name: str) -> None:
    kind = CATALOG[name]
    assert kind.silent or any(hears(service, kind.publisher(), kind.family) for service in BINDINGS)


def family_of(kind: type[Event]) -> str:
    return f"{kind.publisher()}.{kind.family}"


def test_every_family_is_said_to_be_the_history_of_something() -> None:
    assert {family_of(kind) for kind in CATALOG.values()} == set(FAMILIES)
    assert set().union(*BINDINGS.values()) <= set(FAMILIES)


def test_who_tells_people_is_bound_to_no_history_of_facts() -> None:
    with_facts = {family_of(kind) for kind in CATALOG.values() if "facts" in kind.model_fields}
    assert "cases.case" in with_facts
    assert not with_facts & BINDINGS["notifications"]


def test_the_catalogue_has_all_pairs_of_the_field() -> None:
    assert (len(permissions.CATALOGUE), sum(map(len, permissions.CATALOGUE.values()))) == (24, 283)


def test_the_catalogue_is_the_one_real_roles_are_written_in() -> None:
    offered = json.loads((shared_folder() / "data/cpims/permissions_available.json").read_text())
    actions = offered["data"]["resource_actions"]
    pairs = {(resource, action) for resource, names in actions.items() for action in names}
    known = {(resource, action) for resource, names in permissions.CATALOGUE.items() for action in names}
    assert known - pairs == permissions.UNOFFERED
    assert pairs <= known


SCHEMA = CATALOG["referrals.referral_made.v1"].model_json_schema()


def without(field: str) -> dict:
    changed = copy.deepcopy(SCHEMA)
    del changed["properties"][field]
    changed["required"] = [name for name in changed["required"] if name != field]
    return changed


def with_field(name: str, *, required: bool) -> dict:
    changed = copy.deepcopy(SCHEMA)
    changed["properties"][name] = {"type": "string"}
    if required:
        changed["required"].append(name)
    return changed


def retyped(field: str) -> dict:
    changed = copy.deepcopy(SCHEMA)
    changed["properties"][field] = {"type": "integer"}
    return changed


@pytest.mark.parametrize(
    "changed", [without("record_id"), with_field("new", required=True), retyped("transitioned_by")]
)
def test_a_breaking_change_is_found(changed: dict) -> None:
    assert list(breaking_changes(SCHEMA, changed))


OPEN = {"type": "object", "additionalProperties": True}
KNOWN = {"properties": {"id": {"type": "string"}}, **OPEN}


def of(member: dict, **more: dict) -> dict:
    return {"properties": {"values": member}, **more}


@pytest.mark.parametrize("within", [lambda each: each, lambda each: {"type": "array", "items": each}])
def test_an_open_object_may_say_later_what_some_of_its_members_are(within: Callable[[dict], dict]) -> None:
    old = of(within(OPEN))
    assert list(breaking_changes(old, of(within(KNOWN)))) == []
    assert list(breaking_changes(old, of(within({"$ref": "#/$defs/Value"}), **{"$defs": {"Value": KNOWN}}))) == []
    for closed in (KNOWN | {"required": ["id"]}, KNOWN | {"additionalProperties": False}, {"type": "string"}):
        assert list(breaking_changes(old, of(within(closed))))


def test_a_new_optional_field_breaks_nobody() -> None:
    assert list(breaking_changes(SCHEMA, with_field("new", required=False))) == []


@dataclass
class Village:
    place: str
    people: int = 3
    mayor: str = "nobody's business"


class PlaceCounted(Event):
    """Invented, and not in the catalogue."""

    place: str
    people: int = 0
    counted_by: str = "nobody"


def test_an_event_says_of_a_thing_what_it_has_a_name_for() -> None:
    event = PlaceCounted.of(Village("Ainaro"), people=4, counted_by="amina")
    assert event == PlaceCounted(place="Ainaro", people=4, counted_by="amina")


def test_what_an_event_is_not_told_is_not_left_to_a_default() -> None:
    with pytest.raises(AttributeError, match="counted_by"):
        PlaceCounted.of(Village("Ainaro"))
