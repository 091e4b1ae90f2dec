"""Every route, every action of the catalogue, nobody and somebody else: the answers are as the table says."""

from pathlib import Path

import pytest
from referring_builders import ROW
from testkit.examples import Examples
from testkit.matrix import Matrix, Row, World, add_probe
from testkit.nonsense import Nonsense
from testkit.people import EVERYTHING
from testkit.repeating import Repeating
from testkit.surplus import Surplus
from testkit.swapping import Foreign, Swapping, unlike

pytestmark = pytest.mark.long
TABLE = Path(__file__).with_name("permissions.toml")
OWN_RIGHTS = {"case": ["manage", "receive_referral", "receive_transfer"], "incident": ["manage"]}


def test_every_route_has_its_row() -> None:
    matrix = Matrix.read("referrals", TABLE)
    assert matrix.missing_routes() == matrix.misspelt() == set()


async def _names(people, referring):
    """A referral and a transfer that probe sent, and those that probe received."""
    await add_probe(people, {})
    await people.add("probe", role="role-probe", permissions=OWN_RIGHTS, groups=["north"])
    own = await referring.case(
        owned_by="probe", associated_user_names=["probe"], associated_user_groups=["north"], owned_by_groups=["north"]
    )
    shared = await referring.case()
    happened = await referring.incident(
        owned_by="probe", associated_user_names=["probe"], associated_user_groups=["north"], owned_by_groups=["north"]
    )
    return {
        "incident": happened.record_id,
        "case": own.record_id,
        "sent": await referring.referral(own, by="probe"),
        "shared": shared.record_id,
        "received": await referring.referral(shared, to="probe"),
        "given": await referring.transfer(own, by="probe"),
        "offered": await referring.transfer(shared, to="probe"),
        "asked": await referring.wish(own),
        "wished": await referring.wish(shared, by="probe"),
        "handed": await referring.handed("benedita", ["probe"]),
    }


async def test_every_cell_answers_as_the_table_says(app, outer, database, people, referring) -> None:
    names = await _names(people, referring)
    matrix = Matrix.read("referrals", TABLE)
    await matrix.ask_all(World(app, outer, database, people, names))
    print(matrix.summary())
    assert not matrix.told(), "\n".join(matrix.told())


async def test_no_nonsense_breaks_a_route(app, outer, database, people, referring) -> None:
    names = await _names(people, referring)
    nonsense = Nonsense(World(app, outer, database, people, names), "probe")
    await nonsense.ask_all(Matrix.read("referrals", TABLE).rows)
    print(nonsense.summary())
    assert not nonsense.failures, "\n".join(nonsense.failures)


async def test_every_example_is_answered_as_promised(app, outer, database, people, referring) -> None:
    names = await _names(people, referring)
    examples = Examples(World(app, outer, database, people, names), "probe")
    await examples.ask_all(Matrix.read("referrals", TABLE).rows)
    print(examples.summary())
    assert examples.asked >= 500
    assert not examples.failures, "\n".join(examples.failures)


