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
from sqlalchemy import text
from testkit import People
from testkit.examples import Examples
from testkit.matrix import Matrix, Row, World, add_probe
from testkit.nonsense import Nonsense
from testkit.people import EVERYTHING
from testkit.repeating import Repeating
from testkit.surplus import Surplus
from testkit.swapping import Foreign, Swapping, unlike

pytestmark = pytest.mark.long
TABLE = Path(__file__).with_name("permissions.toml")


def test_every_route_has_its_row() -> None:
    matrix = Matrix.read("identity", TABLE)
    assert matrix.missing_routes() == matrix.misspelt() == set()


async def _session(uow, of):
    now, id = datetime.now(UTC), new_id()
    times = {"created_at": now, "proven_at": now, "last_seen_at": now, "expires_at": now + timedelta(hours=1)}
    await add_session(uow, {"id": id, "token_hash": id.bytes, "account": of.id} | times)
    return id


async def _names(database, people, staff, client):
    """One of each, probe's own where it is somebody's."""
    await add_probe(people, {})
    await staff.role("role-plain")
    async with database.transaction(service_actor("identity")) as uow:
        await publish_code(uow, title="Our conduct", content="Do no harm.", now=datetime.now(UTC))
        session = await _session(uow, people.probe)
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
BULK = [Row("POST /api/v2/users/update_bulk", (), body={"data": {"ids": ["{user}"]}})]
NAMED = {"POST /api/v2/users /data/user_name": "two accounts cannot have one name, and who makes them is told so"}
TAKEN = NAMED.keys() | {f"GET /api/v2/users ?{name}" for name in ("ids[]", "query", "user_name[]")}
TAKEN |= {"POST /api/v2/users/update_bulk /data/ids/*"}
"""Where somebody who sees the account is answered otherwise than for an unknown one."""
NORTHERN = [Row("POST /api/v2/users", (), body={"data": NEW_ACCOUNT | {"role_unique_id": "role-plain"}})]


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


async def test_what_is_beyond_one_s_scope_is_as_good_as_unknown(app, outer, database, staff, client) -> None:
    """pia has every right over the north, and sees nothing of the south; root sees all."""
    people = People(database)
    names = await _names(database, people, staff, client)
    await staff.role("role-pia", scope="group", permissions=EVERYTHING, is_manager=True)
    await staff.role("role-without")
    for name in ("pia", "without"):
        await staff.add(name, f"role-{name}", groups=["north"])
    await outer.execute(text("SELECT setval(pg_get_serial_sequence('account', 'number'), 7000000)"))
    far = await staff.add("filomena", "role-worker", groups=["south"], agency_unique_id="hospital")
    people.known.update(staff.known)
    async with database.transaction(service_actor("identity")) as uow:
        theirs, own = await _session(uow, far), await _session(uow, staff.pia)
    foreign = [
        Foreign({"filomena": "felicidade", far.number: 7_654_321}, [f"/api/v2/users/{far.number}"]),
        Foreign({str(theirs): unlike(str(theirs))}),
    ]
    world = World(app, outer, database, people, names | {"session": own})
    swapping = Swapping(world, foreign, "pia", "root", "without", known=NAMED)
    await swapping.ask_all([*BULK, *Matrix.read("identity", TABLE).rows, *NORTHERN, *WHOLE])
    print(swapping.summary())
    assert not swapping.failures, "\n".join(swapping.failures[:20])
    assert sorted(swapping.taken) == sorted(TAKEN)
    assert swapping.met == NAMED.keys()
