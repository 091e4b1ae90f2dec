from chassis.migrations import run
from referrals.tables import metadata

run(metadata)
