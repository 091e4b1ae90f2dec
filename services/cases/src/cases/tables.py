"""The service's metadata: the chassis's tables copied in, the features' own tables beside them."""

from collections.abc import Sequence

from chassis.tables import new_metadata
from contracts.values import Values
from sqlalchemy import Column, Table, Text, Uuid, func
from sqlalchemy.dialects.postgresql import Insert, insert

metadata = new_metadata()

configuration_version = Table(
    "configuration_version",
    metadata,
    Column("name", Text, primary_key=True),
    Column("version", Uuid, nullable=False),
)
"""One row per part of the configuration, given a new random version by a trigger at every change."""


def insert_or_replace(table: Table, rows: Sequence[Values], *, by: Sequence[str], fixed: Sequence[str] = ()) -> Insert:
    """Insert rows; one that is there, found `by` these columns, takes the values given, except the `fixed` ones."""
    change = insert(table).values(list(rows))
    new = {name: change.excluded[name] for name in rows[0] if name not in {*by, *fixed}}
    return change.on_conflict_do_update(index_elements=by, set_=new | {"updated_at": func.now()})
