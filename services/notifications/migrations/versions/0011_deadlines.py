"""Notifications begins to hear of deadlines that came, were missed or were passed on."""

from chassis.migrations import hear_from_the_beginning

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None


def upgrade() -> None:
    hear_from_the_beginning("cases.deadline")
