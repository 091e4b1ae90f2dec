"""Which keys the halves of identity hold. Its api signs the tokens of all, and makes pseudonyms of devices."""

from chassis.keys import Key, ServiceKeys

KEYS = ServiceKeys(api=frozenset({Key.SIGNING, Key.INDEX}))
