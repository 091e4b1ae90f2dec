"""What goes over the wire about alerts."""

from datetime import date as day
from uuid import UUID

from chassis.shapes import Maybe, Shape


class AlertedRecords(Shape):
    case: int
    incident: int
    tracing_request: int


class AlertShown(Shape):
    """`alert_for`: why it was raised (`field_change`, `approval`, `referral`, `transfer`). `type`: what a list is
    filtered by. `form_unique_id`: the form to look at.
    """

    unique_id: UUID
    alert_for: str
    type: str
    date: day
    form_unique_id: str


class AlertsOfRecord(Shape):
    """`withheld`: there may be alerts for others beside the record, of whom this person may not know."""

    data: list[AlertShown]
    withheld: Maybe[bool] = None
