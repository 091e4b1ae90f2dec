"""Who is told of which step of a request for a case."""

import pytest
from contracts.referrals import (
    TransferRequestAccepted,
    TransferRequestEnded,
    TransferRequestMade,
    TransferRequestRejected,
    TransferRequestRevoked,
)
from news_builders import a_step

WHO = {"transitioned_by": "joao", "transitioned_to": "benedita"}


@pytest.fixture
def told(deliver, people, deliveries):
    """Deliver a request of joao's to benedita, and a step of it; who was told of that."""

    async def step(kind, **more):
        made = a_step(TransferRequestMade, **WHO, actor="joao")
        await deliver(made, about=made.transition_id)
        assert [row.user_name for row in await deliveries()] == ["benedita"]
        same = {"transition_id": made.transition_id, "record_id": made.record_id}
        await deliver(a_step(kind, **WHO, **same, **more), about=made.transition_id)
        return sorted(row.user_name for row in await deliveries())[1:]

    return step


@pytest.mark.parametrize(
    ("kind", "more", "who"),
    [
        (TransferRequestAccepted, {"actor": "benedita"}, []),
        (TransferRequestRejected, {"actor": "benedita"}, ["joao"]),
        (TransferRequestRevoked, {"actor": "joao"}, ["benedita"]),
        (TransferRequestEnded, {"actor": "mahon", "code": "owner_changed"}, ["joao"]),
    ],
)
async def test_each_side_is_told_what_it_waits_for(told, kind, more, who):
    assert await told(kind, **more) == who


async def test_nobody_is_told_that_a_request_they_never_heard_of_is_taken_back(deliver, people, deliveries):
    step = a_step(TransferRequestRevoked, **WHO, actor="joao")
    await deliver(step, about=step.transition_id)
    assert await deliveries() == []
