"""What was told once and is no news again, and what was not believed."""

from chassis.migrations import add_plumbing

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    add_plumbing("disbelieved", "upkeep_taken")
