"""What is said of a system field: one of the fields of a record that the system knows by name, whatever forms say."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Annotated, Any

from contracts.values import FrozenValues, Values


class Type(StrEnum):
    """What a value is. A form may show a field of the system; it cannot change what its value is."""

    TEXT = "text"
    TEXTS = "texts"
    FLAG = "flag"
    DAY = "day"
    DAYS = "days"
    MOMENT = "moment"
    MOMENTS = "moments"
    NUMBER = "number"
    UUID = "uuid"
    ROWS = "rows"


Text = Annotated[str, Type.TEXT]
Texts = Annotated[list[str], Type.TEXTS]
Flag = Annotated[bool, Type.FLAG]
Day = Annotated[str, Type.DAY]
Days = Annotated[list[str], Type.DAYS]
Moment = Annotated[str, Type.MOMENT]
Moments = Annotated[list[str], Type.MOMENTS]
Uuid = Annotated[str, Type.UUID]
SubformRows = Annotated[list[Values], Type.ROWS]


class Writing(StrEnum):
    """Who gives the value."""

    FORM = "form"
    """As the forms say; besides, whoever acts in the name of one of the field's actions."""
    GIVEN = "given"
    """Whoever holds one of the field's actions; write access to a form does not open it."""
    FIXED = "fixed"
    """The system, when the record is made; never again."""
    BROUGHT = "brought"
    """As the forms say when the record is made, else the system; never again."""
    COMPUTED = "computed"
    """The system, at every change."""
    SHOWN = "shown"
    """Nobody: it is made when the record is read."""


class Beside(StrEnum):
    """What a field tells of the people who stand beside a child, to who comes through a referral."""

    PEOPLE = "people"
    """It names them: shown are those that the reader may know of."""
    OTHERS = "others"
    """It follows from all of them: not shown."""


ALWAYS = "always"
"""As a reader: whoever reads the record."""
NOTHING: Any = object()
"""As `empty`: a field without a value is not shown."""
CASE = frozenset({"case"})
INCIDENT = frozenset({"incident"})
EVERY_KIND: frozenset[str] = frozenset()


@dataclass(frozen=True, kw_only=True)
class SystemField:
    """One row of the table.

    `kinds`: which kinds of record have it; none named: all. `read`: permissions any one of which opens it beside the
    forms, as `action` (of the record's own resource), `resource:action`, or several joined by `&`; or `ALWAYS`.
    `actions`: permissions in whose name it is written. `of_form`: a form's own field, so that its type is the form's.
    `fact`: coded and identifying nobody, so that it is indexed and travels; else it is sealed. `codes`, `source`:
    what a text that somebody gives may be: these, or a code of the list that is named as forms name it, with `{kind}`
    for the record's. `column`: where lists find it fast. `heard_by`: services that keep it. `shown_with_transition`:
    a referral or an assignment changes it. `short`: in the summary of a list. `by_date`: offered as the date of a
    list's filter. `silent`: changes with every write, so that no history tells of it. `empty`: what is shown where
    there is no value.
    """

    name: str = ""
    type: Type = Type.TEXT
    kinds: frozenset[str] = EVERY_KIND
    read: tuple[str, ...] = ()
    write: Writing = Writing.COMPUTED
    actions: tuple[str, ...] = ()
    of_form: bool = False
    fact: bool = True
    codes: tuple[str, ...] = ()
    source: str | None = None
    column: str | None = None
    heard_by: frozenset[str] = frozenset()
    shown_with_transition: bool = False
    short: bool = False
    by_date: bool = False
    found_by_id: bool = False
    """Shown to whoever finds the record by an identifier, to tell it is the right child."""
    silent: bool = False
    beside: Beside | None = None
    of_services: bool = False
    """It follows from all the services, so that who may see only their own is not told."""
    empty: Any = NOTHING

    def of(self, kind: str) -> bool:
        return not self.kinds or kind in self.kinds


def of_form(**said: Any) -> SystemField:
    """A form's own field of which the system knows something."""
    return SystemField(of_form=True, **({"write": Writing.FORM} | said))


def rows_of(typed: type, hints: FrozenValues) -> dict[str, SystemField]:
    """The table of a typed dictionary whose members are annotated with what is said of them."""
    table = {}
    for name, hint in hints.items():
        said: Iterable[Any] = getattr(hint, "__metadata__", ())
        kind = next(item for item in said if isinstance(item, Type))
        declared = next(item for item in said if isinstance(item, SystemField))
        table[name] = replace(declared, name=name, type=kind)
    if not table:
        raise TypeError(f"{typed.__name__} says nothing of its members")
    return table
