"""The plumbing's tables keep what they keep for so long only."""

from chassis.migrations import give_plumbing_a_life_span

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    give_plumbing_a_life_span()
