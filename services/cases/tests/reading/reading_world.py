"""Every role of a configuration as a person, with records that stand to that person in every way there is."""

from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any
from uuid import UUID, uuid5

from cases.bootstrap import write_defaults
from cases.configuration.commands.application import write
from cases.configuration.domain.snapshot import read_snapshot
from cases.form.domain import FormCatalogue
from cases.form.store import list_module_names
from cases.record.domain.grants import note_sharing
from cases.record.domain.kind import Kind
from cases.record.domain.ownership import associate
from cases.record.domain.record import Record
from cases.record.store import rows
from cases.record.store.setup import SETUP, load_setup
from cases.record.store.staff import EVERY_ROLE_S_FORMS
from chassis.actor import Actor, service_actor
from chassis.database import Database
from chassis.sealing import Keyring
from contracts.system_field import ALWAYS, Beside, SystemField, Type, Writing
from contracts.system_fields import fields_of
from testkit.people import MODULE, People

OTHER_MODULE = "primeromodule-other"
RELATIONS = (
    "own",
    "of_another_module",
    "referred",
    "referred_in_part",
    "referred_on",
    "referred_on_for_nothing",
    "referred_hidden",
    "unshared",
)
"""Of those the referred ones only where records of the kind are shared."""
SET_APART = frozenset(
    """
        id module_id status record_state owned_by owned_by_groups owned_by_agency_id hidden_name associated_user_names
        associated_user_groups associated_user_agencies assigned_user_names last_updated_by last_updated_at created_at
        created_by current_alert_types services_section age date_of_birth record_in_scope flag_count alert_count
    """.split()
)
"""What the world gives by itself, not by the field's type."""
NAMESPACE = UUID(int=17)
SOUNDS = {"name": "Zafira", "name_nickname": "Kobolt", "name_other": "Murwen"}
"""Names that sound like no other field's."""


def value_of(name: str, type_: str, number: int, *, many: bool = False) -> Any:
    """A value that no other record has in the field; the higher the number the greater."""
    word, day = f"{name[:24]}{number:05d}", (date(2001, 1, 1) + timedelta(days=number)).isoformat()
    row = {"unique_id": str(uuid5(NAMESPACE, word)), "words": word}
    by_type: dict[str, Any] = {
        **dict.fromkeys(("tick_box", Type.FLAG), True),
        **dict.fromkeys(("numeric_field", Type.NUMBER), 10_000 + number),
        **dict.fromkeys(("date_field", Type.DAY), day),
        Type.DAYS: [day],
        Type.MOMENT: f"{day}T08:00:00.000Z",
        Type.MOMENTS: [f"{day}T08:00:00.000Z"],
        **{key: [row] for key in ("subform", Type.ROWS)},
        Type.UUID: row["unique_id"],
        Type.TEXTS: [word],
    }
    if name in SOUNDS:
        return f"{SOUNDS[name]}{number:05d}"
    if "telephone" in name:
        return f"77{number:06d}{len(name):02d}"
    return by_type.get(type_, [word] if many else word)


@dataclass
class Cell:
    """What was asked of which field on which road, and what came of it otherwise than it should."""

    asked: int = 0
    surprises: list[tuple[str, ...]] = field(default_factory=list)

    def expect(self, met: bool, *where: str) -> None:
        self.asked += 1
        if not met:
            self.surprises.append(where)


@dataclass(frozen=True)
class Person:
    actor: Actor
    narrow: dict[str, str]
    records: dict[str, Record]


