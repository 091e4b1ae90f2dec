"""`/cases/{id}/referrals/{id}/steps`: how a referral goes, beside its answers."""

from datetime import UTC, datetime
from uuid import UUID

from chassis.answers import json_answer
from chassis.description import refusing
from chassis.shapes import One
from chassis.web import InTransactions, Keys
from fastapi import APIRouter, Response

from referrals.clock.domain import Happening
from referrals.loop import commands
from referrals.loop.shapes import StepBody
from referrals.referral import queries
from referrals.referral.domain import StepNotNow
from referrals.referral.shapes import ReferralShown

router = APIRouter(prefix="/api/v2", tags=["referral"])


@router.post("/cases/{case_id}/referrals/{id}/steps", response_model=One[ReferralShown], responses=refusing(StepNotNow))
async def take_referral_step(case_id: UUID, id: UUID, body: StepBody, work: InTransactions, keyring: Keys) -> Response:
    """The recipient says that they have seen it, met the child, made progress, or that the clock has to stand still;
    who gave it, that its end is enough or the need is seen to elsewhere. The clock of the next step begins.
    """
    step, reason = Happening(body.data.step), body.data.reason
    async with work.begin() as uow:
        await commands.take_step(uow, case_id, id, step, reason=reason, now=datetime.now(UTC))
    async with work.look() as uow:
        return json_answer({"data": await queries.show_referral(uow, keyring, id)})
