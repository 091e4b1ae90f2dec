"""One code, or several, of a list."""

from collections.abc import Iterable, Mapping
from copy import copy
from datetime import datetime
from typing import Any, ClassVar, Self

from chassis.site import Site
from contracts.values import FrozenValues
from typing_extensions import override

from cases.form.domain.attribute_kinds import FLAG, OPTIONS, TREE, WORD, AttributeKinds
from cases.form.domain.field_types.field_type import Codes, Fault, Fields, FieldType, Lists
from cases.form.domain.field_types.findings import AGENCY, USER, Findings, Reference
from cases.form.domain.form import Field, Form
from cases.search.domain.filters import Comparison

LOOKUP = "lookup "
WITH_THE_FORMS = frozenset({"Location", "ReportingLocation"})
KEPT_ELSEWHERE = frozenset({AGENCY, USER})
"""Lists that change too often to be remembered with the forms: their codes are confirmed one by one."""
YES, NO = "true", "false"
YES_NO = frozenset({YES, NO})


class Choice(FieldType):
    """A fact as long as its list is known and offers something; without a list a value is a text like any other."""

    own_attributes: ClassVar[AttributeKinds] = {
        "option_strings_source": (WORD, None),
        "option_strings_text": (OPTIONS, None),
        "option_strings_condition": (TREE, None),
        "searchable_select": (FLAG, False),
    }
    is_written = True
    comparison = Comparison.TEXT

    def __init__(self, field: Field, lists: Lists | None, rows: Fields | None) -> None:
        super().__init__(field, lists, rows)
        self.source: str = field.attributes.get("option_strings_source") or ""
        self._is_listed = self.looks_into = self.source in KEPT_ELSEWHERE
        if not self.source:
            self.codes = codes_of(field.attributes.get("option_strings_text") or ())
        elif lists is not None and not self._is_listed:
            self.codes = lists.get(self.source)
        elif self.source in WITH_THE_FORMS or self.source.startswith(LOOKUP):
            self._is_listed = True

    def faults(self, form: Form, forms: Mapping[str, Form]) -> Iterable[Fault]:
        del form, forms
        listed = self.attributes.get("option_strings_text") or []
        ids = [option["id"] for option in listed]
        if len(set(ids)) < len(ids):
            yield "option_strings_text", "taken"
        if any(not option["display_text"].get("en") for option in listed):
            yield "option_strings_text", "required"
        if not listed and not self.source:
            yield "option_strings_source", "required"

    @property
    def lists(self) -> Iterable[str]:
        return [self.source] if self.source else []

    @property
    def is_coded(self) -> bool:
        return self._is_listed or bool(self.codes and self.codes.known)

    def fault(self, value: object, held: object) -> str | None:
        if not self.has_many:
            return None if self._may_be(value, held) else "not_an_option"
        if not isinstance(value, list):
            return "not_a_list"
        return None if all(self._may_be(code, held) for code in value) else "not_an_option"

    def look_into(self, value: Any, held: Any, pointer: str, findings: Findings) -> None:
        for code in value if self.has_many else [value]:
            if not _holds(held, code):
                findings.refer(pointer, Reference(self.source, code))

    @override
    def default(self, given: str, now: datetime, site: Site) -> object:
        return [given] if self.has_many else given

    def _may_be(self, value: object, held: object) -> bool:
        if not isinstance(value, str):
            return False
        offered = not self.is_coded or self._is_listed or self._offers(value)
        return offered or _holds(held, value)

    def _offers(self, code: str) -> bool:
        return self.codes is not None and code in self.codes.known and code not in self.codes.retired

    def joined(self, other: FieldType) -> Self:
        if self.codes is None or other.codes is None:
            return self
        both = copy(self)
        both.codes = self.codes.joined(other.codes)
        return both


def codes_of(options: Iterable[FrozenValues]) -> Codes:
    """Of options as forms and lookups write them; a disabled one is no longer offered."""
    found = {str(option["id"]): bool(option.get("disabled")) for option in options}
    return Codes(frozenset(found), frozenset(code for code, disabled in found.items() if disabled))


def _code(value: object) -> str:
    """Yes and no may have come as booleans."""
    return str(value).lower() if isinstance(value, bool) else str(value)


def _holds(held: object, code: str) -> bool:
    return code in held if isinstance(held, list) else code == held


class SelectBox(Choice):
    name = "select_box"
    own_attributes: ClassVar[AttributeKinds] = {**Choice.own_attributes, "multi_select": (FLAG, False)}

    def __init__(self, field: Field, lists: Lists | None, rows: Fields | None) -> None:
        super().__init__(field, lists, rows)
        self.has_many = bool(field.attributes.get("multi_select"))


class RadioButton(Choice):
    name = "radio_button"

    def _may_be(self, value: object, held: object) -> bool:
        """Yes and no may come as booleans."""
        if not isinstance(value, bool):
            return super()._may_be(value, held)
        return self.codes is not None and self.codes.known == YES_NO and self._offers(YES if value else NO)