async def _changes(app, outer, database, people, referring):
    """Where it is asked, and every changing operation with bodies that are carried out."""
    names = await _names(people, referring)
    second = await referring.case(owned_by="probe", associated_user_names=["probe"])
    given = {"transitioned_to": "partner", "notes": "Please see this child"}
    many = given | {"ids": [str(second.record_id)]}
    chosen = {"transitioned_to": "amina", "filters": {"id": many["ids"]}}
    third = await referring.case(owned_by="probe", associated_user_names=["probe"])
    over = {"transitioned_to": "taker", "notes": "Please take over"}
    names["second"] = second.record_id
    names["hers"] = (await referring.case(owned_by="rosa", associated_user_names=["rosa"])).record_id
    await people.add("reader", role="role-reader", permissions={"incident": ["read"]}, groups=["south"])
    # Whose cases are handed over belongs to the team that probe leads.
    await people.add("probe", role="role-probe", scope="group", permissions=OWN_RIGHTS, groups=["north"])
    north = {"associated_user_groups": ["north"], "owned_by_groups": ["north"]}
    await referring.case(owned_by="benedita", associated_user_names=["benedita"], **north)
    leaving = {"officer": "benedita", "to": ["amina"], "why": "departure"}
    happened = await referring.incident(owned_by="probe", associated_user_names=["probe"])
    read = {"transitioned_to": "reader"}
    several = read | {"filters": {"id": [str(happened.record_id)]}}
    whole = [
        Row("POST /api/v2/cases/{case}/assigns", ("case:assign",), body={"data": {"transitioned_to": "amina"}}),
        Row("POST /api/v2/hand_overs", ("case:assign",), body={"data": leaving}),
        Row("POST /api/v2/cases/assigns", ("case:assign",), body={"data": chosen}),
        Row("POST /api/v2/incidents/{incident}/assigns", ("incident:assign",), body={"data": read}),
        Row("POST /api/v2/incidents/assigns", ("incident:assign",), body={"data": several}),
        Row("POST /api/v2/cases/{second}/referrals", ("case:referral",), body={"data": given}),
        Row("POST /api/v2/cases/referrals", ("case:referral",), body={"data": many}),
        Row("POST /api/v2/cases/{second}/transfers", ("case:transfer",), body={"data": over}),
        Row(
            "POST /api/v2/cases/{hers}/transfer_requests", ("case:request_transfer",), body={"data": {"notes": "Mine"}}
        ),
        Row("POST /api/v2/cases/transfers", ("case:transfer",), body={"data": over | {"ids": [str(third.record_id)]}}),
    ]
    return World(app, outer, database, people, names), [*Matrix.read("referrals", TABLE).rows, *whole]


async def test_what_nobody_asked_for_changes_nothing_and_stays_nowhere(app, outer, database, people, referring) -> None:
    world, rows = await _changes(app, outer, database, people, referring)
    surplus = Surplus(world, "probe")
    await surplus.ask_all(rows)
    print(surplus.summary())
    assert not surplus.failures, "\n".join(surplus.failures)


async def test_every_change_asked_again_under_its_key_is_done_once(app, outer, database, people, referring) -> None:
    world, rows = await _changes(app, outer, database, people, referring)
    repeating = Repeating(world, "probe", "admin")
    await repeating.ask_all(rows)
    print(repeating.summary())
    assert not repeating.failures, "\n".join(repeating.failures)
    assert repeating.refused == {}


async def test_a_foreign_id_is_as_good_as_an_unknown_one(app, outer, database, people, referring) -> None:
    """probe's own cases and referrals; a case of rosa's in the south, referred to a partner, which root sees."""
    world, rows = await _changes(app, outer, database, people, referring)
    await people.add("root", role="role-root", scope="all", permissions=EVERYTHING)
    south = {"associated_user_groups": ["south"], "owned_by_groups": ["south"]}
    theirs = await referring.case(owned_by="rosa", associated_user_names=["rosa"], short_id="fade123", **south)
    sent = await referring.referral(theirs, by="rosa", service_record_id=ROW)
    case = str(theirs.record_id)
    views = [f"/api/v2/cases/{case}/{what}" for what in ("referrals", "transfers", "transfer_requests", "transitions")]
    given = await referring.transfer(theirs, by="root")
    ids = [case, "fade123"], [sent], [given], [ROW]
    swapping = Swapping(
        world, [Foreign({id: unlike(id) for id in each}, views) for each in ids], "probe", "root", "nobody_role"
    )
    await swapping.ask_all(rows)
    print(swapping.summary())
    assert not swapping.failures, "\n".join(swapping.failures[:20])
    assert swapping.taken == {
        f"POST /api/v2/cases/{what}"
        for what in ("assigns /data/filters/id/*", "referrals /data/ids/*", "transfers /data/ids/*")
    }
