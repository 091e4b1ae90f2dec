"""Every route, every action of the catalogue, nobody and somebody else: the answers are as the table says."""

from pathlib import Path

from testkit.matrix import Matrix, World, add_probe

TABLE = Path(__file__).with_name("permissions.toml")


def test_every_route_has_its_row() -> None:
    matrix = Matrix.read("referrals", TABLE)
    assert matrix.missing_routes() == matrix.misspelt() == set()


async def test_every_cell_answers_as_the_table_says(app, connection, database, people, referring) -> None:
    await add_probe(people, {})
    everything = {"case": ["manage", "receive_referral"]}
    await people.add("probe", role="role-probe", permissions=everything, groups=["north"])
    own = await referring.case(
        owned_by="probe", associated_user_names=["probe"], associated_user_groups=["north"], owned_by_groups=["north"]
    )
    shared = await referring.case()
    names = {
        "case": own.record_id,
        "sent": await referring.referral(own, by="probe"),
        "shared": shared.record_id,
        "received": await referring.referral(shared, to="probe"),
    }
    matrix = Matrix.read("referrals", TABLE)
    await matrix.ask_all(World(app, connection, database, people, names))
    print(matrix.summary())
    assert not matrix.told(), "\n".join(matrix.told())
