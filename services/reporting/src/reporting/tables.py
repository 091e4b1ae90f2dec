"""The service's metadata: the chassis's tables and, from the features' stores, our own."""

from chassis.tables import new_metadata

metadata = new_metadata()
