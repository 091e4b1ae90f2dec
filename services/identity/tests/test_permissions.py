"""Every route, every action of the catalogue, nobody and somebody else: the answers are as the table says."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from chassis.actor import service_actor
from chassis.ids import new_id
from identity.code_of_conduct.commands import publish_code
from identity.group.store import find_group
from identity.role.store import find_role
from identity.session.store import add_session
from testkit import People
from testkit.examples import Examples
from testkit.matrix import Matrix, World, add_probe
from testkit.nonsense import Nonsense
from testkit.people import EVERYTHING

pytestmark = pytest.mark.long
TABLE = Path(__file__).with_name("permissions.toml")


def test_every_route_has_its_row() -> None:
    matrix = Matrix.read("identity", TABLE)
    assert matrix.missing_routes() == matrix.misspelt() == set()


async def _names(database, people, staff, client):
    """One of each, probe's own where it is somebody's."""
    await add_probe(people, {})
    await staff.role("role-plain")
    now, session = datetime.now(UTC), new_id()
    async with database.transaction(service_actor("identity")) as uow:
        await publish_code(uow, title="Our conduct", content="Do no harm.", now=now)
        own = {"id": session, "token_hash": b"hash", "account": people.probe.id}
        times = {"created_at": now, "proven_at": now, "last_seen_at": now, "expires_at": now + timedelta(hours=1)}
        await add_session(uow, own | times)
        role, group = await find_role(uow, "role-plain"), await find_group(uow, "north")
    agencies = (await client(staff.root).get("/api/v2/agencies")).json()["data"]
    return {
        "user": staff.amina.number,
        "role": role.id,
        "group": group.id,
        "agency": agencies[0]["id"],
        "session": session,
    }


async def test_every_cell_answers_as_the_table_says(app, outer, database, staff, client) -> None:
    people = People(database)
    names = await _names(database, people, staff, client)
    matrix = Matrix.read("identity", TABLE)
    await matrix.ask_all(World(app, outer, database, people, names))
    print(matrix.summary())
    assert matrix.asked > 5_000
    assert not matrix.told(), "\n".join(matrix.told())


async def test_no_nonsense_breaks_a_route(app, outer, database, staff, client) -> None:
    people = People(database)
    names = await _names(database, people, staff, client)
    await people.add("ruler", role="role-ruler", scope="all", permissions=EVERYTHING)
    nonsense = Nonsense(World(app, outer, database, people, names), "ruler")
    await nonsense.ask_all(Matrix.read("identity", TABLE).rows)
    print(nonsense.summary())
    assert not nonsense.failures, "\n".join(nonsense.failures)


async def test_every_example_is_answered_as_promised(app, outer, database, staff, client) -> None:
    people = People(database)
    names = await _names(database, people, staff, client)
    await people.add("ruler", role="role-ruler", scope="all", permissions=EVERYTHING)
    examples = Examples(World(app, outer, database, people, names), "ruler")
    await examples.ask_all(Matrix.read("identity", TABLE).rows)
    print(examples.summary())
    assert examples.asked >= 500
    assert not examples.failures, "\n".join(examples.failures)
