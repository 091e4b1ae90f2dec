"""Both sides know that an offer ended by itself."""

from collections.abc import Iterator

from contracts.referrals import TransferEnded

from notifications.kind.domain import NotificationKind, Recipient, ToldBefore


def _who(event: TransferEnded) -> Iterator[Recipient]:
    yield ToldBefore(event.transitioned_to)
    yield event.transitioned_by


KIND = NotificationKind(
    event=TransferEnded,
    who=_who,
    words={
        "en": "Handing over a case ended: the case has changed",
        "tet": "Entrega kazu ida nian hotu: kazu muda ona",
        "pt": "A entrega de um caso terminou: o caso mudou",
        "id": "Penyerahan sebuah kasus berakhir: kasusnya berubah",
    },
    link="{record}/referrals",
    switch="transition_notification",
)
