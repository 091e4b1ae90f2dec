"""Devices that people have signed in with; what kept people out for half an hour is forgotten."""

from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

STATEMENTS = [
    """
    CREATE TABLE known_device (
        account UUID NOT NULL,
        device BYTEA NOT NULL,
        last_used_at TIMESTAMP WITH TIME ZONE NOT NULL,
        CONSTRAINT pk_known_device PRIMARY KEY (account, device),
        CONSTRAINT fk_known_device_account FOREIGN KEY (account) REFERENCES account (id) ON DELETE CASCADE
    )
    """,
    "CREATE INDEX ix_known_device_device ON known_device (device)",
    "DELETE FROM login_failure",
]


def upgrade() -> None:
    for statement in STATEMENTS:
        op.execute(statement)
