"""What a list filters by stays in the row itself, where looking at it costs no second look."""

from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

COLUMNS = ("associated_users", "associated_groups", "associated_agencies", "search", "sounds")


def upgrade() -> None:
    for column in COLUMNS:
        op.execute(f"ALTER TABLE record ALTER COLUMN {column} SET STORAGE MAIN")
