"""Nobody learns by any road what they may not read on that record: every role × every field × every road.

What is expected is the tests' own reading of forms, permissions and the table of system fields (`reading_world`).
"""

from collections import Counter

import pytest
from cases.record.domain.kind import KINDS
from cases.record.store.rows import Vault
from cases.record.store.setup import load_setup
from cases.record.store.staff import find_every_role_s_forms
from chassis.site import EVERYWHERE
from testkit.services import make_client

LEAST = {
    ("demonstration", "case"): 20_000,
    ("reference", "case"): 20_000,
    ("demonstration", "incident"): 3_000,
    ("reference", "incident"): 9_000,
}


@pytest.mark.parametrize(("name", "kind"), LEAST)
async def test_every_role_learns_of_every_field_by_every_road_what_it_may(
    name, kind, configuration_data, cases_app, committed, keyring, record_property
):
    from reading_roads import Lists, Walk
    from reading_world import make_world

    world = await make_world(committed, keyring, configuration_data(name), KINDS[kind])
    cells = {}
    async with committed.session() as session:
        setup = await load_setup(session)
        roles = await find_every_role_s_forms(session)
        vault = Vault(keyring, setup.catalogue, EVERYWHERE)
        for person in world.persons:
            walk = Walk(world, person, cells)
            lists = Lists(walk, session, vault, setup, roles, EVERYWHERE)
            await lists.filters()
            await lists.sorts()
            await lists.searches()
    for person in world.persons:
        await ask_over_http(Walk(world, person, cells), make_client(cases_app, "cases", person.actor))
    surprises = [where for cell in cells.values() for where in cell.surprises]
    asked = {road: cell.asked for road, cell in cells.items()}
    record_property("cells", asked)
    assert not surprises, (len(surprises), Counter(where[0] for where in surprises), surprises[:40])
    assert sum(asked.values()) >= LEAST[name, kind], asked


async def ask_over_http(walk, client):
    many = f"/api/v2/{walk.world.kind.plural}"
    names = ",".join(walk.world.names)
    listed = (await client.get(many, params={"per": "1000"})).json()["data"]
    feed = (await client.get(f"{many}/changes", params={"per": "500"})).json()["data"]
    for relation, record in walk.person.records.items():
        path = f"{many}/{record.id}"
        answer = await client.get(path)
        walk.expect("read", (answer.status_code == 200) == walk.world.sees(walk.person, relation), relation)
        if answer.status_code != 200:
            walk.expect("history", (await client.get(f"{path}/record_history")).status_code == 404, relation)
            walk.expect("write", (await client.patch(path, json={"data": {}})).status_code in (403, 404), relation)
            continue
        walk.shows("read", relation, answer.json()["data"])
        walk.shows("fields", relation, (await client.get(path, params={"fields": names})).json()["data"])
        for road, found in (("list", listed), ("changes", feed)):
            walk.shows(road, relation, next(each for each in found if each["id"] == str(record.id)))
        history = (await client.get(f"{path}/record_history", params={"per": "100"})).json()["data"]
        changes = [change for entry in history for change in entry["record_changes"]]
        walk.shows_past(relation, {name: each["to"] for change in changes for name, each in change.items()})
    for relation in walk.person.records.keys() - {"of_another_module", "unshared"}:
        await write(walk, client, relation)


async def write(walk, client, relation):
    """Every field at once: the echo shows what changed as far as it is open, and what is closed stays as it was."""
    record = walk.person.records[relation]
    change = walk.writable_values(relation)
    answer = await client.patch(f"/api/v2/{walk.world.kind.plural}/{record.id}", json={"data": change})
    if answer.status_code == 403:
        walk.expect("write", "write" not in walk.person.actor.permissions[walk.world.kind.resource], relation)
        return
    assert answer.status_code == 200, answer.text
    opened = walk.world.opened(walk.person, relation)
    data = answer.json()["data"]
    for name in walk.world.names:
        walk.expect("write", name not in data or name in opened or name == "last_updated_at", relation, name)