@dataclass(frozen=True)
class World:
    kind: Kind
    catalogue: FormCatalogue
    persons: list[Person]
    names: tuple[str, ...]

    @property
    def system(self) -> dict[str, SystemField]:
        return fields_of(self.kind.resource)

    def opened(self, person: Person, relation: str) -> frozenset[str]:
        """The fields that the documents say this person reads of the record: the test's own reading of them."""
        actor, kind = person.actor, self.kind.resource
        through = relation.startswith("referred")
        forms = {"referred_in_part": person.narrow, "referred_on": person.narrow, "referred_on_for_nothing": {}}.get(
            relation, actor.forms
        )
        module = OTHER_MODULE if relation == "of_another_module" else MODULE
        names = {
            name
            for form in self.catalogue.forms_of(self.kind.resource, module)
            if form.unique_id in forms
            for name in form.fields
        }
        names |= {
            name
            for name, each in self.system.items()
            if any(holds(actor, need, self.kind.resource) for need in each.read)
        }
        if through:
            names -= {name for name, each in self.system.items() if each.beside is Beside.OTHERS}
        rows = self.kind.own_rows
        limited = rows and rows.permission in actor.permissions.get(kind, ()) and actor.scope == "self"
        if limited and relation not in ("own", "of_another_module"):
            names -= rows.told_by
        return frozenset(names)

    def told(self, person: Person, relation: str) -> frozenset[str]:
        """What the beginning of the record's history has: its values, but those that follow from other people."""
        values = person.records[relation].values
        partly = {name for name, each in self.system.items() if each.silent or each.beside is not None}
        stars = set(self.kind.name_places) if relation == "referred_hidden" else set()
        return frozenset(values.keys() - partly - stars - {"current_alert_types"})

    def sees(self, person: Person, relation: str) -> bool:
        return relation != "unshared" or person.actor.scope == "all"


def holds(actor: Actor, need: str, of: str) -> bool:
    if need == ALWAYS:
        return True
    for part in need.split("&"):
        resource, _, action = part.rpartition(":")
        listed = actor.permissions.get(resource or of, ())
        if action not in listed and ("manage" not in listed or resource == "dashboard"):
            return False
    return True


async def make_world(database: Database, keyring: Keyring, data: dict[str, Any], kind: Kind) -> World:
    async with database.transaction(service_actor("cases")) as uow:
        await write_defaults(uow)
        snapshot = read_snapshot(data, modules=await list_module_names(uow.session))
        await write(uow, snapshot)
    SETUP.forget()
    EVERY_ROLE_S_FORMS.forget()
    people = People(database)
    in_use = [role for role in snapshot.roles if not role.get("disabled")]
    roles = [role for role in in_use if "read" in role["permissions"].get(kind.resource, ())]
    actors = [await _person(people, role, kind) for role in roles]
    async with database.transaction(service_actor("cases")) as uow:
        setup = await load_setup(uow.session)
        vault = rows.Vault(keyring, setup.catalogue, uow.site)
        persons = []
        for place, actor in enumerate(actors):
            narrow = await _narrow(people, kind, setup.catalogue, actor)
            records = {
                relation: _record(kind, setup.catalogue, actor, relation, place * len(RELATIONS) + offset)
                for offset, relation in enumerate(RELATIONS)
                if kind.shared or not relation.startswith("referred")
            }
            for made in records.values():
                await rows.insert(uow.session, vault, made)
            persons.append(Person(actor, narrow, records))
    names = tuple(sorted({*setup.catalogue.fields(kind.resource), *fields_of(kind.resource)} - {"unique_id"}))
    return World(kind, setup.catalogue, persons, names)


async def _person(people: People, role: dict[str, Any], kind: Kind) -> Actor:
    """`change_log` is added, so that histories are asked for by every role."""
    permissions = {name: list(actions) for name, actions in role["permissions"].items() if isinstance(actions, list)}
    permissions[kind.resource] = sorted({*permissions[kind.resource], "change_log"})
    name = role["unique_id"].removeprefix("role-").replace("-", "_")
    return await people.add(
        name,
        role=role["unique_id"],
        scope=role["group_permission"],
        permissions=permissions,
        forms=role["form_section_read_write"],
        groups=[f"group-{name}"],
        agency=f"agency-{name}",
    )


async def _narrow(people: People, kind: Kind, catalogue: FormCatalogue, actor: Actor) -> dict[str, str]:
    """The shortest of the person's forms, which is all that a referral by a role of its own opens."""
    theirs = [form for form in catalogue.forms_of(kind.resource) if form.unique_id in actor.forms and form.fields]
    narrow = {min(theirs, key=lambda form: len(form.fields)).unique_id: "rw"} if theirs else {}
    await people.add(f"narrow_{actor.user_name}", role=f"narrow-{actor.user_name}", forms=narrow)
    return narrow


