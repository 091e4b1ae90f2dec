"""A service's own copy of who may act: what is noted, what an actor is made of, and for how long one is remembered."""

import asyncio
from uuid import UUID, uuid4

import pytest
from chassis import actors as remembering
from chassis.actor import Actor, service_actor
from chassis.actors import FRESH_SECONDS, TOLD_SECONDS, Actors, find_actor, make_actor, note_account, note_role
from chassis.database import Database
from chassis.errors import NotSignedIn
from chassis.signals import Signals
from contracts.event import Event
from contracts.identity import AccountChanged, RoleChanged
from sqlalchemy import text

ACCOUNT = UUID("0199f0aa-0000-7000-8000-000000000001")
OFFICER = RoleChanged(
    unique_id="role-officer",
    number=3,
    name="Officer",
    group_permission="group",
    permissions={"case": ["read", "write"]},
    forms={"basics": "rw"},
    modules=["cp"],
    is_manager=True,
    reporting_location_level=2,
    user_category="system",
)
BARE_ROLE = RoleChanged(
    unique_id="role-bare", number=4, name="Bare", group_permission="self", permissions={}, forms={}, modules=[]
)
AMINA = AccountChanged(
    account_id=ACCOUNT,
    number=7,
    user_name="amina",
    full_name="Amina",
    code="A7",
    locale="tet",
    role="role-officer",
    agency="mssi",
    agency_office="dili",
    groups=["north", "east"],
    services=["health"],
    location="TL01",
    reporting_location="TL",
)


async def note(database: Database, *events: Event) -> None:
    async with database.transaction(service_actor("cases")) as uow:
        for event in events:
            await (note_role if isinstance(event, RoleChanged) else note_account)(uow, event)  # type: ignore[arg-type]


async def found(database: Database, user_name: str = "amina") -> Actor | None:
    async with database.look() as session:
        return await find_actor(session, user_name)


def test_an_actor_is_what_the_account_and_its_role_say() -> None:
    assert make_actor(AMINA.model_dump(mode="json"), OFFICER.model_dump(mode="json")) == Actor(
        id=ACCOUNT,
        number=7,
        user_name="amina",
        full_name="Amina",
        code="A7",
        role="role-officer",
        role_name="Officer",
        category="system",
        scope="group",
        agency="mssi",
        agency_office="dili",
        groups=frozenset({"north", "east"}),
        location="TL01",
        reporting_location="TL",
        reporting_location_level=2,
        services=frozenset({"health"}),
        locale="tet",
        permissions={"case": frozenset({"read", "write"})},
        forms={"basics": "rw"},
        modules=frozenset({"cp"}),
        is_manager=True,
    )


def test_what_an_older_announcement_did_not_say_is_nothing() -> None:
    """Announcements are kept as they were said, by whatever release said them."""
    account = {"account_id": str(ACCOUNT), "number": 7, "user_name": "amina", "full_name": "Amina"}
    role = {"unique_id": "r", "name": "R", "group_permission": "self", "permissions": {}, "forms": {}, "modules": []}
    made = make_actor(account, role)
    assert made == Actor(id=ACCOUNT, number=7, user_name="amina", full_name="Amina", role="r", role_name="R")
    assert (made.locale, made.is_manager, made.ended) == ("en", False, False)


@pytest.mark.parametrize("said", ["disabled", "unverified"])
@pytest.mark.parametrize("of_role", [False, True])
def test_who_or_whose_role_is_disabled_has_ended(said: str, *, of_role: bool) -> None:
    account, role = AMINA.model_dump(mode="json"), OFFICER.model_dump(mode="json")
    (role if of_role else account)[said] = True
    assert make_actor(account, role).ended


async def test_the_last_word_of_an_account_and_of_a_role_counts(owner: Database) -> None:
    await note(owner, OFFICER, BARE_ROLE, AMINA)
    first = await found(owner)
    await note(owner, AMINA.model_copy(update={"user_name": "amina.s", "role": "role-bare", "agency": "pnds"}))
    assert (first is not None, await found(owner)) == (True, None)
    second = await found(owner, "amina.s")
    assert second is not None
    assert (second.role, second.agency) == ("role-bare", "pnds")
    await note(owner, BARE_ROLE.model_copy(update={"name": "Barer", "disabled": True}))
    third = await found(owner, "amina.s")
    assert third is not None
    assert (third.role_name, third.ended) == ("Barer", True)
    kept = text("SELECT a.agency, r.disabled FROM actor_account AS a JOIN actor_role AS r ON r.unique_id = a.role")
    async with owner.look() as session:
        assert [tuple(row) for row in await session.execute(kept)] == [("pnds", True)]


