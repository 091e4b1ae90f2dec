"""Whoever gets cases of somebody who leaves or is on leave knows that a letter about them waits."""

from contracts.referrals import HandOverMade

from notifications.kind.domain import NotificationKind

KIND = NotificationKind(
    event=HandOverMade,
    who=lambda event: event.receivers,
    words={
        "en": "Cases were handed over to you: a letter says what waits",
        "tet": "Simu ona kazu sira: karta ida hatete saida mak hein",
        "pt": "Foram-lhe entregues casos: uma carta diz o que espera",
        "id": "Beberapa kasus diserahkan kepada Anda: sebuah surat menjelaskan apa yang menunggu",
    },
    switch="transition_notification",
)
