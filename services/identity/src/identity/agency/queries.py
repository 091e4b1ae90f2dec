"""Agencies as the API shows them."""

from collections.abc import Sequence

from chassis.lists import as_asked
from chassis.query import Query, last
from chassis.unit_of_work import UnitOfWork
from contracts.values import Values

from identity.agency.domain import Agency
from identity.agency.policy import manages_agency, may_open_agency
from identity.agency.shapes import ORDERS, AgencyShown
from identity.agency.store import list_agencies
from identity.role.store import open_standing


def view(agency: Agency) -> Values:
    texts = {"name": {"en": ""} | agency.name, "description": {"en": ""} | agency.description}
    return AgencyShown.of(agency, **texts, terms_of_use_uploaded_at=None)


async def list_wanted(uow: UnitOfWork, wanted: Query) -> Sequence[Agency]:
    """Agencies the actor may read; `managed`: only those they manage, `disabled`, `order_by` and `order`."""
    uow.actor.must("agency", "read")
    standing = await open_standing(uow)
    agencies = [a for a in await list_agencies(uow) if may_open_agency(standing, a.unique_id)]
    if last(wanted, "managed") == "true":
        agencies = [agency for agency in agencies if manages_agency(standing, agency.unique_id)]
    return as_asked(agencies, wanted, known=ORDERS)
