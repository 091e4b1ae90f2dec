"""Incidents that may be assigned were announced before referrals heard of incidents."""

from chassis.migrations import hear_from_the_beginning

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    hear_from_the_beginning("cases.incident")


def downgrade() -> None:
    """What was asked for twice is applied once."""
