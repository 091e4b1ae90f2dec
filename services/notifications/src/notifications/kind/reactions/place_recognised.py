"""Whose child was hurt at a place that was named before knows it, and the supervisors whose scope has the place."""

from collections.abc import Iterator

from contracts.cases import PlaceRecognised

from notifications.kind.domain import NotificationKind, Recipient, SupervisorsOf


def who(event: PlaceRecognised) -> Iterator[Recipient]:
    """Supervisors who may read no incidents are told of none, and of no file of a kind that they may not read."""
    if event.for_owner:
        yield event.owned_by
    yield SupervisorsOf(event.owned_by, "read", tuple(dict.fromkeys(("incident", event.record_type))))


KIND = NotificationKind(
    event=PlaceRecognised,
    who=who,
    words={
        "en": "A place was named that was named before",
        "tet": "Ema temi fali fatin ida ne'ebé temi tiha ona",
        "pt": "Foi indicado um lugar que já tinha sido indicado",
        "id": "Sebuah tempat disebut lagi",
    },
    link="/",
    switch=None,
)
