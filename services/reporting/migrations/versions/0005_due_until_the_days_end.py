"""What is due on a day is due until its end: the columns say from when it is overdue.

Where a clock is changed in the very night after a due day this is an hour off, until the case changes or the projection
is made anew.
"""

from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None
DUE_ON_DAYS = ("assessment_due_at", "case_plan_due_at", "followup_due_at")


def upgrade() -> None:
    _move("+")


def downgrade() -> None:
    _move("-")


def _move(sign: str) -> None:
    moved = ", ".join(f"{column} = {column} {sign} interval '1 day'" for column in DUE_ON_DAYS)
    op.execute(f"UPDATE case_fact SET {moved} WHERE coalesce({', '.join(DUE_ON_DAYS)}) IS NOT NULL")
