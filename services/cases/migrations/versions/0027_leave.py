"""Who is too close to a case, and an index of closed cases by the day on which they were closed."""

from alembic import op

revision = "0027"
down_revision = "0026"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.execute(
        """CREATE TABLE conflict_of_interest (
            record_id uuid NOT NULL,
            user_name text NOT NULL,
            at timestamptz NOT NULL,
            CONSTRAINT pk_conflict_of_interest PRIMARY KEY (record_id, user_name))"""
    )
    op.execute(
        "CREATE INDEX ix_record_date_closure ON record (date_closure)"
        " WHERE record_type = 'case' AND status = 'closed' AND record_state"
    )


def downgrade() -> None:
    op.execute("DROP TABLE conflict_of_interest")
    op.execute("DROP INDEX ix_record_date_closure")
