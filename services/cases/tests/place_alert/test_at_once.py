"""Many incidents at one place at the same moment, each in a transaction of its own: none is lost, none told twice."""

import asyncio
from collections import Counter
from datetime import UTC, datetime

import pytest
from cases.app import create_app
from cases.bootstrap import write_defaults
from cases.form.domain import Field, Form
from cases.form.store import save_forms
from cases.module.store import list_modules, save_module
from cases.place_alert.store import place_alert, place_notice
from cases.record.store.setup import SETUP
from cases.worker import RECOGNISING
from chassis.actor import service_actor
from chassis.schedule import run_once
from sqlalchemy import func, select
from testkit.people import MODULE, People
from testkit.services import make_client, settings_for

API = "/api/v2"
SORT = [{"id": "school", "display_text": {"en": "School"}}]
LOCATION = [{"id": "here", "display_text": {"en": "Here"}}]
FORM = Form(
    unique_id="happened",
    parent_form="incident",
    modules=[MODULE],
    fields=[
        Field(name="incident_location", type="select_box", attributes={"option_strings_text": LOCATION}),
        Field(name="cp_incident_location_type", type="select_box", attributes={"option_strings_text": SORT}),
        Field(name="cp_incident_location_type_other", type="text_field"),
    ],
)
AT = {"incident_location": "here", "cp_incident_location_type": "school"}
MANY = 24


@pytest.fixture(autouse=True)
def configuration():
    """Written below, where it is committed."""


@pytest.fixture
async def rui(committed, keyring):
    async with committed.transaction(service_actor("cases")) as uow:
        await write_defaults(uow)
        await save_forms(uow.session, [FORM])
        [module] = await list_modules(uow.session)
        module.options["place_alerts"] = {"settings": ["school"]}
        await save_module(uow.session, module)
    SETUP.forget()
    rights = {"incident": ["read", "create", "write"]}
    actor = await People(committed).add("rui", groups=["north"], permissions=rights, forms={"happened": "rw"})
    app = create_app(settings_for("cases", committed.url), database=committed, keyring=keyring)
    yield make_client(app, "cases", actor)
    SETUP.forget()


async def test_each_but_the_first_alerts_once_and_with_all_before_it(rui, committed):
    async def register(number):
        name = "Kanariakalo" if number % 2 else "Eskola Canariacallo"
        data = {"module_id": MODULE, **AT, "cp_incident_location_type_other": name}
        answer = await rui.post(f"{API}/incidents", json={"data": data})
        assert answer.status_code == 200, answer.text

    async def look():
        """Two workers at the same time, again and again."""
        for minute in range(6):
            now = datetime(2026, 11, 22, 9, minute, tzinfo=UTC)
            await asyncio.gather(*(run_once(RECOGNISING, committed, service_actor("cases"), now) for _ in range(2)))

    await asyncio.gather(look(), *(register(number) for number in range(MANY)))
    later = datetime(2026, 11, 22, 10, 0, tzinfo=UTC)
    assert await run_once(RECOGNISING, committed, service_actor("cases"), later)
    async with committed.session() as session:
        raised = list(await session.scalars(select(place_alert.c.record_id)))
        counted = select(func.count()).select_from(place_notice).group_by(place_notice.c.alert_id)
        told = Counter(await session.scalars(counted))
    assert len(raised) == len(set(raised)) == MANY - 1
    assert told == Counter(range(2, MANY + 1))
