"""When the first clock of who was asked ran out, and referrals by when they were opened.

What had run out and was answered before this is not known any more, and counts as in time.
"""

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '5s'")
    op.add_column("transition", sa.Column("missed_at", sa.DateTime(timezone=True)))
    op.execute("UPDATE transition SET missed_at = expired_at WHERE status IN ('in_progress', 'accepted')")
    op.create_index("ix_transition_opened", "transition", ["settled_at"], postgresql_where=sa.text("type = 'Referral'"))


def downgrade() -> None:
    op.drop_index("ix_transition_opened", "transition")
    op.drop_column("transition", "missed_at")
