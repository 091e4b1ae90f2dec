"""Cases list the incidents that name them; devices are told of those cases again."""

from alembic import op

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None

LISTED = """
UPDATE record AS listing
SET facts = listing.facts || jsonb_build_object('incidents', named.ids, 'has_incidents', true),
    changed_xid = pg_current_xact_id(),
    change_position = nextval('record_change_position')
FROM (
    SELECT facts ->> 'incident_case_id' AS listing, jsonb_agg(id::text ORDER BY created_at, id) AS ids
    FROM record
    WHERE record_type = 'incident' AND record_state AND facts ? 'incident_case_id'
    GROUP BY 1
) AS named
WHERE listing.record_type = 'case' AND listing.id::text = named.listing
"""


def upgrade() -> None:
    op.execute(LISTED)


def downgrade() -> None:
    op.execute("UPDATE record SET facts = facts - 'incidents' WHERE record_type = 'case' AND facts ? 'incidents'")
