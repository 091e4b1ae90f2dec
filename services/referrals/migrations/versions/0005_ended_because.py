"""A referral that ended by itself says why."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("transition", sa.Column("ended_because", sa.Text))


def downgrade() -> None:
    op.drop_column("transition", "ended_because")
