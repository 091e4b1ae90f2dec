"""A case whose name was put right is compared again: which version of the name was looked at."""

from alembic import op

revision = "0021"
down_revision = "0020"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '5s'")
    op.execute("ALTER TABLE likeness_look ADD COLUMN named integer NOT NULL DEFAULT 1")
    op.execute("CREATE INDEX ix_record_history_at ON record_history USING brin (at)")


def downgrade() -> None:
    op.execute("DROP INDEX ix_record_history_at")
    op.execute("ALTER TABLE likeness_look DROP COLUMN named")
