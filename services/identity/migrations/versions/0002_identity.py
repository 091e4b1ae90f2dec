"""Roles, groups, agencies, accounts, sessions, and the copies of cases' configuration."""

from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

STATEMENTS = [
    """
    CREATE TABLE agency (
        id INTEGER GENERATED ALWAYS AS IDENTITY,
        unique_id TEXT NOT NULL,
        agency_code TEXT NOT NULL,
        name JSONB NOT NULL,
        description JSONB NOT NULL,
        "order" INTEGER NOT NULL,
        telephone TEXT,
        services TEXT[] NOT NULL,
        logo_enabled BOOLEAN NOT NULL,
        pdf_logo_option BOOLEAN NOT NULL,
        exclude_agency_from_lookups BOOLEAN NOT NULL,
        terms_of_use_enabled BOOLEAN NOT NULL,
        contact_email TEXT,
        contact_name TEXT,
        contact_phone TEXT,
        notes TEXT,
        disabled BOOLEAN NOT NULL,
        created_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
        updated_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
        CONSTRAINT pk_agency PRIMARY KEY (id),
        CONSTRAINT uq_agency_unique_id UNIQUE (unique_id),
        CONSTRAINT uq_agency_agency_code UNIQUE (agency_code)
    )
    """,
    """
    CREATE TABLE code_of_conduct (
        id INTEGER GENERATED ALWAYS AS IDENTITY,
        title TEXT NOT NULL,
        content TEXT NOT NULL,
        created_on TIMESTAMP WITH TIME ZONE NOT NULL,
        created_by TEXT NOT NULL,
        CONSTRAINT pk_code_of_conduct PRIMARY KEY (id)
    )
    """,
    """
    CREATE TABLE form_copy (
        unique_id TEXT NOT NULL,
        parent_form TEXT NOT NULL,
        modules TEXT[] NOT NULL,
        visible BOOLEAN NOT NULL,
        nested BOOLEAN NOT NULL,
        fields TEXT[] NOT NULL,
        CONSTRAINT pk_form_copy PRIMARY KEY (unique_id)
    )
    """,
    """
    CREATE TABLE location_copy (
        code TEXT NOT NULL,
        path TEXT[] NOT NULL,
        admin_level SMALLINT NOT NULL,
        CONSTRAINT pk_location_copy PRIMARY KEY (code)
    )
    """,
    """
    CREATE TABLE login_failure (
        key BYTEA NOT NULL,
        count INTEGER NOT NULL,
        last_at TIMESTAMP WITH TIME ZONE NOT NULL,
        CONSTRAINT pk_login_failure PRIMARY KEY (key)
    )
    """,
    """
    CREATE INDEX ix_login_failure_last_at ON login_failure (last_at)
    """,
    """
    CREATE TABLE membership (
        account UUID NOT NULL,
        user_group INTEGER NOT NULL,
        CONSTRAINT pk_membership PRIMARY KEY (account, user_group)
    )
    """,
    """
    CREATE INDEX ix_membership_user_group ON membership (user_group)
    """,
    """
    CREATE TABLE module_copy (
        unique_id TEXT NOT NULL,
        name TEXT NOT NULL,
        record_types TEXT[] NOT NULL,
        options JSONB NOT NULL,
        workflows JSONB NOT NULL,
        CONSTRAINT pk_module_copy PRIMARY KEY (unique_id)
    )
    """,
    """
    CREATE TABLE role (
        id INTEGER GENERATED ALWAYS AS IDENTITY,
        unique_id TEXT NOT NULL,
        name TEXT NOT NULL,
        description TEXT,
        group_permission TEXT NOT NULL,
        permissions JSONB NOT NULL,
        objects JSONB NOT NULL,
        forms JSONB NOT NULL,
        modules TEXT[] NOT NULL,
        referral BOOLEAN NOT NULL,
        transfer BOOLEAN NOT NULL,
        referral_authorization BOOLEAN NOT NULL,
        is_manager BOOLEAN NOT NULL,
        reporting_location_level INTEGER,
        user_category TEXT,
        disabled BOOLEAN NOT NULL,
        created_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
        updated_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
        CONSTRAINT pk_role PRIMARY KEY (id),
        CONSTRAINT uq_role_unique_id UNIQUE (unique_id)
    )
    """,
    """
    CREATE TABLE session (
        id UUID NOT NULL,
        token_hash BYTEA NOT NULL,
        account UUID NOT NULL,
        created_at TIMESTAMP WITH TIME ZONE NOT NULL,
        last_seen_at TIMESTAMP WITH TIME ZONE NOT NULL,
        expires_at TIMESTAMP WITH TIME ZONE NOT NULL,
        ended_at TIMESTAMP WITH TIME ZONE,
        source TEXT,
        user_agent TEXT,
        CONSTRAINT pk_session PRIMARY KEY (id),
        CONSTRAINT uq_session_token_hash UNIQUE (token_hash)
    )
    """,
    """
    CREATE INDEX ix_session_account ON session (account)
    """,
    """
    CREATE TABLE settings_copy (
        id SERIAL NOT NULL,
        settings JSONB NOT NULL,
        CONSTRAINT pk_settings_copy PRIMARY KEY (id)
    )
    """,
    """
    CREATE TABLE user_group (
        id INTEGER GENERATED ALWAYS AS IDENTITY,
        unique_id TEXT NOT NULL,
        name TEXT NOT NULL,
        description TEXT,
        disabled BOOLEAN NOT NULL,
        core_resource BOOLEAN NOT NULL,
        agencies TEXT[] NOT NULL,
        created_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
        updated_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
        CONSTRAINT pk_user_group PRIMARY KEY (id),
        CONSTRAINT uq_user_group_unique_id UNIQUE (unique_id)
    )
    """,
    """
    CREATE TABLE account (
        id UUID NOT NULL,
        number INTEGER GENERATED ALWAYS AS IDENTITY,
        user_name TEXT NOT NULL,
        full_name TEXT NOT NULL,
        role TEXT NOT NULL,
        agency TEXT,
        email TEXT,
        code TEXT,
        phone TEXT,
        position TEXT,
        location TEXT,
        reporting_location TEXT,
        agency_office TEXT,
        time_zone TEXT NOT NULL,
        locale TEXT NOT NULL,
        send_mail BOOLEAN NOT NULL,
        receive_webpush BOOLEAN,
        disabled BOOLEAN NOT NULL,
        unverified BOOLEAN NOT NULL,
        duplicate BOOLEAN NOT NULL,
        self_registered BOOLEAN NOT NULL,
        service_account BOOLEAN NOT NULL,
        services TEXT[] NOT NULL,
        settings JSONB,
        code_of_conduct_id INTEGER,
        code_of_conduct_accepted_on TIMESTAMP WITH TIME ZONE,
        registration_stream TEXT,
        password_hash TEXT,
        credentials_version INTEGER NOT NULL,
        deleted_at TIMESTAMP WITH TIME ZONE,
        created_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
        updated_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
        CONSTRAINT pk_account PRIMARY KEY (id),
        CONSTRAINT uq_account_number UNIQUE (number),
        CONSTRAINT uq_account_user_name UNIQUE (user_name),
        CONSTRAINT fk_account_role_role FOREIGN KEY(role) REFERENCES role (unique_id),
        CONSTRAINT fk_account_agency_agency FOREIGN KEY(agency) REFERENCES agency (unique_id),
        CONSTRAINT uq_account_email UNIQUE (email)
    )
    """,
    """
    CREATE INDEX ix_account_agency ON account (agency)
    """,
    """
    CREATE INDEX ix_account_role ON account (role)
    """,
]


def upgrade() -> None:
    for statement in STATEMENTS:
        op.execute(statement)
