"""The recipient knows that a referral is no longer theirs; the sender, when somebody else took it back."""

from collections.abc import Iterator

from contracts.permissions import SYSTEM
from contracts.referrals import ReferralRevoked

from notifications.kind.domain import NotificationKind, Recipient, ToldBefore


def _who(event: ReferralRevoked) -> Iterator[Recipient]:
    """What the system takes back after it gave up, its sender was told of as refused."""
    if event.transitioned_to is not None:
        yield ToldBefore(event.transitioned_to)
    if event.actor != SYSTEM:
        yield event.transitioned_by


KIND = NotificationKind(
    event=ReferralRevoked,
    who=_who,
    words={
        "en": "A referral was taken back",
        "tet": "Referál ida dada fila ona",
        "pt": "Um encaminhamento foi retirado",
        "id": "Sebuah rujukan ditarik kembali",
    },
    link="{record}/referrals",
    switch="transition_notification",
)
