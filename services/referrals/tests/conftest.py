import sys
from pathlib import Path

import pytest
from chassis.actor import service_actor
from chassis.inbox import Inbox
from chassis.worker import all_subscriptions
from referrals.app import create_app
from referrals.subscriptions import SUBSCRIPTIONS
from testkit import People, service_fixtures
from testkit.services import Deliver, Published, make_client, settings_for

sys.path.insert(0, str(Path(__file__).parent))

PATIENCE = 3.0
globals().update(service_fixtures("referrals", create_app, SUBSCRIPTIONS))


@pytest.fixture
def referring(client, people, deliver):
    from referring_builders import Referring

    return Referring(client, people, deliver)


@pytest.fixture
async def really(committed, keyring):
    """The service over a database that commits; `Referring` with its own people."""
    from referring_builders import Referring

    settings = settings_for("referrals", committed.url).model_copy(update={"patience_seconds": PATIENCE})
    app = create_app(settings, database=committed, keyring=keyring)
    people = People(committed)
    await people.add_everybody()
    inbox = Inbox(committed, "referrals", all_subscriptions(SUBSCRIPTIONS), service_actor("referrals"))
    made = Referring(lambda actor: make_client(app, "referrals", actor), people, Deliver(inbox))
    made.published = Published(committed)
    yield made
    await app.state.signals.close()
