"""Of records that name no place, which are most, the index of places holds nothing; a change of one writes nothing."""

from alembic import op

revision = "0029"
down_revision = "0028"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.execute("DROP INDEX ix_record_places")
    op.execute("CREATE INDEX ix_record_places ON record USING gin (places) WHERE places <> '{}'")


def downgrade() -> None:
    op.execute("DROP INDEX ix_record_places")
    op.execute("CREATE INDEX ix_record_places ON record USING gin (places)")
