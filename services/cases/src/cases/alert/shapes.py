"""What goes over the wire about alerts."""

from chassis.shapes import Shape


class AlertedRecords(Shape):
    case: int
    incident: int
    tracing_request: int
