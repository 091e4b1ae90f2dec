"""What each module said danger is when its records were looked through for it."""

from alembic import op

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.execute(
        "CREATE TABLE danger_search (module_id text, before jsonb NOT NULL, means jsonb NOT NULL, after uuid, "
        "CONSTRAINT pk_danger_search PRIMARY KEY (module_id))"
    )


def downgrade() -> None:
    op.execute("DROP TABLE danger_search")