def _record(kind: Kind, catalogue: FormCatalogue, actor: Actor, relation: str, number: int) -> Record:
    own = relation in ("own", "of_another_module")
    owner = actor.user_name if own else "keeper"
    values: dict[str, Any] = {}
    system = fields_of(kind.resource)
    for name, spec in catalogue.fields(kind.resource).items():
        if name not in system and spec.field_type.name != "separator":
            many = bool(spec.attributes.get("multi_select"))
            values[name] = value_of(name, spec.field_type.name, number, many=many)
    for name, each in system.items():
        if name not in SET_APART and each.write is not Writing.SHOWN:
            values[name] = value_of(name, each.type, number)
    values |= {
        "module_id": OTHER_MODULE if relation == "of_another_module" else MODULE,
        "status": "open",
        "record_state": True,
        "owned_by": owner,
        "owned_by_groups": [f"group-{owner}"],
        "owned_by_agency_id": f"agency-{owner}",
        "hidden_name": relation == "referred_hidden",
        "last_updated_by": owner,
        "created_by": owner,
        "last_updated_at": value_of("", Type.MOMENT, number),
        "created_at": value_of("", Type.MOMENT, number),
        "age": number % 100,
        "date_of_birth": value_of("", Type.DAY, number),
    }
    if kind.own_rows is not None:
        people = {"mine": actor.user_name, "other": f"helper{number:05d}"}
        values[kind.own_rows.section] = [
            {"unique_id": str(uuid5(NAMESPACE, f"{number} {whose}")), kind.own_rows.person: name}
            for whose, name in people.items()
        ]
    grants = _grants(actor, relation, number)
    note_sharing(values, grants)
    values |= {
        name: value_of(name, system[name].type, number)
        for name in ("last_referral_done_at", "transfer_status")
        if name in system
    }
    asked = catalogue.fields(kind.resource).keys() | {name for name, each in system.items() if not each.of_form}
    values = {name: value for name, value in values.items() if name in asked}
    associate(values, {actor.user_name: actor})
    alerts = [_alert(number, f"helper{number:05d}")] if grants else []
    values["current_alert_types"] = [alert["type"] for alert in alerts]
    return Record(id=UUID(int=10_000 + number), kind=kind, version=1, values=values, grants=grants, alerts=alerts)


def _grants(actor: Actor, relation: str, number: int) -> dict[str, Any]:
    """To the person, and beside them to somebody else, who has all the person's forms. What was referred on came by two
    others, the first of whom was given the narrow role's forms, or those of a role that nobody has.
    """
    if not relation.startswith("referred"):
        return {}
    narrow = f"narrow-{actor.user_name}"
    common = {"kind": "referral", "status": "accepted", "by": "keeper", "made_at": "2026-11-22T09:00:00.000Z"}
    mine = {"user": actor.user_name, "groups": sorted(actor.groups), "role": None}
    other = {"user": f"helper{number:05d}", "groups": [f"group-{number}"], "role": None}
    grants = {f"other-{number}": common | other}
    if relation.startswith("referred_on"):
        first = {"user": "helper_one", "groups": [], "role": narrow if relation == "referred_on" else "role-of-nobody"}
        second = {"user": "helper_two", "groups": [], "role": None, "by": "helper_one", "giver_role": actor.role}
        grants |= {
            f"first-{number}": common | first,
            f"second-{number}": common | second | {"through": [f"first-{number}"]},
        }
        mine |= {"by": "helper_two", "giver_role": actor.role, "through": [f"second-{number}"]}
    elif relation == "referred_in_part":
        mine["role"] = narrow
    return grants | {f"mine-{number}": common | mine}


def _alert(number: int, user: str) -> Any:
    return {
        "unique_id": str(uuid5(NAMESPACE, f"alert {number}")),
        "alert_for": "referral",
        "type": "referral",
        "date": "2026-11-22",
        "form_unique_id": "referral",
        "user": user,
        "transition": f"other-{number}",
    }
