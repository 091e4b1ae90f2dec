"""What was told once and is no news again, and what was not believed."""

from chassis.migrations import add_plumbing

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    add_plumbing("disbelieved", "upkeep_taken")
