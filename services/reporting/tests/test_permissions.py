"""Every route, every action of the catalogue, nobody and somebody else: the answers are as the table says."""

from pathlib import Path

import pytest
from testkit.examples import Examples
from testkit.matrix import Matrix, World, add_probe
from testkit.nonsense import Nonsense

pytestmark = pytest.mark.long
TABLE = Path(__file__).with_name("permissions.toml")


def test_every_route_has_its_row() -> None:
    matrix = Matrix.read("reporting", TABLE)
    assert matrix.missing_routes() == matrix.misspelt() == set()


async def test_every_cell_answers_as_the_table_says(app, outer, database, people, cases) -> None:
    await add_probe(people, {})
    await cases.register("probe")
    matrix = Matrix.read("reporting", TABLE)
    await matrix.ask_all(World(app, outer, database, people, {}))
    print(matrix.summary())
    assert not matrix.told(), "\n".join(matrix.told())


async def test_no_nonsense_breaks_a_route(app, outer, database, people, cases) -> None:
    await cases.register("amina")
    nonsense = Nonsense(World(app, outer, database, people, {}), "admin")
    await nonsense.ask_all(Matrix.read("reporting", TABLE).rows)
    print(nonsense.summary())
    assert not nonsense.failures, "\n".join(nonsense.failures)


async def test_every_example_is_answered_as_promised(app, outer, database, people, cases) -> None:
    await cases.register("amina")
    examples = Examples(World(app, outer, database, people, {}), "admin")
    await examples.ask_all(Matrix.read("reporting", TABLE).rows)
    print(examples.summary())
    assert examples.asked >= 500
    assert not examples.failures, "\n".join(examples.failures)
