"""Until when each owner was heard without a hole, and what of it is still to come."""

from chassis.migrations import add_plumbing

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    add_plumbing("heard", "missed")
