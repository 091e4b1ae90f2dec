"""The shared tables, the inbox and the post."""

import sqlalchemy as sa
from alembic import op
from chassis.migrations import create_shared_tables

revision = "0001"
down_revision = None


def text(name, *, null=False):
    return sa.Column(name, sa.Text, nullable=null)


def moment(name, *, null=True):
    return sa.Column(name, sa.DateTime(timezone=True), nullable=null)


def upgrade():
    create_shared_tables()
    create_entry()
    create_delivery()


def create_entry():
    op.create_table(
        "entry",
        sa.Column("id", sa.Uuid, primary_key=True),
        text("user_name"),
        text("kind"),
        text("record_type"),
        sa.Column("record_id", sa.Uuid, nullable=False),
        text("record_short_id", null=True),
        sa.Column("transition_id", sa.Uuid, nullable=False),
        text("actor_user_name"),
        moment("created_at", null=False),
        moment("read_at"),
    )
    op.create_index("ix_entry_user_name", "entry", ["user_name", "created_at"])
    unread = sa.text("read_at IS NULL")
    op.create_index("ix_entry_unread", "entry", ["user_name"], postgresql_where=unread)


def create_delivery():
    op.create_table(
        "delivery",
        sa.Column("id", sa.Uuid, primary_key=True),
        sa.Column("entry_id", sa.Uuid, sa.ForeignKey("entry.id"), nullable=False),
        text("user_name"),
        text("kind"),
        text("state"),
        sa.Column("attempts", sa.SmallInteger, nullable=False),
        moment("next_at"),
        moment("started_at"),
        moment("ended_at"),
        text("why", null=True),
        moment("created_at", null=False),
    )
    waiting, sending = sa.text("state = 'waiting'"), sa.text("state = 'sending'")
    op.create_index("ix_delivery_due", "delivery", ["next_at"], postgresql_where=waiting)
    op.create_index("ix_delivery_sending", "delivery", ["started_at"], postgresql_where=sending)
