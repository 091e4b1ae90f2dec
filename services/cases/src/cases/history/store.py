"""What was changed, by whom, from what to what. What was sealed stays sealed, with the record's own key."""

from sqlalchemy import BigInteger, Column, DateTime, Identity, Index, Integer, LargeBinary, Table, Text, Uuid
from sqlalchemy.dialects.postgresql import JSONB

from cases.tables import metadata

record_history = Table(
    "record_history",
    metadata,
    Column("position", BigInteger, Identity(always=True), primary_key=True),
    Column("record_id", Uuid, nullable=False),
    Column("version", Integer, nullable=False),
    Column("at", DateTime(timezone=True), nullable=False),
    Column("user_name", Text, nullable=False),
    Column("action", Text, nullable=False),
    Column("changes", JSONB, nullable=False),
    Column("sealed", LargeBinary),
    Column("proof", LargeBinary),
)
"""`changes`, `sealed`: `{field: {from, to}}` of facts, and of sealed values. The first entry has neither: what was
registered follows from the present values and the later entries. `proof`: that it was written so, and after which entry
(`history.domain.linked`)."""
Index("ix_record_history_record_id_version", record_history.c.record_id, record_history.c.version)
# Entries come in the order of their times, so that the latest are found by a summary of each page.
Index("ix_record_history_at", record_history.c.at, postgresql_using="brin")
