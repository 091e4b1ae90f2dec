"""Whose turn it is with a referral and by when, what was said of its end, and by which clocks it runs.

What ended before is not followed any more; open ones get their clock from the round of the worker.
"""

import sqlalchemy as sa
from alembic import op
from chassis.migrations import hear_from_the_beginning
from sqlalchemy.dialects.postgresql import JSONB

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None

MOMENTS = (
    *("acknowledged_at", "contacted_at", "progressed_at", "loop_closed_at", "paused_at", "expired_at"),
    *("next_action_since", "next_action_due"),
)
CODES = (
    *("paused_because", "declined_by", "decline_reason", "outcome", "need_met"),
    *("next_action", "next_action_of", "next_action_owner"),
)


def upgrade() -> None:
    for name in MOMENTS:
        op.add_column("transition", sa.Column(name, sa.DateTime(timezone=True)))
    for name in CODES:
        op.add_column("transition", sa.Column(name, sa.Text))
    op.add_column("transition", sa.Column("next_action_policy", sa.Integer))
    op.execute("UPDATE transition SET loop_closed_at = ended_at WHERE type = 'Referral' AND ended_at IS NOT NULL")
    op.create_index(
        "ix_transition_due",
        "transition",
        ["next_action_due"],
        postgresql_where=sa.text("next_action_due IS NOT NULL AND expired_at IS NULL"),
    )
    op.create_table(
        "decided_clocks",
        sa.Column("one", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("decided", JSONB, nullable=False),
    )
    op.create_index(
        "ix_case_copy_incidents",
        "case_copy",
        [sa.text("(facts ->> 'incident_case_id')")],
        postgresql_where=sa.text("record_type = 'incident'"),
    )
    hear_from_the_beginning("cases.policy")


def downgrade() -> None:
    op.drop_index("ix_case_copy_incidents", "case_copy")
    op.drop_table("decided_clocks")
    op.drop_index("ix_transition_due", "transition")
    for name in (*MOMENTS, *CODES, "next_action_policy"):
        op.drop_column("transition", name)
