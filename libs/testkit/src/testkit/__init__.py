"""Tests on the real thing: a migrated database per worker, a rolled-back transaction per test, people with names."""

from testkit.data import shared_folder
from testkit.people import People
from testkit.services import service_fixtures
from testkit.waiting import eventually

__all__ = ["People", "eventually", "service_fixtures", "shared_folder"]
