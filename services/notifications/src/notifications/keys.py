"""Which keys the halves of notifications hold. It keeps nothing sealed."""

from chassis.keys import ServiceKeys

KEYS = ServiceKeys()
