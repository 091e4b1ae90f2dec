import sys
from pathlib import Path

import pytest
from referrals.app import create_app
from referrals.subscriptions import SUBSCRIPTIONS
from testkit import service_fixtures

sys.path.insert(0, str(Path(__file__).parent))

globals().update(service_fixtures("referrals", create_app, SUBSCRIPTIONS))


@pytest.fixture
def referring(client, people, deliver):
    from referring_builders import Referring

    return Referring(client, people, deliver)
