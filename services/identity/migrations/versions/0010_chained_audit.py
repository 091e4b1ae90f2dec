"""The audit is chained: an entry is sealed by who writes it, and blocks list which there are."""

from chassis.migrations import chain_the_audit

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    chain_the_audit()
