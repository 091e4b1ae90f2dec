"""Who proposed a policy pack, and who oversees all, know that it counts from a day on."""

from collections.abc import Iterator

from contracts.policy import PolicyDecided

from notifications.kind.domain import NotificationKind, Overseers, Recipient


def who(event: PolicyDecided) -> Iterator[Recipient]:
    if event.owned_by is not None:
        yield event.owned_by
    yield Overseers("read")


KIND = NotificationKind(
    event=PolicyDecided,
    who=who,
    words={
        "en": "The rules about deadlines were changed",
        "tet": "Regra kona-ba prazu sira muda ona",
        "pt": "As regras sobre os prazos foram alteradas",
        "id": "Aturan tentang tenggat waktu telah diubah",
    },
    link="/setup/policies",
    switch=None,
)
