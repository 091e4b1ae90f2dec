"""What goes over the wire about approvals, closing and putting off."""

from datetime import date
from typing import Annotated, Literal

from chassis.shapes import Given, OwnGiven, Shape
from contracts.system_fields import NEXT_ACTIONS, POSTPONING
from pydantic import Field

from cases.case.domain import CASE
from cases.record.shapes import record_of


class ApprovalGiven(Given):
    """`approval_status`: `requested` asks; the others answer. `approval_type`: which plan is asked about, where the
    module has several (`selectable_approval_types`); else it means nothing. `notes`: of the answer.
    """

    approval_status: Literal["requested", "approved", "rejected"]
    approval_type: Annotated[str | None, Field(max_length=200)] = None
    notes: Annotated[str | None, Field(max_length=2000)] = None


class ApprovalBody(Given):
    data: ApprovalGiven


class Approved(Shape):
    """What changed of the record, as far as the caller may read it."""

    record: record_of(CASE)  # type: ignore[valid-type]


class PostponementGiven(OwnGiven):
    """`next_action`: what is put off; refused where something else is next by now. `until`: the last day on which it is
    in time then. `reason`: why.
    """

    next_action: Literal[NEXT_ACTIONS]  # type: ignore[valid-type]
    until: date
    reason: Literal[POSTPONING]  # type: ignore[valid-type]


class PostponementBody(OwnGiven):
    data: PostponementGiven


class Closing(Shape):
    """`needs`: fields without which it is not closed; `missing`: those of them that are empty. `open`: how much of each
    is open: `services`, `follow_ups`, `assessment`, `case_plan`, and `referrals_pending`, `referrals_accepted`, which
    closing ends. `withheld`: what of it the caller may not know. `in_danger`: null where they may not know it.
    """

    needs: list[str]
    missing: list[str]
    open: dict[str, int]
    in_danger: bool | None
    withheld: list[str]
