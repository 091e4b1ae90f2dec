"""Every route, every action of the catalogue, nobody and somebody else: the answers are as the table says."""

from pathlib import Path

from news_builders import API, a_step
from testkit.matrix import Matrix, World, add_probe

TABLE = Path(__file__).with_name("permissions.toml")


def test_every_route_has_its_row() -> None:
    matrix = Matrix.read("notifications", TABLE)
    assert matrix.missing_routes() == matrix.misspelt() == set()


async def test_every_cell_answers_as_the_table_says(app, connection, database, people, client, deliver) -> None:
    await add_probe(people, {})
    made = a_step(transitioned_to="probe")
    await deliver(made, about=made.transition_id)
    [entry] = (await client(people.probe).get(f"{API}/notifications")).json()["data"]
    matrix = Matrix.read("notifications", TABLE)
    await matrix.ask_all(World(app, connection, database, people, {"entry": entry["id"]}))
    print(matrix.summary())
    assert not matrix.told(), "\n".join(matrix.told())
