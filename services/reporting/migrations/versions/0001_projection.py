"""What it adds up to: the projection of cases and referrals."""

from alembic import op
from chassis.migrations import create_shared_tables

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

TABLES = """
CREATE TABLE case_fact (
    id uuid NOT NULL,
    version integer NOT NULL,
    record_state boolean NOT NULL,
    not_edited_by_owner boolean NOT NULL,
    has_incidents boolean NOT NULL,
    referred_users_present boolean NOT NULL,
    referred_users_pending_present boolean NOT NULL,
    referred_users_accepted_present boolean NOT NULL,
    date_closure date,
    created_at timestamptz,
    reassigned_transferred_on timestamptz,
    last_referral_rejected_at timestamptz,
    last_referral_done_at timestamptz,
    assessment_due_at timestamptz,
    case_plan_due_at timestamptz,
    service_due_at timestamptz,
    followup_due_at timestamptz,
    record_type text NOT NULL,
    module_id text,
    status text,
    workflow text,
    risk_level text,
    owned_by text,
    transfer_status text,
    approval_status_assessment text,
    approval_status_case_plan text,
    approval_status_closure text,
    approval_status_action_plan text,
    approval_status_gbv_closure text,
    identified_by text,
    reporting_location_hierarchy text,
    owned_by_groups text[] NOT NULL,
    associated_user_names text[] NOT NULL,
    associated_user_groups text[] NOT NULL,
    associated_user_agencies text[] NOT NULL,
    referred_users text[] NOT NULL,
    referred_users_pending text[] NOT NULL,
    referred_users_accepted text[] NOT NULL,
    transferred_to_users text[] NOT NULL,
    transferred_to_user_groups text[] NOT NULL,
    protection_concerns text[] NOT NULL,
    current_alert_types text[] NOT NULL,
    CONSTRAINT pk_case_fact PRIMARY KEY (id)
) WITH (fillfactor = 85);
CREATE TABLE case_document (
    id uuid NOT NULL,
    facts jsonb NOT NULL,
    CONSTRAINT pk_case_document PRIMARY KEY (id)
);
CREATE TABLE referral_fact (
    id uuid NOT NULL,
    record_id uuid NOT NULL,
    record_type text NOT NULL,
    state text NOT NULL,
    active boolean NOT NULL,
    remote boolean NOT NULL,
    service text,
    transitioned_by text NOT NULL,
    transitioned_to text,
    agency text,
    made_at timestamptz NOT NULL,
    answered_at timestamptz,
    done_at timestamptz,
    ended_at timestamptz,
    CONSTRAINT pk_referral_fact PRIMARY KEY (id)
);
CREATE INDEX ix_referral_fact_transitioned_by ON referral_fact (transitioned_by);
CREATE INDEX ix_referral_fact_transitioned_to ON referral_fact (transitioned_to);
CREATE INDEX ix_referral_fact_record_id ON referral_fact (record_id);
CREATE TABLE assignment_fact (
    transition_id uuid NOT NULL,
    record_id uuid NOT NULL,
    assigned_to text NOT NULL,
    CONSTRAINT pk_assignment_fact PRIMARY KEY (transition_id)
);
CREATE INDEX ix_assignment_fact_assigned_to ON assignment_fact (assigned_to, record_id);
CREATE TABLE configuration_fact (
    kind text NOT NULL,
    unique_id text NOT NULL,
    value jsonb NOT NULL,
    CONSTRAINT pk_configuration_fact PRIMARY KEY (kind, unique_id)
);
CREATE SEQUENCE projection_change
"""
COUNTED = "record_state AND record_type = 'case'"
LISTS = ("associated_user_names", "associated_user_groups", "associated_user_agencies")
RECIPIENTS = ("referred_users_pending", "referred_users_accepted", "transferred_to_users")
NAMES = ("owned_by", "identified_by")


def upgrade() -> None:
    create_shared_tables()
    for statement in TABLES.split(";\n"):
        op.execute(statement)
    for column in LISTS:
        op.execute(
            f"CREATE INDEX ix_case_fact_{column} ON case_fact USING gin ({column}) "
            f"WITH (fastupdate = off) WHERE {COUNTED}"
        )
    for column in NAMES:
        op.execute(f"CREATE INDEX ix_case_fact_{column} ON case_fact ({column}) WHERE {COUNTED}")
    for column in RECIPIENTS:
        op.execute(
            f"CREATE INDEX ix_case_fact_{column} ON case_fact USING gin ({column}) "
            f"WITH (fastupdate = off) WHERE {COUNTED} AND {column} <> '{{}}'"
        )
