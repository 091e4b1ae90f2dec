"""What the forms and the record engine ask a field's type. Rules: `docs/domain/field-types.md`."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum
from functools import cached_property
from typing import Any, ClassVar, NamedTuple, Self

from chassis.site import Site
from contracts.values import FrozenValues, Values

from cases.form.domain.attribute_kinds import AttributeKinds
from cases.form.domain.field_types.findings import Findings
from cases.form.domain.form import Field, Form
from cases.search.domain.filters import Comparison


class Codes(NamedTuple):
    """The codes of a list. `retired`: those of them that are no longer offered, and stay where they are."""

    known: frozenset[str]
    retired: frozenset[str] = frozenset()

    def joined(self, other: Self) -> "Codes":
        """Of two lists a code may be chosen from, it is offered as long as one offers it."""
        offered = (self.known - self.retired) | (other.known - other.retired)
        return Codes(self.known | other.known, (self.retired | other.retired) - offered)


Lists = Mapping[str, Codes]
"""What one may choose from, by the list's name as forms write it: `lookup lookup-sex`, `Location`."""
Fields = Mapping[str, "FieldSpec"]
Fault = tuple[str, str]
"""An attribute of the field, and a code."""


class Secrecy(StrEnum):
    FACT = "fact"
    SEALED = "sealed"
    NONE = "none"
    """The field has no value of its own: a separator, or a subform, whose rows have fields."""


class FieldType:
    """How the values of a type's fields behave; one instance is the type as one field sets it up.

    The answers here are those of a type that nobody knows. A type overrides what it knows better.
    """

    name: ClassVar[str] = ""
    own_attributes: ClassVar[AttributeKinds] = {}
    """What a form may set of fields of this type only."""
    begins_with: ClassVar[FrozenValues] = {}
    """Attributes of a field just made where nothing else was said."""
    has_value: ClassVar[bool] = True
    has_rows: ClassVar[bool] = False
    is_written: ClassVar[bool] = False
    """Whether who may write the form may write the field."""
    always_shown: ClassVar[bool] = False
    empty: ClassVar[Any] = None
    """What an answer shows where there is no value, if that is always shown."""
    takes: ClassVar[str | None] = None
    """The sort of files that are added to it one by one (`docs/domain/attachments.md`)."""
    takes_many: ClassVar[bool] = False
    looks_into: bool = False
    has_many: bool = False
    """Whether a value is a list of codes."""
    rows: Fields = {}
    codes: Codes | None = None
    """What may be chosen; none where there is no choice, or its list is kept elsewhere."""

    def __init__(self, field: Field, lists: Lists | None, rows: Fields | None) -> None:
        """`lists`: none where only the form is looked at, and any list it names counts as known."""
        del lists, rows
        self.field = field
        self.attributes = field.attributes

    def faults(self, form: Form, forms: Mapping[str, Form]) -> Iterable[Fault]:
        """What is wrong with the field's definition. `forms`: all there will be, by unique id."""
        del form, forms
        return ()

    @property
    def lists(self) -> Iterable[str]:
        """Names of the lists that the field chooses from."""
        return ()

    @property
    def secrecy(self) -> Secrecy:
        """Whatever is not known to be coded is sealed; a form may seal what is, never the reverse."""
        if not self.has_value:
            return Secrecy.NONE
        return Secrecy.SEALED if self.attributes.get("sealed") or not self.is_coded else Secrecy.FACT

    @property
    def is_coded(self) -> bool:
        """Whether every value that fits is a code of a list, a number or a date, and tells nothing of a child."""
        return False

    @property
    def comparison(self) -> Comparison | None:
        """How lists are filtered and sorted by its facts; none: not at all."""
        return None

    def fault(self, value: object, held: object) -> str | None:
        """The code of what does not fit. `held`: the value that is there already; neither is null."""
        del value, held
        return None

    def look_into(self, value: Any, held: Any, pointer: str, findings: Findings) -> None:
        """Check what lies inside a value that fits, where `looks_into`."""

    def kept(self, value: Any, site: Site) -> Any:
        """The value as it is kept, where it can be told in several ways; what does not fit as it stands."""
        del site
        return value

    def merge(self, held: Any, value: Any) -> Any:
        """What a change makes of what is there; null: nothing is left. `value` fits, `held` may be null."""
        del held
        return value

    def default(self, given: str, now: datetime, site: Site) -> object:
        """What a new record has where its form begins with `given` and nothing was told; none: nothing."""
        del given, now, site
        return None

    def joined(self, other: "FieldType") -> Self:
        """What becomes of the type where another form of the record carries the field as well."""
        del other
        return self


@dataclass(frozen=True, kw_only=True)
class FieldSpec:
    """One field name of a record, over all the forms that carry it.

    `forms`: unique ids of the forms that carry it (of the record, not nested). `attributes`: the first
    form's, by API name.
    """

    name: str
    field_type: FieldType
    secrecy: Secrecy
    forms: frozenset[str] = frozenset()
    modules: frozenset[str] = frozenset()
    visible: bool = True
    attributes: FrozenValues = field(default_factory=dict)

    @cached_property
    def sealed(self) -> bool:
        return self.secrecy is Secrecy.SEALED

    @cached_property
    def is_fact(self) -> bool:
        return self.secrecy is Secrecy.FACT

    @cached_property
    def has_rows(self) -> bool:
        return self.field_type.has_rows

    @cached_property
    def selected_value(self) -> Any:
        """What the form has it begin with; nothing where it says nothing."""
        return self.attributes.get("selected_value") or None

    @cached_property
    def rows(self) -> Fields:
        """Fields of the rows of a subform."""
        return self.field_type.rows

    @cached_property
    def options(self) -> frozenset[str] | None:
        """The codes it may have, with those that are no longer offered."""
        return None if self.field_type.codes is None else self.field_type.codes.known

    def sealed_too(self) -> Self:
        """The same field, where something else of the record seals it."""
        return replace(self, secrecy=Secrecy.SEALED)

    def joined(self, other: Self) -> Self:
        """The same name in another form of the record: the first form words it, and either may seal it."""
        sealed = Secrecy.SEALED in {self.secrecy, other.secrecy}
        return replace(
            self,
            field_type=self.field_type.joined(other.field_type),
            secrecy=Secrecy.SEALED if sealed else self.secrecy,
            forms=self.forms | other.forms,
            modules=self.modules | other.modules,
            visible=self.visible or other.visible,
        )


def check_values(values: FrozenValues, held: FrozenValues, fields: Fields, pointer: str, findings: Findings) -> None:
    """Note what does not fit. Null always fits, and so does what is there already: its list may have changed."""
    for name, value in values.items():
        spec = fields.get(name)
        if spec is None or value is None:
            continue
        present = held.get(name)
        if value == present:
            continue
        field_type = spec.field_type
        code = field_type.fault(value, present)
        if code is not None:
            findings.refuse(f"{pointer}/{name}", code)
        elif field_type.looks_into:
            field_type.look_into(value, present, f"{pointer}/{name}", findings)


def as_kept(values: FrozenValues, fields: Fields, site: Site) -> Values:
    """The values as they are kept. What no field asks for is left as it is."""
    return {
        name: value if (spec := fields.get(name)) is None or value is None else spec.field_type.kept(value, site)
        for name, value in values.items()
    }
