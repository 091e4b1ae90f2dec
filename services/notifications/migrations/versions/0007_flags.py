"""Notifications begins to hear of flags."""

from chassis.migrations import hear_from_the_beginning

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    hear_from_the_beginning("cases.flag")
