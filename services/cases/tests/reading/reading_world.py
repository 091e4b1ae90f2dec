"""Every role of a configuration as a person, with records that stand to that person in every way there is."""

from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any
from uuid import UUID, uuid5

from cases.bootstrap import write_defaults
from cases.case.domain import CASE
from cases.configuration.commands.application import write
from cases.configuration.domain import read_snapshot
from cases.form.domain import FormCatalogue
from cases.form.store import list_module_names
from cases.record.domain.grants import note_sharing
from cases.record.domain.ownership import associate
from cases.record.domain.record import Record
from cases.record.store import rows
from cases.record.store.setup import SETUP, load_setup
from cases.record.store.staff import EVERY_ROLE_S_FORMS
from chassis.actor import Actor, service_actor
from chassis.database import Database
from chassis.sealing import Keyring
from contracts.system_field import ALWAYS, Beside, Type, Writing
from contracts.system_fields import fields_of
from testkit.people import MODULE, People

OTHER_MODULE = "primeromodule-other"
RELATIONS = ("own", "of_another_module", "referred", "referred_in_part", "referred_hidden", "unshared")
SYSTEM = fields_of("case")
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
    catalogue: FormCatalogue
    persons: list[Person]
    names: tuple[str, ...]

    def opened(self, person: Person, relation: str) -> frozenset[str]:
        """The fields that the documents say this person reads of the record: the test's own reading of them."""
        actor = person.actor
        through = relation.startswith("referred")
        forms = person.narrow if relation == "referred_in_part" else actor.forms
        module = OTHER_MODULE if relation == "of_another_module" else MODULE
        names = {
            name for form in self.catalogue.forms_of("case", module) if form.unique_id in forms for name in form.fields
        }
        names |= {name for name, each in SYSTEM.items() if any(holds(actor, need) for need in each.read)}
        if through:
            names -= {name for name, each in SYSTEM.items() if each.beside is Beside.OTHERS}
        limited = "service_own_entries_only" in actor.permissions.get("case", ()) and actor.scope == "self"
        if limited and relation not in ("own", "of_another_module"):
            names -= CASE.own_rows.told_by
        return frozenset(names)

    def told(self, person: Person, relation: str) -> frozenset[str]:
        """What the beginning of the record's history has: its values, but those that follow from other people."""
        values = person.records[relation].values
        partly = {name for name, each in SYSTEM.items() if each.silent or each.beside is not None}
        stars = set(CASE.name_places) if relation == "referred_hidden" else set()
        return frozenset(values.keys() - partly - stars - {"current_alert_types"})

    def sees(self, person: Person, relation: str) -> bool:
        return relation != "unshared" or person.actor.scope == "all"


def holds(actor: Actor, need: str) -> bool:
    if need == ALWAYS:
        return True
    for part in need.split("&"):
        resource, _, action = part.rpartition(":")
        listed = actor.permissions.get(resource or "case", ())
        if action not in listed and ("manage" not in listed or resource == "dashboard"):
            return False
    return True


async def make_world(database: Database, keyring: Keyring, data: dict[str, Any]) -> World:
    async with database.transaction(service_actor("cases")) as uow:
        await write_defaults(uow)
        snapshot = read_snapshot(data, modules=await list_module_names(uow.session))
        await write(uow, snapshot)
    SETUP.forget()
    EVERY_ROLE_S_FORMS.forget()
    people = People(database)
    in_use = [role for role in snapshot.roles if not role.get("disabled")]
    roles = [role for role in in_use if "read" in role["permissions"].get("case", ())]
    actors = [await _person(people, role) for role in roles]
    async with database.transaction(service_actor("cases")) as uow:
        setup = await load_setup(uow.session)
        vault = rows.Vault(keyring, setup.catalogue, uow.site)
        persons = []
        for place, actor in enumerate(actors):
            narrow = await _narrow(people, setup.catalogue, actor)
            records = {
                relation: _record(setup.catalogue, actor, relation, place * len(RELATIONS) + offset)
                for offset, relation in enumerate(RELATIONS)
            }
            for made in records.values():
                await rows.insert(uow.session, vault, made)
            persons.append(Person(actor, narrow, records))
    names = tuple(sorted({*setup.catalogue.fields("case"), *SYSTEM} - {"unique_id"}))
    return World(setup.catalogue, persons, names)


async def _person(people: People, role: dict[str, Any]) -> Actor:
    """`change_log` is added, so that histories are asked for by every role."""
    permissions = {name: list(actions) for name, actions in role["permissions"].items() if isinstance(actions, list)}
    permissions["case"] = sorted({*permissions["case"], "change_log"})
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


async def _narrow(people: People, catalogue: FormCatalogue, actor: Actor) -> dict[str, str]:
    """The shortest of the person's forms, which is all that a referral by a role of its own opens."""
    theirs = [form for form in catalogue.forms_of("case") if form.unique_id in actor.forms and form.fields]
    narrow = {min(theirs, key=lambda form: len(form.fields)).unique_id: "rw"} if theirs else {}
    await people.add(f"narrow_{actor.user_name}", role=f"narrow-{actor.user_name}", forms=narrow)
    return narrow


def _record(catalogue: FormCatalogue, actor: Actor, relation: str, number: int) -> Record:
    own = relation in ("own", "of_another_module")
    owner = actor.user_name if own else "keeper"
    values: dict[str, Any] = {}
    for name, spec in catalogue.fields("case").items():
        if name not in SYSTEM and spec.field_type.name != "separator":
            many = bool(spec.attributes.get("multi_select"))
            values[name] = value_of(name, spec.field_type.name, number, many=many)
    for name, each in SYSTEM.items():
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
        "services_section": [
            {"unique_id": str(uuid5(NAMESPACE, f"{number} mine")), CASE.own_rows.person: actor.user_name},
            {"unique_id": str(uuid5(NAMESPACE, f"{number} other")), CASE.own_rows.person: f"helper{number:05d}"},
        ],
    }
    grants = _grants(actor, relation, number)
    note_sharing(values, grants)
    values |= {name: value_of(name, SYSTEM[name].type, number) for name in ("last_referral_done_at", "transfer_status")}
    associate(values, {actor.user_name: actor})
    alerts = [_alert(number, f"helper{number:05d}")] if grants else []
    values["current_alert_types"] = [alert["type"] for alert in alerts]
    return Record(id=UUID(int=10_000 + number), kind=CASE, version=1, values=values, grants=grants, alerts=alerts)


def _grants(actor: Actor, relation: str, number: int) -> dict[str, Any]:
    """To the person, and beside them to somebody else, who has all the person's forms."""
    if not relation.startswith("referred"):
        return {}
    role = f"narrow-{actor.user_name}" if relation == "referred_in_part" else None
    common = {"kind": "referral", "status": "accepted", "by": "keeper", "made_at": "2026-11-22T09:00:00.000Z"}
    return {
        f"mine-{number}": common | {"user": actor.user_name, "groups": sorted(actor.groups), "role": role},
        f"other-{number}": common | {"user": f"helper{number:05d}", "groups": [f"group-{number}"], "role": None},
    }


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