async def test_whose_role_is_gone_is_nobody_and_other_roles_stay(owner: Database) -> None:
    await note(owner, OFFICER, BARE_ROLE, AMINA, BARE_ROLE.model_copy(update={"deleted": True}))
    assert await found(owner) is not None
    await note(owner, OFFICER.model_copy(update={"deleted": True}))
    assert await found(owner) is None


@pytest.mark.parametrize("said", ["disabled", "unverified"])
async def test_a_disabled_account_is_nobody(owner: Database, said: str) -> None:
    await note(owner, OFFICER, AMINA.model_copy(update={said: True}))
    assert await found(owner) is None
    actors = Actors(Signals(owner.url))
    async with owner.look() as session:
        with pytest.raises(NotSignedIn):
            await actors.load(session, ACCOUNT)


async def test_each_change_is_told_to_who_remembers(owner: Database) -> None:
    for event in (OFFICER, AMINA, OFFICER.model_copy(update={"deleted": True})):
        async with owner.transaction(service_actor("cases")) as uow:
            signalled: list[str] = []

            async def hear(key: str, told: list[str] = signalled) -> None:
                told.append(key)

            uow.signal = hear  # type: ignore[method-assign]
            await (note_role if isinstance(event, RoleChanged) else note_account)(uow, event)
            assert signalled == [remembering.CHANGED]


@pytest.mark.parametrize(("is_listening", "seconds"), [(True, TOLD_SECONDS), (False, FRESH_SECONDS)])
async def test_an_actor_is_remembered_for_a_while(
    owner: Database, monkeypatch: pytest.MonkeyPatch, *, is_listening: bool, seconds: float
) -> None:
    """Longer while somebody would tell of a change."""
    await note(owner, OFFICER, AMINA)
    monkeypatch.setattr(Signals, "is_listening", is_listening)
    actors, now = Actors(Signals(owner.url)), 1000.0
    monkeypatch.setattr("chassis.actors.time.monotonic", lambda: now)
    assert actors.known(ACCOUNT) is None
    async with owner.look() as session:
        loaded = await actors.load(session, ACCOUNT)
    assert actors.known(ACCOUNT) == loaded
    assert actors.known(uuid4()) is None
    now += seconds - 0.01
    assert actors.known(ACCOUNT) == loaded
    now += 0.01
    assert actors.known(ACCOUNT) is None


async def test_who_was_told_of_a_change_remembers_nobody(owner: Database) -> None:
    await note(owner, OFFICER, AMINA)
    signals = Signals(owner.url)
    actors = Actors(signals)
    async with owner.look() as session:
        await actors.load(session, ACCOUNT)
        signals._heard(None, 0, "", remembering.CHANGED)
        assert actors.known(ACCOUNT) is None
        await actors.load(session, ACCOUNT)
        assert actors.known(ACCOUNT) is not None


async def test_who_changes_again_while_being_read_is_not_remembered(owner: Database) -> None:
    await note(owner, OFFICER, AMINA)
    actors = Actors(Signals(owner.url))
    actors.forget()
    async with owner.look() as session:
        reading = asyncio.ensure_future(actors.load(session, ACCOUNT))
        await asyncio.sleep(0)
        actors.forget()
        await reading
    assert actors.known(ACCOUNT) is None


async def test_who_is_found_disabled_is_not_remembered_any_longer(owner: Database) -> None:
    await note(owner, OFFICER, AMINA)
    actors = Actors(Signals(owner.url))
    async with owner.look() as session:
        await actors.load(session, ACCOUNT)
    await note(owner, AMINA.model_copy(update={"disabled": True}))
    async with owner.look() as session:
        with pytest.raises(NotSignedIn):
            await actors.load(session, ACCOUNT)
        with pytest.raises(NotSignedIn):
            await actors.load(session, uuid4())
    assert actors.known(ACCOUNT) is None
