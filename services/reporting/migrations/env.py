from chassis.migrations import run
from reporting.tables import metadata

run(metadata)
