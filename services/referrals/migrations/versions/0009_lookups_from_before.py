"""The services that one can refer for were announced before referrals heard of lookups."""

from chassis.migrations import hear_from_the_beginning

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    hear_from_the_beginning("cases.lookup")


def downgrade() -> None:
    """What was asked for twice is applied once."""
