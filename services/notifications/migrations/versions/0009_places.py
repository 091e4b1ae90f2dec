"""Notifications begins to hear of places that were named again."""

from chassis.migrations import hear_from_the_beginning

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    hear_from_the_beginning("cases.place")
