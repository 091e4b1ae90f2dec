"""The service's tables: the chassis's, and each feature's own in its store."""

from chassis.tables import new_metadata

metadata = new_metadata()
