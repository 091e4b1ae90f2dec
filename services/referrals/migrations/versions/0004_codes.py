"""What one can refer for is a code of a list; how a remote referral is sent is sealed with its words."""

from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.execute("CREATE TABLE service_type (code text NOT NULL, CONSTRAINT pk_service_type PRIMARY KEY (code))")
    op.execute("ALTER TABLE transition DROP COLUMN type_of_export")
