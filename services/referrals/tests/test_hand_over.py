"""All open cases of somebody who leaves go to colleagues, each once, with a letter that names nobody."""

from uuid import UUID, uuid4

import pytest
from contracts.referrals import AssignmentDone, AssignmentMade, HandOverMade, ReferralMade
from referrals.hand_over.domain import shared_out
from referring_builders import API, assigned, refused

PATH = f"{API}/hand_overs"
DUE = "2026-12-01T14:59:59.999Z"


@pytest.fixture
def hand_over(client, people):
    async def ask(to=("benedita",), *, by="joao", officer="amina", why="leave", **more):
        data = {"officer": officer, "to": list(to), "why": why, **more.pop("data", {})}
        return await client(None if by is None else people.known[by]).post(PATH, json={"data": data}, **more)

    return ask


@pytest.fixture
def letter(client, people):
    async def read(id, who="joao"):
        answer = await client(people.known[who]).get(f"{PATH}/{id}")
        assert answer.status_code == 200, answer.text
        return answer.json()["data"]

    return read


async def test_every_open_case_is_asked_for_once_and_its_letter_follows_what_cases_does(
    *, referring, hand_over, letter, deliver, published, client, people
):
    first = await referring.case(short_id="aaaaaaa")
    second = await referring.case(short_id="bbbbbbb")
    await referring.case(status="closed")
    await referring.case(record_state=False)
    await referring.case(owned_by="benedita")
    made = (await hand_over()).json()["data"]
    assert (made["total"], made["done"], made["refused"], made["left"], made["withheld"]) == (2, 0, 0, [], False)
    asked = {event.record_id: event for event in await published(AssignmentMade)}
    assert set(asked) == {first.record_id, second.record_id}
    assert {event.transitioned_to for event in asked.values()} == {"benedita"}
    one, other = (str(asked[case.record_id].transition_id) for case in (first, second))
    done = assigned(first, one, "benedita")
    facts = done.facts | {"next_action": "assessment", "next_action_due": DUE}
    await deliver(done.model_copy(update={"facts": facts}), about=first.record_id)
    await deliver(refused(second, other, "person_unknown"), about=UUID(other))
    told = await letter(made["id"])
    assert (told["total"], told["done"], told["refused"]) == (2, 1, 1)
    [to_her] = told["letters"]
    assert (to_her["to"], to_her["to_full_name"], told["officer_full_name"]) == ("benedita", "Benedita", "Amina")
    shown = [(row["record_short_id"], row["state"], row["refusal"], row["next_action_due"]) for row in to_her["cases"]]
    assert shown == [("aaaaaaa", "done", None, DUE), ("bbbbbbb", "refused", "person_unknown", None)]
    assert [str(event.hand_over_id) for event in await published(AssignmentDone)] == [made["id"]]
    [news] = await published(HandOverMade)
    assert (str(news.hand_over_id), news.receivers, news.actor) == (made["id"], ["benedita"], "joao")
    listed = (await client(people.benedita).get(PATH)).json()
    assert ([row["id"] for row in listed["data"]], listed["metadata"]["total"]) == ([made["id"]], 1)
    assert (await client(people.rosa).get(PATH)).json()["data"] == []


async def test_the_same_command_hands_over_once_and_the_rest_goes_with_the_next(referring, hand_over, published):
    await referring.case()
    headers = {"Idempotency-Key": str(uuid4())}
    first = await hand_over(headers=headers)
    assert (await hand_over(headers=headers)).json() == first.json()
    again = await hand_over()
    assert (again.status_code, again.json()["code"]) == (422, "nothing_to_hand_over")
    later = await referring.case()
    made = (await hand_over()).json()["data"]
    assert (made["total"], len(made["left"])) == (1, 1)
    assert [event.record_id for event in await published(AssignmentMade)].count(later.record_id) == 1
    assert len(await published(HandOverMade)) == 2


async def test_several_share_the_cases_by_how_many_they_have(referring, hand_over, people):
    await people.add("rui", groups=["north"], permissions={"case": ["read", "write"]})
    await referring.case(owned_by="rui", associated_user_names=["rui"])
    for _ in range(5):
        await referring.case()
    made = (await hand_over(["benedita", "rui"])).json()["data"]
    assert {each["to"]: len(each["cases"]) for each in made["letters"]} == {"benedita": 3, "rui": 2}


async def test_who_is_too_close_to_a_case_does_not_get_it(*, referring, hand_over, client, people, published):
    await people.add("rui", groups=["north"], permissions={"case": ["read", "write", "receive_referral"]})
    close, other = await referring.case(), await referring.case()
    id = await referring.referral(close, to="rui")
    data = {"status": "rejected", "declined_by": "service", "decline_reason": "conflict_of_interest"}
    path = f"{API}/cases/{close.record_id}/referrals/{id}"
    declined = await client(people.rui).patch(path, json={"data": data})
    assert declined.status_code == 200, declined.text
    made = (await hand_over(["rui"])).json()["data"]
    assert made["left"] == [str(close.record_id)]
    assert [event.record_id for event in await published(AssignmentMade)] == [other.record_id]
    assert len(await published(ReferralMade)) == 1


async def test_each_receiver_reads_their_own_letter_and_who_leads_all(*, referring, hand_over, letter, client, people):
    await people.add("rui", groups=["north"], permissions={"case": ["read"]})
    for _ in range(2):
        await referring.case()
    id = (await hand_over(["benedita", "rui"])).json()["data"]["id"]
    for who in ("benedita", "rui"):
        told = await letter(id, who)
        assert ([each["to"] for each in told["letters"]], told["withheld"]) == ([who], True)
    for who in ("joao", "admin"):
        assert len((await letter(id, who))["letters"]) == 2
    for who in ("amina", "rosa", "partner", "nobody_role"):
        assert (await client(people.known[who]).get(f"{PATH}/{id}")).status_code == 404
    assert (await client(None).get(f"{PATH}/{id}")).status_code == 401


async def test_only_who_leads_both_hands_over(referring, hand_over, people):
    """joao assigns within his group: amina and benedita are in it, rosa is not."""
    await referring.case()
    await people.add("boss", scope="group", groups=["south"], permissions={"case": ["read", "assign"]})
    await people.add("own", groups=["north"], permissions={"case": ["read", "assign"]})
    told = {who: (await hand_over(by=who)).status_code for who in (None, "amina", "partner", "nobody_role")}
    assert told == {None: 401, "amina": 403, "partner": 403, "nobody_role": 403}
    for who in ("boss", "own"):
        answer = await hand_over(by=who)
        assert answer.json()["facts"]["fields"] == {"officer": ["not_in_your_team"]}
    assert (await hand_over(officer="no_such_person")).json()["facts"]["fields"] == {"officer": ["not_in_your_team"]}
    for to in ("rosa", "nobody_role", "no_such_person", "amina"):
        assert (await hand_over([to])).json()["code"] == "person_cannot_receive"
    for wrong, field in (({"to": []}, "data/to"), ({"why": "tired"}, "data/why"), ({"x": 1}, "data/x")):
        refusal = await hand_over(data=wrong)
        assert (refusal.status_code, list(refusal.json()["facts"]["fields"])) == (422, [field])


def test_each_case_goes_to_who_has_fewest_and_is_not_too_close_to_it():
    cases = [UUID(int=number) for number in range(4)]
    given, left = shared_out(cases, {"ana": 0, "rui": 2}, {(cases[0], "ana"), (cases[3], "ana"), (cases[3], "rui")})
    assert [given.get(case) for case in cases] == ["rui", "ana", "ana", None]
    assert left == [cases[3]]
