"""Those of the owner's supervisors who may search other people's records know that a child may be on file twice."""

from contracts.cases import LikenessNoticed

from notifications.kind.domain import NotificationKind, SupervisorsOf

KIND = NotificationKind(
    event=LikenessNoticed,
    who=lambda event: (SupervisorsOf(event.owned_by, "search_owned_by_others"),),
    words={
        "en": "A new case in your team may be about a child who is known already",
        "tet": "Kazu foun ida iha ita-nia ekipa karik kona-ba labarik ne'ebé rejista ona",
        "pt": "Um novo caso da sua equipa pode ser de uma criança já conhecida",
        "id": "Kasus baru di tim Anda mungkin tentang anak yang sudah terdaftar",
    },
    link="{record}/alike",
    switch=None,
)
