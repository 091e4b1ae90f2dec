"""One list of all audits, and agencies' numbers: what was announced of them before is asked for."""

from alembic import op
from chassis.migrations import hear_from_the_beginning

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '5s'")
    op.execute(
        """
        CREATE TABLE audit_copy (
            id bigint GENERATED ALWAYS AS IDENTITY UNIQUE,
            source text NOT NULL,
            number bigint NOT NULL,
            day date NOT NULL,
            at timestamptz NOT NULL,
            user_name text NOT NULL,
            role text NOT NULL,
            action text NOT NULL,
            record_type text NOT NULL,
            record_id text,
            noted_as text NOT NULL,
            outcome text NOT NULL,
            code text,
            PRIMARY KEY (source, number)
        )
        """
    )
    op.execute("CREATE TABLE agency_number (unique_id text PRIMARY KEY, number integer NOT NULL)")
    op.execute("CREATE INDEX ix_audit_copy_at ON audit_copy (at DESC, id DESC)")
    op.execute("CREATE INDEX ix_audit_copy_user_name_at ON audit_copy (user_name, at)")
    op.execute("CREATE INDEX ix_audit_copy_source_day ON audit_copy (source, day)")
    hear_from_the_beginning(
        "identity.agency", "identity.audit", "cases.audit", "referrals.audit", "notifications.audit", "reporting.audit"
    )


def downgrade() -> None:
    op.execute("DROP TABLE agency_number")
    op.execute("DROP TABLE audit_copy")
