"""The first super user of an empty installation."""

from chassis.actor import service_actor
from chassis.actors import find_actor
from contracts.identity import AccountChanged, AgencyChanged, RoleChanged
from identity.bootstrap import ensure_superuser


async def test_an_empty_installation_gets_its_first_super_user_once(database, client, published):
    for _ in range(2):
        async with database.transaction(service_actor("identity")) as uow:
            await ensure_superuser(uow, "Primero", "seven quiet lamps", locales=["en"])
            actor = await find_actor(uow.session, "primero")
    assert actor is not None
    assert [len(await published(kind)) for kind in (RoleChanged, AgencyChanged, AccountChanged)] == [1, 1, 1]
    answer = await client(actor).post("/api/v2/user_groups", json={"data": {"name": "First"}})
    assert answer.status_code == 200
