"""Who hears that a referral ended by itself."""

from collections.abc import Callable, Iterator

from contracts.referrals import ReferralEnded

from notifications.kind.domain import Recipient, ToldBefore


def sides_of_what_ended(code: str) -> Callable[[ReferralEnded], Iterator[Recipient]]:
    """Recipient and sender of a referral that ended for this reason: each reason has words of its own."""

    def who(event: ReferralEnded) -> Iterator[Recipient]:
        if event.code == code:
            if event.transitioned_to is not None:
                yield ToldBefore(event.transitioned_to)
            yield event.transitioned_by

    return who
