"""Which new records were compared with all others."""

from alembic import op

revision = "0019"
down_revision = "0018"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.execute(
        "CREATE TABLE likeness_look (record_id uuid, at timestamptz NOT NULL, "
        "CONSTRAINT pk_likeness_look PRIMARY KEY (record_id))"
    )
    op.execute("CREATE INDEX ix_likeness_look_at ON likeness_look (at)")


def downgrade() -> None:
    op.execute("DROP TABLE likeness_look")
