"""Every route, every action of the catalogue, nobody and somebody else: the answers are as the table says."""

from pathlib import Path

import pytest
from news_builders import API, a_step
from testkit.examples import Examples
from testkit.matrix import Matrix, World, add_probe
from testkit.nonsense import Nonsense
from testkit.repeating import Repeating
from testkit.surplus import Surplus

pytestmark = pytest.mark.long
TABLE = Path(__file__).with_name("permissions.toml")


def test_every_route_has_its_row() -> None:
    matrix = Matrix.read("notifications", TABLE)
    assert matrix.missing_routes() == matrix.misspelt() == set()


async def _names(people, client, deliver):
    """A piece of news for probe."""
    await add_probe(people, {})
    made = a_step(transitioned_to="probe")
    await deliver(made, about=made.transition_id)
    [entry] = (await client(people.probe).get(f"{API}/notifications")).json()["data"]
    return {"entry": entry["id"]}


async def test_every_cell_answers_as_the_table_says(app, outer, database, people, client, deliver) -> None:
    names = await _names(people, client, deliver)
    matrix = Matrix.read("notifications", TABLE)
    await matrix.ask_all(World(app, outer, database, people, names))
    print(matrix.summary())
    assert not matrix.told(), "\n".join(matrix.told())


async def test_no_nonsense_breaks_a_route(app, outer, database, people, client, deliver) -> None:
    names = await _names(people, client, deliver)
    nonsense = Nonsense(World(app, outer, database, people, names), "probe")
    await nonsense.ask_all(Matrix.read("notifications", TABLE).rows)
    print(nonsense.summary())
    assert not nonsense.failures, "\n".join(nonsense.failures)


async def test_every_example_is_answered_as_promised(app, outer, database, people, client, deliver) -> None:
    names = await _names(people, client, deliver)
    examples = Examples(World(app, outer, database, people, names), "probe")
    await examples.ask_all(Matrix.read("notifications", TABLE).rows)
    print(examples.summary())
    assert examples.asked >= 500
    assert not examples.failures, "\n".join(examples.failures)


async def test_what_nobody_asked_for_changes_nothing_and_stays_nowhere(
    app, outer, database, people, client, deliver
) -> None:
    surplus = Surplus(World(app, outer, database, people, await _names(people, client, deliver)), "probe")
    await surplus.ask_all(Matrix.read("notifications", TABLE).rows)
    print(surplus.summary())
    assert not surplus.failures, "\n".join(surplus.failures)


async def test_every_change_asked_again_under_its_key_is_done_once(
    app, outer, database, people, client, deliver
) -> None:
    names = await _names(people, client, deliver)
    repeating = Repeating(World(app, outer, database, people, names), "probe", "stranger")
    await repeating.ask_all(Matrix.read("notifications", TABLE).rows)
    print(repeating.summary())
    assert not repeating.failures, "\n".join(repeating.failures)
    assert repeating.refused == {}
