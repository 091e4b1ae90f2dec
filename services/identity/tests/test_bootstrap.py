"""The first super user of an empty installation."""

from datetime import UTC, datetime

from chassis.actor import service_actor
from chassis.actors import find_actor
from contracts.identity import AccountChanged, AgencyChanged, RoleChanged
from identity.account.store import find_account_by_name
from identity.bootstrap import ensure_superuser, give_password
from identity.session.store import list_sessions
from signing_builders import sign_in


async def test_an_empty_installation_gets_its_first_super_user_once(database, client, published):
    for _ in range(2):
        async with database.transaction(service_actor("identity")) as uow:
            await ensure_superuser(uow, "Primero", "seven quiet lamps", locales=["en"])
            actor = await find_actor(uow.session, "primero")
    assert actor is not None
    assert [len(await published(kind)) for kind in (RoleChanged, AgencyChanged, AccountChanged)] == [1, 1, 1]
    answer = await client(actor).post("/api/v2/user_groups", json={"data": {"name": "First"}})
    assert answer.status_code == 200


async def test_a_super_user_can_be_given_another_password_which_ends_what_the_one_before_opened(
    *, database, browser, client, published
):
    async with database.transaction(service_actor("identity")) as uow:
        await ensure_superuser(uow, "primero", "seven quiet lamps", locales=["en"])
    assert (await sign_in(browser, "primero", "seven quiet lamps")).status_code == 200
    async with database.transaction(service_actor("identity")) as uow:
        assert not await give_password(uow, "nobody", "nine slow harbours")
        assert await give_password(uow, "Primero", "nine slow harbours")
    async with database.transaction(service_actor("identity")) as uow:
        account = await find_account_by_name(uow, "primero")
        assert account is not None
        assert await list_sessions(uow, account.id, datetime.now(UTC)) == []
    assert (await sign_in(client(None), "primero", "seven quiet lamps")).status_code == 401
    assert (await sign_in(client(None), "primero", "nine slow harbours")).status_code == 200
    assert (account.credentials_version, len(await published(AccountChanged))) == (2, 2)
