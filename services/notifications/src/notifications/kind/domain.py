"""A kind of notification. Its inbox row, its API answer, its mail and its switch are read from its declaration."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from types import NoneType
from typing import Any, Generic, TypeVar, get_args, get_type_hints

from contracts.event import Event

LANGUAGES = ("en", "tet", "pt", "id")
FALLBACK = "en"
HAPPENED = ("record_type", "record_id", "record_short_id", "at")
"""What an event that somebody is told of says, beside its subject and who did it."""
MAYBE = frozenset({"record_short_id"})
"""What of it may be unknown."""

E = TypeVar("E", bound=Event)


@dataclass(frozen=True)
class ToldBefore:
    """The person, if they were told of this subject before: nobody hears of the end of what they never heard of."""

    user_name: str


@dataclass(frozen=True)
class SupervisorsOf:
    """Whoever holds a manager's role and shares a group with the person.

    `who_may`: an action on records of the kinds `of`, of those alone whose role gives it on all of these and sees more
    than their own.
    """

    user_name: str
    who_may: str | None = None
    of: tuple[str, ...] = ("case",)


@dataclass(frozen=True)
class Overseers:
    """Whoever holds a manager's role that reaches all records and gives the action `who_may` on cases."""

    who_may: str


@dataclass(frozen=True)
class WhoAskedFor:
    """The person, if their account says that they want what this switch covers: an absent one means no."""

    user_name: str
    switch: str


Recipient = str | ToldBefore | SupervisorsOf | Overseers | WhoAskedFor
"""A user name, or how to find some."""


@dataclass(frozen=True, kw_only=True, eq=False)
class NotificationKind(Generic[E]):
    """It is about the event's family, its `subject`, which the event names as `<subject>_id`. A person is told once per
    kind and subject.

    `by`: the event's field that names who did it, who is never told. `words`: language → one sentence that would
    not tell a stranger who reads it about whom it is. `link`: where in the application to go on, with `{record}` for
    the record's own page. `switch`: the e-mail preference that covers it; None if only all mail can be switched off.
    `daily`: one mail a day tells a person of all that happened, since another one would say the same.
    """

    event: type[E]
    who: Callable[[E], Iterable[Recipient]]
    words: Mapping[str, str]
    link: str = "{record}"
    switch: str | None
    by: str = "actor"
    daily: bool = False

    @property
    def subject(self) -> str:
        return self.event.family

    def __post_init__(self) -> None:
        """Raises TypeError for a declaration that lacks something: then the service does not start."""
        said = get_type_hints(self.event)
        needed = {*HAPPENED, f"{self.subject}_id", self.by}
        missing = {name for name in needed if name not in said}
        missing |= {name for name in needed - MAYBE if name in said and NoneType in get_args(said[name])}
        if missing:
            raise TypeError(f"{self.event.__name__} does not say, or not always, {', '.join(sorted(missing))}")
        if set(self.words) != set(LANGUAGES):
            raise TypeError(f"the words are needed in {', '.join(LANGUAGES)}")

    def link_to(self, record_type: str, record_id: object) -> str:
        return self.link.format(record=f"/{record_type}s/{record_id}")


AnyKind = NotificationKind[Any]


def language_for(locale: str | None) -> str:
    """The person's language if there are words in it, else English; `pt-BR` reads `pt`."""
    wanted = (locale or FALLBACK).replace("_", "-").split("-", 1)[0].lower()
    return wanted if wanted in LANGUAGES else FALLBACK
