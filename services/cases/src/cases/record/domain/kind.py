"""A kind of record: all that is its own, declared in one place. The engine asks it and knows none of them by name."""

from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import ClassVar, TypeVar

from chassis.actor import Actor
from chassis.errors import Invalid
from contracts.cases import RecordErased, RecordEvent
from contracts.permissions import CATALOGUE
from contracts.system_field import SystemField, Writing
from contracts.system_fields import fields_of
from contracts.values import FrozenValues, Values

from cases.record.domain.grants import Grant
from cases.record.domain.hand import Hand
from cases.record.domain.own_rows import OwnRows
from cases.record.domain.rules import Rules
from cases.search.domain.places import PlaceFields

SHORT_NUMBER = 7


class ClosingIncomplete(Invalid):
    """`fields`: what is missing, each with its code; `problems`: the same by JSON pointer."""

    code = "closing_incomplete"
    title = "A case is closed with its outcome and its reason."

    def __init__(self, missing: Sequence[str]) -> None:
        super().__init__(
            {name: ["missing"] for name in missing}, problems=dict.fromkeys((f"/{name}" for name in missing), "missing")
        )


class Kind:
    """What the engine asks. A kind of its own is a subclass, declared once with `declare`; see
    `docs/how-to/add-a-kind.md`.

    `resource` names its permissions, `plural` its path. `identifiers`, `phones`, `names`: the fields a search looks in.
    `name_places`: where a name may stand, beside the fields that the settings put names together from. `own_rows`: rows
    that some see only their own of. `short`: what its lists' summary shows of its forms, beside the system's fields.
    `registered`, `changed`, `erased`: the events that announce it. `links`: field → resource of the record it names.
    `gathers`: resource of records that name this one → the field that lists them. `parts`: field of rows → the resource
    of the records that these rows are. `tells`: field → form of the alert of somebody else's change, whatever settings
    say.
    `assigned`: the event that says whose it is now, of a kind that is assigned. `place`: the setting that says
    which field tells where it is reported, and the field unless it does. `names_place`: the fields in which it names a
    place that others may name as well. `shared`: whether it is referred.
    `awaited_by`: permissions whose holders may be told of a record before its event is here.
    """

    resource: ClassVar[str]
    plural: ClassVar[str]
    identifiers: ClassVar[tuple[str, ...]] = ()
    phones: ClassVar[tuple[str, ...]] = ()
    names: ClassVar[tuple[str, ...]] = ()
    name_places: ClassVar[tuple[str, ...]] = ()
    own_rows: ClassVar[OwnRows | None] = None
    short: ClassVar[frozenset[str]] = frozenset()
    registered: ClassVar[type[RecordEvent]]
    changed: ClassVar[type[RecordEvent]]
    erased: ClassVar[type[RecordErased]]
    assigned: ClassVar[type[RecordEvent] | None] = None
    links: ClassVar[Mapping[str, str]] = {}
    gathers: ClassVar[Mapping[str, str]] = {}
    parts: ClassVar[Mapping[str, str]] = {}
    tells: ClassVar[Mapping[str, str]] = {}
    place: ClassVar[tuple[str, str]] = ("reporting_location_config", "owned_by_location")
    names_place: ClassVar[PlaceFields | None] = None
    shared: ClassVar[bool] = False
    awaited_by: ClassVar[tuple[str, ...]] = ()

    @cached_property
    def system(self) -> Mapping[str, SystemField]:
        """The system fields its records have."""
        return fields_of(self.resource)

    @cached_property
    def stamps(self) -> frozenset[str]:
        """Facts whatever a form says of a field of that name."""
        return frozenset(name for name, field in self.system.items() if field.fact and not field.of_form)

    @cached_property
    def given(self) -> frozenset[str]:
        """Fields that need a permission of their own."""
        return frozenset(name for name, field in self.system.items() if field.write is Writing.GIVEN)

    @cached_property
    def kept(self) -> frozenset[str]:
        """Fields that write access to a form does not open."""
        return frozenset(name for name, field in self.system.items() if field.write is not Writing.FORM)

    @cached_property
    def brought(self) -> frozenset[str]:
        """Fields a new record may come with."""
        return frozenset(name for name, field in self.system.items() if field.write is Writing.BROUGHT)

    @cached_property
    def summary(self) -> frozenset[str]:
        """What `fields=short` shows."""
        return self.short | {name for name, field in self.system.items() if field.short}

    def knows(self, action: str) -> bool:
        """Whether its roles can list the action."""
        return action in CATALOGUE[self.resource]

    def short_number(self, number: str) -> str:
        """How people call a record, told by its number."""
        return number[-SHORT_NUMBER:]

    def identity(self, number: str) -> Values:
        """Its own numbers, beside `unique_identifier` and `short_id`, unless it was brought with some."""
        return {}

    def place_field(self, rules: Rules) -> str:
        """The field that says where the record is reported."""
        setting, field = self.place
        return rules.place_fields.get(setting, field)

    def defaults(self, given: FrozenValues, rules: Rules, hand: Hand) -> Values:
        """Values of a new record where none were given."""
        return {}

    def link(self, linked: Mapping[str, Values], rules: Rules) -> Values:
        """What it takes over from the facts of the records it names, by the field that names them. `module_id` and
        `owned_by` among it decide whose it is.
        """
        return {}

    def take(self, linked: Mapping[str, Values], rules: Rules) -> Values:
        """What it begins with where it has no value of its own, of what its writer may read of the records it names."""
        return {}

    def follow(self, values: Values, before: FrozenValues, rules: Rules, hand: Hand) -> None:
        """Write what follows from what was written, or refuse what is not enough. `before` is empty for a new one."""

    def opened(self, action: str | None, module: str | None, rules: Rules) -> frozenset[str]:
        """The fields that are written in the name of this action."""
        return frozenset(name for name, field in self.system.items() if action in field.actions)

    def danger(self, values: FrozenValues, rules: Rules) -> list[str]:
        """The fields that say that somebody is in danger now; their supervisors are told."""
        return []

    def able(self, actor: Actor, values: FrozenValues) -> list[str]:
        """What the person may do with a record of this kind, beside what they may with any."""
        return []

    def refer(self, values: Values, grant: Grant) -> None:
        """Write what a referral says in the record itself."""

    def help(self, values: Values, before: FrozenValues, grant: Grant, rules: Rules, hand: Hand) -> list[str]:
        """Write that what the referral asked for was done. Answers the names of what was written."""
        return []

    def show(self, values: FrozenValues, answer: Values, names: frozenset[str]) -> None:
        """Put into the answer what is made when the record is read."""


K = TypeVar("K", bound=Kind)
KINDS: dict[str, Kind] = {}
"""By resource: every kind that was declared."""


def declare(kind: K) -> K:
    KINDS[kind.resource] = kind
    return kind


def parts_of_kinds() -> dict[str, list[tuple[str, str]]]:
    """By resource: the kinds and fields whose rows are records of it."""
    found: dict[str, list[tuple[str, str]]] = {}
    for kind in KINDS.values():
        for field, resource in kind.parts.items():
            found.setdefault(resource, []).append((kind.resource, field))
    return found
