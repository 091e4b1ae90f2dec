"""The cases that are counted for a person are those they see."""

from uuid import UUID
from zoneinfo import ZoneInfo

from chassis.actor import service_actor
from chassis.site import Site
from hypothesis import HealthCheck, given, settings
from reporting.dashboard.domain.indicator import Indicator
from reporting.dashboard.store.counting import count
from reporting.projection.domain import promoted
from reporting.projection.store import put_records
from sharing.scope import extent_of, sees
from testkit.databases import taken_back
from testkit.sharing_cases import actors, records

MODULE = "primeromodule-cp"
COUNTED = {"module_id": MODULE, "record_state": True}
MANY = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


def row(number, facts):
    known = {"id": UUID(int=number), "version": 1, "record_type": "case"}
    return known | promoted(facts | COUNTED, Site(ZoneInfo("Asia/Dili")))


@given(actor=actors(), some=records())
@MANY
async def test_a_person_s_figures_count_what_the_person_sees(database, actor, some):
    every = Indicator("every", ())
    async with database.transaction(service_actor("reporting")) as uow, taken_back(uow.session):
        await put_records(uow, [row(number, kept.facts) for number, kept in enumerate(some)])
        extent = extent_of(actor)
        counted = await count(uow, [every], modules=(MODULE,), extent=extent, referrals_of=None)
    assert counted.indicators[every].get((), 0) == sum(sees(actor, kept.facts) for kept in some)
