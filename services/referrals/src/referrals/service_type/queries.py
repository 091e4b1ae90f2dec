"""Whether a referral can be for a service."""

from chassis.errors import Invalid
from chassis.unit_of_work import UnitOfWork

from referrals.service_type.store import is_known


async def check_service(uow: UnitOfWork, code: str | None) -> None:
    """The code travels in events, so that it must be one (`docs/domain/referrals.md §12`). Raises Invalid."""
    if code is not None and not await is_known(uow, code):
        raise Invalid({"service": ["not_an_option"]})
