"""Who answered a transfer, or a request for one, is kept: it need not be the person asked."""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("transition", sa.Column("answered_by", sa.Text))
    op.create_index(
        "ix_transition_open_requests",
        "transition",
        ["record_id"],
        postgresql_where=sa.text("type = 'TransferRequest' AND ended_at IS NULL"),
    )


def downgrade() -> None:
    op.drop_index("ix_transition_open_requests", "transition")
    op.drop_column("transition", "answered_by")
