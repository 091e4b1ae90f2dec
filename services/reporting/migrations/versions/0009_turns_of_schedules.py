"""When scheduled work had its last turn, whichever worker it was that did it."""

from chassis.migrations import add_plumbing

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    add_plumbing("schedule_turn")
