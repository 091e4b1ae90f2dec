"""Who hears that a referral ended by itself."""

from collections.abc import Iterator, Mapping

from contracts.referrals import ReferralEnded

from notifications.kind.domain import NotificationKind, Recipient, ToldBefore


def ended(code: str, words: Mapping[str, str]) -> NotificationKind[ReferralEnded]:
    """Recipient and sender know that a referral ended for this reason: each has words of its own."""

    def who(event: ReferralEnded) -> Iterator[Recipient]:
        if event.code == code:
            if event.transitioned_to is not None:
                yield ToldBefore(event.transitioned_to)
            yield event.transitioned_by

    return NotificationKind(
        event=ReferralEnded, who=who, words=words, link="/referrals", switch="transition_notification"
    )
