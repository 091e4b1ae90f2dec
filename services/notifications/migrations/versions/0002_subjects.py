"""An entry is about a subject of any type. No release has been made: a worker of the state before fails here for a
moment, and what it was telling waits in `held`.
"""

from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade():
    op.execute("ALTER TABLE entry RENAME transition_id TO subject_id")
    op.execute("ALTER TABLE entry ADD subject_type text NOT NULL DEFAULT 'transition'")
    op.execute("ALTER TABLE entry ALTER subject_type DROP DEFAULT")
