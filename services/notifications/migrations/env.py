from chassis.migrations import run
from notifications.tables import metadata

run(metadata)
