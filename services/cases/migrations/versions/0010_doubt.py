"""What was told once and is no news again, and what was not believed."""

from chassis.migrations import add_plumbing

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    add_plumbing("disbelieved", "upkeep_taken")
