import identity.app  # noqa: F401  # loads every table of the service
from chassis.migrations import run
from identity.tables import metadata

run(metadata)
