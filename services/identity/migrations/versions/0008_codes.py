"""The codes of the lookups that say where people work and what they offer."""

from alembic import op
from chassis.migrations import hear_from_the_beginning

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.execute("CREATE TABLE code_copy (list TEXT NOT NULL, code TEXT NOT NULL, PRIMARY KEY (list, code))")
    hear_from_the_beginning("cases.lookup")
