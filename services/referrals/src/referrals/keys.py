"""Which keys the halves of referrals hold. Its api seals what a referral says; its worker reads none of that."""

from chassis.keys import Key, ServiceKeys

KEYS = ServiceKeys(api=frozenset({Key.SEALING, Key.INDEX}))
