"""What was told once and is no news again, and what was not believed."""

from chassis.migrations import give_plumbing_doubt

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    give_plumbing_doubt()
