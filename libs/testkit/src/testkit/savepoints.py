"""Savepoints for a test that asks thousands of times inside one transaction.

SQLAlchemy numbers its savepoints, so that each is a statement to prepare of its own, and leaves those it rolled back
open, so that they nest ever deeper. They are nested strictly, so one name serves all when each is released.
"""

from sqlalchemy import Connection
from sqlalchemy.engine.interfaces import Dialect


def keep_savepoints_flat(dialect: Dialect) -> None:
    def open_(connection: Connection, _name: str) -> None:
        connection.exec_driver_sql("SAVEPOINT inner_one")

    def release(connection: Connection, _name: str) -> None:
        connection.exec_driver_sql("RELEASE SAVEPOINT inner_one")

    def roll_back(connection: Connection, _name: str) -> None:
        connection.exec_driver_sql("ROLLBACK TO SAVEPOINT inner_one")
        connection.exec_driver_sql("RELEASE SAVEPOINT inner_one")

    ways = {"do_savepoint": open_, "do_release_savepoint": release, "do_rollback_to_savepoint": roll_back}
    for name, way in ways.items():
        setattr(dialect, name, way)
