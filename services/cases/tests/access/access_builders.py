"""A form, the people a case may be shared with, and what cases does about each step of sharing it."""

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any
from uuid import UUID, uuid4

from cases.access import commands
from cases.bootstrap import write_defaults
from cases.case.domain import CASE
from cases.form.domain import Field, Form
from cases.form.store import save_forms
from cases.incident.domain import INCIDENT
from cases.record import commands as records
from cases.record.domain.kind import Kind
from cases.record.domain.record import Record
from cases.record.store import rows
from cases.record.store.setup import SETUP, load_setup
from chassis.actor import Actor, service_actor
from chassis.database import Database
from chassis.sealing import Keyring
from chassis.tables import outbox
from contracts.cases import AccessRefused
from contracts.referrals import AssignmentMade, ReferralMade, TransferAccepted, TransferMade
from sqlalchemy import select
from testkit.people import CASEWORKER, MODULE, PARTNER, SUPERVISOR, People

BEFORE = datetime(2026, 11, 21, 8, 0, tzinfo=UTC)
AT = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)
SERVICE = str(UUID(int=7))
AGREED = {
    "consent_for_services": True,
    "disclosure_other_orgs": True,
    "services_section": [{"unique_id": SERVICE, "service_type": "health"}],
}
FORMS = [
    Form(
        unique_id="sharing",
        parent_form="case",
        modules=[MODULE],
        fields=[
            Field(name="consent_for_services", type="tick_box"),
            Field(name="disclosure_other_orgs", type="tick_box"),
            Field(name="occupation", type="text_field"),
            Field(name="services_section", type="subform", subform="services_section"),
        ],
    ),
    Form(
        unique_id="services_section",
        parent_form="case",
        modules=[MODULE],
        is_nested=True,
        fields=[Field(name="service_type", type="text_field")],
    ),
]
OPENED = {"sharing": "rw"}


async def configure(database: Database) -> People:
    async with database.transaction(service_actor("cases")) as uow:
        await write_defaults(uow)
        await save_forms(uow.session, FORMS)
    SETUP.forget()
    made = People(database)
    worker: dict[str, Any] = {"role": "role-caseworker", "permissions": CASEWORKER, "forms": OPENED}
    await made.add("amina", groups=["north"], **worker)
    receives = {"case": [*CASEWORKER["case"], "receive_transfer"]}
    await made.add("luis", role="role-taker", permissions=receives, forms=OPENED, groups=["south"], agency="pnds")
    await made.add("rosa", groups=["south"], agency="pnds", **worker)
    supervisor: dict[str, Any] = {"scope": "group", "permissions": SUPERVISOR, "forms": OPENED}
    await made.add("joao", role="role-supervisor", groups=["north"], agency="ministry", **supervisor)
    writing = {"incident": ["read", "create"]}
    for name in ("reader", "scribe"):
        await made.add(name, role="role-incidents", permissions=writing, groups=["north"])
    await made.add("clinic", role="role-clinic", permissions=PARTNER, groups=["night", "health"], agency="hospital")
    await made.add("police", role="role-clinic", permissions=PARTNER, groups=["law"], agency="station")
    return made


@dataclass(frozen=True)
class Desk:
    """Does what cases does about an event, and reads a case as it is kept. The worker remembers nothing of the api."""

    database: Database
    keyring: Keyring
    people: People

    async def register(self, by: Actor | None = None, **values: Any) -> UUID:
        async with self.database.transaction(by or self.people.amina) as uow:
            given = {"module_id": MODULE} | values
            made = await records.register(uow, self.keyring, CASE, None, given=given, now=BEFORE)
        return made.record.id

    async def incident(self, by: Actor, **given: Any) -> UUID:
        async with self.database.transaction(by) as uow:
            made = await records.register(uow, self.keyring, INCIDENT, None, given=given, now=BEFORE)
        return made.record.id

    async def change(self, id: UUID, by: Actor, **values: Any) -> None:
        async with self.database.transaction(by) as uow:
            await records.change(uow, self.keyring, CASE, id, records.Change(given=values), now=BEFORE)

    async def refer(self, id: UUID, to: str | None = "clinic", by: str = "amina", **more: Any) -> UUID:
        said = {"transition_id": uuid4(), "made_at": AT} | more
        SETUP.forget()
        event = ReferralMade(record_id=id, transitioned_by=by, transitioned_to=to, **said)
        async with self.database.transaction(service_actor("cases")) as uow:
            await commands.grant(uow, self.keyring, event)
        return event.transition_id

    async def assign(self, id: UUID, to: str = "rosa", by: str = "joao", **more: Any) -> UUID:
        said = {"transition_id": uuid4(), "made_at": AT} | more
        event = AssignmentMade(record_id=id, transitioned_by=by, transitioned_to=to, **said)
        async with self.database.transaction(service_actor("cases")) as uow:
            await commands.hand_over(uow, self.keyring, event)
        return event.transition_id

    async def offer(self, id: UUID, to: str = "luis", by: str = "amina", **more: Any) -> UUID:
        said = {"transition_id": uuid4(), "made_at": AT} | more
        event = TransferMade(record_id=id, transitioned_by=by, transitioned_to=to, **said)
        async with self.database.transaction(service_actor("cases")) as uow:
            await commands.offer(uow, self.keyring, event)
        return event.transition_id

    async def take_over(self, id: UUID, transition: UUID, to: str = "luis", by: str = "luis", **more: Any) -> None:
        said = {
            "transition_id": transition,
            "transitioned_by": "amina",
            "transitioned_to": to,
            "actor": by,
            "at": AT,
        } | more
        async with self.database.transaction(service_actor("cases")) as uow:
            await commands.take_over(uow, self.keyring, TransferAccepted(record_id=id, **said))

    async def answer(self, kind: Any, id: UUID, transition: UUID, status: str, by: str, **more: Any) -> None:
        event = kind(transition_id=transition, record_id=id, transitioned_by="amina", actor=by, at=AT, **more)
        async with self.database.transaction(service_actor("cases")) as uow:
            await commands.answer(uow, self.keyring, event, status)

    async def kept(self, id: UUID, kind: Kind = CASE) -> Record:
        async with self.database.session() as session:
            vault = rows.Vault(self.keyring, (await load_setup(session)).catalogue, self.database.site)
            return vault.open(await rows.find_row(session, kind, id, rows.ANYBODY))

    async def refused_about(self) -> list[UUID]:
        """What the refusals are about, to whoever puts them in order."""
        async with self.database.session() as session:
            return list(await session.scalars(select(outbox.c.subject).where(outbox.c.type == AccessRefused.type)))
