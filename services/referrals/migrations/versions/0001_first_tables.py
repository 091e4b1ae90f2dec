"""The shared tables, the copy of cases, and transitions."""

import sqlalchemy as sa
from alembic import op
from chassis.migrations import create_shared_tables
from sqlalchemy.dialects.postgresql import ARRAY, JSONB

revision = "0001"
down_revision = None


def text(name, *, null=True):
    return sa.Column(name, sa.Text, nullable=null)


def names(name):
    return sa.Column(name, ARRAY(sa.Text), nullable=False)


def tick(name):
    return sa.Column(name, sa.Boolean, nullable=False)


def moment(name, *, null=True, default=None):
    return sa.Column(name, sa.DateTime(timezone=True), nullable=null, server_default=default)


def upgrade():
    create_shared_tables()
    create_case_copy()
    create_transition()
    op.create_index("ix_transition_record", "transition", ["record_id", "created_at"])
    op.create_index("ix_transition_to", "transition", ["transitioned_to", "created_at"])
    op.create_index("ix_transition_by", "transition", ["transitioned_by", "created_at"])
    asked = sa.text("grant_state = 'asked'")
    op.create_index("ix_transition_asked", "transition", ["created_at"], postgresql_where=asked)


def create_case_copy():
    op.create_table(
        "case_copy",
        sa.Column("record_id", sa.Uuid, primary_key=True),
        text("record_type", null=False),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("facts", JSONB, nullable=False),
        moment("noted_at", null=False, default=sa.func.now()),
    )


def create_transition():
    op.create_table(
        "transition",
        sa.Column("id", sa.Uuid, primary_key=True),
        *who_and_what(),
        *how_it_went(),
    )


def who_and_what():
    return [
        text("type", null=False),
        text("record_type", null=False),
        sa.Column("record_id", sa.Uuid, nullable=False),
        text("record_short_id"),
        text("status", null=False),
        text("grant_state", null=False),
        text("refusal"),
        text("transitioned_by", null=False),
        text("transitioned_by_user_agency"),
        names("transitioned_by_user_groups"),
        text("transitioned_to"),
        text("transitioned_to_user_agency"),
        names("transitioned_to_user_groups"),
        tick("remote"),
        text("service"),
        text("service_record_id"),
        text("authorized_role_unique_id"),
        text("type_of_export"),
        tick("allow_case_creation"),
        tick("consent_overridden"),
        tick("consent_individual_transfer"),
        text("record_owned_by"),
        text("record_owned_by_agency"),
        names("record_owned_by_groups"),
    ]


def how_it_went():
    return [
        moment("created_at", null=False),
        moment("settled_at"),
        moment("responded_at"),
        moment("ended_at"),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("wrapped_key", sa.LargeBinary, nullable=False),
        sa.Column("sealed", sa.LargeBinary, nullable=False),
    ]
