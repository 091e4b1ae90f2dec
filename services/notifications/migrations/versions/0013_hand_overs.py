"""Notifications begins to hear of hand-overs."""

from chassis.migrations import hear_from_the_beginning

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None


def upgrade() -> None:
    hear_from_the_beginning("referrals.hand_over")
