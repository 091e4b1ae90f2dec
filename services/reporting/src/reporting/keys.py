"""Which keys the halves of reporting hold. It keeps nothing sealed."""

from chassis.keys import ServiceKeys

KEYS = ServiceKeys()
