"""From when until when somebody is on leave: who writes it, and who is told."""

from contracts.identity import AccountChanged

USERS = "/api/v2/users"


def path(actor) -> str:
    return f"{USERS}/{actor.number}"


async def test_a_leave_is_written_by_who_takes_it_or_manages_the_account_and_announced(client, staff, published):
    amina = client(staff.amina)
    leave = {"leave_from": "2026-12-21", "leave_to": "2027-01-08"}
    answer = await amina.patch(path(staff.amina), json={"data": leave})
    assert {name: answer.json()["data"][name] for name in leave} == leave
    told = (await published(AccountChanged))[-1]
    assert (told.leave_from.isoformat(), told.leave_to.isoformat()) == tuple(leave.values())
    wrong = [({"leave_to": "2026-12-20"}, "leave_to"), ({"leave_from": None}, "leave_from")]
    for given, field in [*wrong, ({"leave_from": "soon"}, "data/leave_from")]:
        refused = await amina.patch(path(staff.amina), json={"data": given})
        assert (refused.status_code, list(refused.json()["facts"]["fields"])) == (422, [field])
    ended = await client(staff.rui).patch(path(staff.amina), json={"data": dict.fromkeys(leave)})
    assert ended.status_code == 200, ended.text
    assert (await published(AccountChanged))[-1].leave_from is None
    assert (await client(staff.rosa).patch(path(staff.amina), json={"data": leave})).status_code == 403
