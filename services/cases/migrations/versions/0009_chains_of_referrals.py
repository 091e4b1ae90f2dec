"""A referral keeps the roles of giver and recipient, what it hangs on, and the consent it was made without."""

from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None

UNDER_WAY = "g.value->>'kind' = 'referral' AND g.value->>'status' IN ('in_progress', 'accepted')"
THROUGH = """
    SELECT jsonb_agg(p.key ORDER BY p.key) FROM jsonb_each(r.grants) p
    WHERE p.value->>'kind' = 'referral' AND p.value->>'user' = g.value->>'by' AND p.key <> g.key
      AND p.value->>'made_at' <= g.value->>'made_at' AND g.value->>'by' <> r.owned_by
"""
WITHOUT = """
    SELECT jsonb_agg(name ORDER BY name) FROM unnest(ARRAY['consent_for_services', 'disclosure_other_orgs']) name
    WHERE r.facts->name IS DISTINCT FROM 'true'
"""


FILL = f"""
    UPDATE record SET grants = (
        SELECT jsonb_object_agg(g.key, CASE WHEN {UNDER_WAY} THEN g.value || jsonb_strip_nulls(jsonb_build_object(
            'giver_role', giver.role, 'user_role', taker.role, 'through', ({THROUGH}), 'without', ({WITHOUT})
        )) ELSE g.value END)
        FROM record r CROSS JOIN jsonb_each(r.grants) g
        LEFT JOIN actor_account giver ON giver.user_name = g.value->>'by'
        LEFT JOIN actor_account taker ON taker.user_name = g.value->>'user'
        WHERE r.id = record.id
    )
    WHERE grants <> '{{}}'
"""


def upgrade() -> None:
    op.execute(FILL)


def downgrade() -> None:
    """What the older version does not ask for does it no harm."""
