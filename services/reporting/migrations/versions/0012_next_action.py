"""By when what is next for a case is due, by which overdue cases are counted.

It is empty until a case changes or the projection is made anew (`./mahon bus rebuild reporting`).
"""

from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.execute("ALTER TABLE case_fact ADD COLUMN next_action_due timestamptz")


def downgrade() -> None:
    op.execute("ALTER TABLE case_fact DROP COLUMN next_action_due")
