"""What every test of the cases service stands on."""

import sys
from datetime import UTC, datetime
from pathlib import Path
from uuid import UUID, uuid4

import pytest
from cases.app import create_app
from cases.subscriptions import subscriptions
from contracts.referrals import ReferralMade
from testkit import service_fixtures

# What the tests here share lies beside them, and with importlib mode nothing puts that on the path.
sys.path.insert(0, str(Path(__file__).parent))

globals().update(service_fixtures("cases", create_app, subscriptions))


@pytest.fixture
def share(deliver):
    """Opens a case by a referral, as referrals would ask for it."""

    async def made(id, to, by="amina", **more):
        event = ReferralMade(
            transition_id=uuid4(),
            record_id=UUID(id),
            transitioned_by=by,
            transitioned_to=to,
            made_at=datetime(2026, 11, 22, 9, 0, tzinfo=UTC),
            **more,
        )
        await deliver(event, about=event.record_id)
        return event.transition_id

    return made
