"""What goes over the wire about erasing."""

from typing import Literal

from chassis.shapes import OwnGiven


class ErasureGiven(OwnGiven):
    """`short_id`: the record's own number, so that nobody erases the file beside the one that was meant."""

    short_id: str
    reason: Literal["subject_asked", "registered_by_mistake", "kept_long_enough", "ordered"]


class ErasureBody(OwnGiven):
    data: ErasureGiven
