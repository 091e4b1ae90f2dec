"""Which keys the halves of cases hold. Its worker opens and seals records too, as access and days change them."""

from chassis.keys import Key, ServiceKeys

KEYS = ServiceKeys(
    api=frozenset({Key.SEALING, Key.INDEX}),
    worker=frozenset({Key.SEALING, Key.INDEX}),
)
