"""Who is told of which step of a transfer."""

import pytest
from contracts.referrals import (
    TransferActivated,
    TransferCompleted,
    TransferEnded,
    TransferRefused,
    TransferRejected,
    TransferRevoked,
)
from news_builders import a_step


@pytest.fixture
def told(deliver, people, deliveries):
    """Deliver steps of one transfer of amina's from joao to benedita; who was told of the last."""

    async def step(*kinds, **more):
        made, before = None, []
        for kind in kinds:
            said = {"transitioned_by": "joao", "transitioned_to": "benedita", "record_owned_by": "amina"} | more
            said |= {} if made is None else {"transition_id": made.transition_id, "record_id": made.record_id}
            before = [row.user_name for row in await deliveries()]
            made = a_step(kind, **said)
            await deliver(made, about=made.transition_id)
        after = [row.user_name for row in await deliveries()]
        for name in before:
            after.remove(name)
        return sorted(after)

    return step


async def test_whom_it_is_offered_to_is_told(told):
    assert await told(TransferActivated, actor="joao") == ["benedita"]


@pytest.mark.parametrize("kind", [TransferCompleted, TransferRejected])
async def test_sender_and_former_owner_know_the_answer(told, kind):
    assert await told(TransferActivated, kind, actor="benedita") == ["amina", "joao"]


async def test_who_offered_their_own_case_is_told_once(told):
    assert await told(TransferCompleted, actor="benedita", transitioned_by="amina") == ["amina"]


async def test_the_sender_alone_knows_what_cases_refused(told):
    assert await told(TransferRefused, actor="mahon", code="timed_out") == ["joao"]


async def test_whom_it_was_taken_back_from_knows_if_they_knew_of_it(told):
    assert await told(TransferActivated, TransferRevoked, actor="joao") == ["benedita"]
    assert await told(TransferRevoked, actor="joao") == []
    assert await told(TransferRevoked, actor="admin") == ["joao"]


async def test_both_sides_know_that_it_ended_by_itself(told):
    assert await told(TransferActivated, TransferEnded, actor="admin", code="owner_changed") == ["benedita", "joao"]
