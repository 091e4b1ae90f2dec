"""Notifications begins to hear of new cases that may be about a child who is known already."""

from chassis.migrations import hear_from_the_beginning

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    hear_from_the_beginning("cases.likeness")
