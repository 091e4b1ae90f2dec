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
from testkit.matrix import Matrix, Row, World, add_probe
from testkit.nonsense import Nonsense
from testkit.people import EVERYTHING
from testkit.repeating import Repeating
from testkit.surplus import Surplus

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


NEW_ACCOUNT = {
    "user_name": "new",
    "full_name": "New Person",
    "email": "new@people.example",
    "password": "seven quiet lamps",
    "password_confirmation": "seven quiet lamps",
    "role_unique_id": "role-worker",
    "agency_unique_id": "mssi",
    "user_group_unique_ids": ["north"],
}
NEW_ROLE = {"unique_id": "role-new", "name": "New", "group_permission": "self", "permissions": {"case": ["read"]}}
WHOLE = [
    Row("POST /api/v2/users", ("user:create",), body={"data": NEW_ACCOUNT}),
    Row("POST /api/v2/users/update_bulk", ("user:disable_multiple",), body={"data": {"query": "rosa"}}),
    Row("POST /api/v2/roles", ("role:create",), body={"data": NEW_ROLE}),
    Row("POST /api/v2/user_groups", ("user_group:create",), body={"data": {"unique_id": "east", "name": "East"}}),
    Row(
        "POST /api/v2/agencies",
        ("agency:create",),
        body={"data": {"unique_id": "clinic", "agency_code": "C", "name": {"en": "Clinic"}}},
    ),
    Row(
        "POST /api/v2/codes_of_conduct",
        ("code_of_conduct:manage",),
        body={"data": {"title": "Conduct", "content": "Be kind."}},
    ),
]


async def _changes(app, outer, database, staff, client):
    """Where it is asked, and every changing operation with bodies that are carried out."""
    people = People(database)
    names = await _names(database, people, staff, client)
    await staff.add("ruler", "role-superuser")
    people.known.update(staff.known)
    return World(app, outer, database, people, names), [*Matrix.read("identity", TABLE).rows, *WHOLE]


async def test_what_nobody_asked_for_changes_nothing_and_stays_nowhere(app, outer, database, staff, client) -> None:
    world, rows = await _changes(app, outer, database, staff, client)
    surplus = Surplus(world, "root")
    await surplus.ask_all(rows)
    print(surplus.summary())
    assert not surplus.failures, "\n".join(surplus.failures)


async def test_every_change_asked_again_under_its_key_is_done_once(app, outer, database, staff, client) -> None:
    world, rows = await _changes(app, outer, database, staff, client)
    repeating = Repeating(world, "root", "ruler", frozenset({"known_device"}))
    await repeating.ask_all(rows)
    own = Repeating(repeating.world, "probe", "ruler")
    await own.ask_all([row for row in rows if row.path == "/api/v2/sessions/{session}"])
    print(repeating.summary())
    assert not (failures := repeating.failures + own.failures), "\n".join(failures)
    assert repeating.refused.keys() <= own.done, repeating.refused
