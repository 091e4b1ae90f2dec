"""The metadata of identity's tables; each feature's store adds its own."""

from chassis.tables import new_metadata

metadata = new_metadata()
