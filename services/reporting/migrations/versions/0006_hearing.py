"""Until when each owner was heard without a hole, and what of it is still to come."""

from chassis.migrations import give_plumbing_ears

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    give_plumbing_ears()
