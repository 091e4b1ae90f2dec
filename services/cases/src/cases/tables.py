"""The service's metadata: the chassis's tables copied in, the features' own tables beside them."""

from chassis.tables import new_metadata
from sqlalchemy import Column, Table, Text, Uuid

metadata = new_metadata()

configuration_version = Table(
    "configuration_version",
    metadata,
    Column("name", Text, primary_key=True),
    Column("version", Uuid, nullable=False),
)
"""One row per part of the configuration, given a new random version by a trigger at every change."""
