"""What officers have, and who could take one more case, as the API answers it. Rules: `docs/domain/tasks.md §10`."""

from collections.abc import Iterable, Mapping
from uuid import UUID

from chassis.actor import Actor
from chassis.actors import make_actor
from chassis.sealing import Keyring
from chassis.unit_of_work import UnitOfWork
from contracts.values import Values

from cases.case.domain import CASE
from cases.caseload import store
from cases.caseload.domain import NOT_YOURS, Concerned, Officer, case_against, is_away, load_of, room_against
from cases.caseload.policy import looks_after_cases, may_give_to, must_hand_out
from cases.policy_pack.domain import PolicyPack
from cases.record.policy.reader import Reader
from cases.record.queries.show import open_record
from cases.record.store.setup import Setup, load_setup
from cases.record.store.staff import find_people
from cases.silence.queries import count_by_owner

RISK = "risk_level"


async def list_for_case(uow: UnitOfWork, keyring: Keyring, id: UUID) -> Values:
    """The officers as they are for a case that is to be given. Raises NotFound, NotAllowed."""
    must_hand_out(uow.actor)
    record = (await open_record(uow, keyring, CASE, id)).record
    owner = str(record.values["owned_by"])
    person = (await find_people(uow.session, [owner])).get(owner)
    area = None if person is None else person.reporting_location or person.location
    return await list_caseloads(
        uow, Concerned(owner=owner, area=area, conflicts=await store.find_conflicts(uow.session, id))
    )


async def list_caseloads(uow: UnitOfWork, case: Concerned | None = None) -> Values:
    """The officers of the actor's own side: who could take one more first, the lightest load before the others."""
    must_hand_out(uow.actor)
    setup = await load_setup(uow.session)
    pack = setup.rules.packs.on(uow.site.day(uow.began))
    with_load = _reads_risks(uow.actor, setup)
    silent = await count_by_owner(uow)
    listed = []
    for officer in await _officers(uow, pack):
        why = room_against(officer, pack, with_load=with_load)
        why += [] if may_give_to(uow.actor, officer.person) or officer.person.ended else [NOT_YOURS]
        why += [] if case is None else case_against(officer, case)
        listed.append(_shown(officer, why, silent.get(officer.user_name, 0), with_load=with_load))
    listed.sort(key=lambda row: (bool(row["why"]), row["load"] or 0, row["open"], row["user_name"]))
    limits = {"limit": pack.caseload_limit, "load_limit": pack.load_limit if with_load else None}
    return {"data": listed, "metadata": limits | {"withheld": [] if with_load else ["load"]}}


def _reads_risks(actor: Actor, setup: Setup) -> bool:
    """A load tells of the risks of the cases in it. Where no form asks for a risk, there is nothing to withhold."""
    reader = Reader(actor, CASE, setup.catalogue, {}, setup.rules.name_parts)
    asked = [module for module in actor.modules if setup.catalogue.field("case", RISK, module) is not None]
    return all(RISK in reader.own(module).readable for module in asked)


async def _officers(uow: UnitOfWork, pack: PolicyPack) -> list[Officer]:
    """Whoever looks after cases, and whoever owns an open one although they do no longer."""
    rows = await store.find_accounts(uow.session, uow.actor)
    people = [(make_actor(row.account, row.role), is_away(row.account, uow.site.day(uow.began))) for row in rows]
    counted: dict[str, list[tuple[str | None, int, int]]] = {}
    for row in await store.count_open(uow.session, [person.user_name for person, _ in people], uow.began):
        counted.setdefault(row.owned_by, []).append((row.risk_level, row.open, row.overdue))
    return [
        _officer(person, counted.get(person.user_name, ()), pack, away=away)
        for person, away in people
        if person.user_name in counted or (looks_after_cases(person) and not person.ended)
    ]


def _officer(person: Actor, counts: Iterable[tuple[str | None, int, int]], pack: PolicyPack, *, away: bool) -> Officer:
    of_risk = list(counts)
    return Officer(
        person=person,
        away=away,
        open=sum(number for _, number, _ in of_risk),
        overdue=sum(late for _, _, late in of_risk),
        load=load_of(((risk, number) for risk, number, _ in of_risk), pack),
    )


def _shown(officer: Officer, why: list[str], silent: int, *, with_load: bool) -> Mapping[str, object]:
    return {
        "user_name": officer.user_name,
        "full_name": officer.person.full_name,
        "area": officer.person.reporting_location or officer.person.location,
        "open": officer.open,
        "overdue": officer.overdue,
        "silent": silent,
        "load": officer.load if with_load else None,
        "could_take": not why,
        "why": why,
    }
