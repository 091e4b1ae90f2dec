import cases.app  # noqa: F401  # loads every table of the service
from cases.tables import metadata
from chassis.migrations import run

run(metadata)
