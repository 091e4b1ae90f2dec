"""Whom it was offered to knows that it is no longer; the sender, when somebody else took it back."""

from collections.abc import Iterator

from contracts.permissions import SYSTEM
from contracts.referrals import TransferRevoked

from notifications.kind.domain import NotificationKind, Recipient, ToldBefore


def _who(event: TransferRevoked) -> Iterator[Recipient]:
    """What the system takes back after it gave up, its sender was told of as refused."""
    yield ToldBefore(event.transitioned_to)
    if event.actor != SYSTEM:
        yield event.transitioned_by


KIND = NotificationKind(
    event=TransferRevoked,
    who=_who,
    words={
        "en": "A case is not handed over any more: it was taken back",
        "tet": "Entrega kazu ida nian dada fila ona",
        "pt": "A entrega de um caso foi retirada",
        "id": "Penyerahan sebuah kasus ditarik kembali",
    },
    link="{record}/referrals",
    switch="transition_notification",
)
