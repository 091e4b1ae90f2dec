"""An open referral claims its case, recipient and service, so that the same is not made twice.

Of those that were made twice before, the first one claims; the others go on without.
"""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

FILL = """
    UPDATE transition SET claim = first.claim FROM (
        SELECT DISTINCT ON (wanted.claim) wanted.id, wanted.claim FROM (
            SELECT id, created_at, record_id || '/user:' || transitioned_to || '/' || CASE
                WHEN service_record_id IS NULL
                THEN 'sort:' || coalesce(authorized_role_unique_id, '') || ':' || coalesce(service, '')
                ELSE 'row:' || lower(service_record_id) END AS claim
            FROM transition
            WHERE type = 'Referral' AND status IN ('in_progress', 'accepted') AND transitioned_to IS NOT NULL
        ) wanted ORDER BY wanted.claim, wanted.created_at
    ) first WHERE first.id = transition.id
"""


def upgrade() -> None:
    op.add_column("transition", sa.Column("claim", sa.Text))
    op.execute(FILL)
    op.create_index("uq_transition_claim", "transition", ["claim"], unique=True)


def downgrade() -> None:
    op.drop_column("transition", "claim")
