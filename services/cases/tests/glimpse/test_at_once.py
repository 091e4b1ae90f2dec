"""Searches that one person makes at the same moment, each in a transaction of its own."""

import asyncio

import pytest
from cases.app import create_app
from cases.bootstrap import write_defaults
from cases.record.store.setup import SETUP
from cases.settings.store import system_settings
from chassis.actor import service_actor
from sqlalchemy import update
from testkit.people import CASEWORKER, MODULE, People
from testkit.services import make_client, settings_for

LIMIT = 5


@pytest.fixture
async def busy(committed, keyring):
    """Rosa, at a service with real transactions; and the numbers of eight cases of Amina's."""
    async with committed.transaction(service_actor("cases")) as uow:
        await write_defaults(uow)
        options = {"system_options": {"records_shown_beyond_sight_per_hour": LIMIT}}
        await uow.session.execute(update(system_settings).values(settings=options))
    SETUP.forget()
    people = People(committed)
    amina = await people.add("amina", groups=["north"], permissions=CASEWORKER)
    rosa = await people.add("rosa", groups=["south"], permissions=CASEWORKER)
    app = create_app(settings_for("cases", committed.url), database=committed, keyring=keyring)
    owner = make_client(app, "cases", amina)
    return make_client(app, "cases", rosa), [await short_id_of(owner) for _ in range(8)]


async def short_id_of(amina):
    made = await amina.post("/api/v2/cases", json={"data": {"module_id": MODULE}})
    return made.json()["data"]["short_id"]


async def test_searches_at_one_moment_show_no_more_than_one_after_the_other(busy):
    rosa, cases = busy
    answers = await asyncio.gather(*(rosa.get(f"/api/v2/cases?query={short_id}&id_search=true") for short_id in cases))
    statuses = sorted(answer.status_code for answer in answers)
    assert statuses == [200] * LIMIT + [429] * (len(cases) - LIMIT)
