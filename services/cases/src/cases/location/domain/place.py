"""Places: a tree of codes, each with a name in several languages."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from chassis.errors import Conflict, Invalid
from contracts.cases import AnnouncedLocation
from contracts.localized import Localized
from contracts.values import FrozenValues

from cases.texts import clean_texts, merge_texts

CODE = re.compile(r"[\w-]+")
DEEPEST = 5
BETWEEN = "::"
SEPARATOR = "/"


class CodeTaken(Conflict):
    code = "code_taken"
    title = "Another location has this code already."


class LocationHasPlaces(Conflict):
    code = "location_has_places"
    title = "There are places inside this location."


@dataclass(frozen=True, kw_only=True)
class Location:
    """`hierarchy`: the codes from the country down to this one. `admin_level`: 0 is the country."""

    id: int = 0
    code: str
    hierarchy: tuple[str, ...]
    type: str | None = None
    placename: Localized = field(default_factory=dict)
    disabled: bool = False

    @property
    def admin_level(self) -> int:
        return len(self.hierarchy) - 1

    @property
    def path(self) -> str:
        return SEPARATOR.join(self.hierarchy)

    @property
    def name(self) -> Localized:
        """Its own, without those of the places around it."""
        return self.placename

    @property
    def parent(self) -> str | None:
        return self.hierarchy[-2] if len(self.hierarchy) > 1 else None


class Locations:
    """All places of the country, by code. Shared by all requests of a process: do not change them."""

    def __init__(self, locations: Iterable[Location]) -> None:
        self.by_code = {location.code: location for location in locations}
        self.in_order = sorted(self.by_code.values(), key=lambda location: location.id)
        self._by_id = {location.id: location for location in self.in_order}

    def find(self, id: Any) -> Location | None:
        return self._by_id.get(id) if isinstance(id, int) else None

    def add(self, location: Location) -> None:
        """Only for who made this tree for himself."""
        self.by_code[location.code] = location

    def path_of(self, code: str) -> tuple[str, ...]:
        """The codes from the country down to this one; nothing for a code nobody knows."""
        location = self.by_code.get(code)
        return () if location is None else location.hierarchy

    def name_of(self, location: Location) -> Localized:
        """The placenames down to this one, joined: in English where a place has no name in the language."""
        above = [self.by_code[code].placename for code in location.hierarchy if code in self.by_code]
        return {
            locale: BETWEEN.join(name.get(locale) or name.get("en", "") for name in above)
            for locale in location.placename
        }

    def has_places(self, code: str) -> bool:
        return any(location.parent == code for location in self.by_code.values())


def read_location(sent: FrozenValues, known: Locations) -> Location:
    """A new location; refuses with every error at once. The level follows from the parent."""
    errors: dict[str, list[str]] = {}
    code = sent.get("code")
    if not isinstance(code, str) or not CODE.fullmatch(code):
        errors["code"] = ["not_a_code" if code else "required"]
    parent = sent.get("parent_code") or None
    above = known.path_of(parent) if isinstance(parent, str) else ()
    if parent is not None and not above:
        errors["parent_code"] = ["unknown"]
    if len(above) > DEEPEST:
        errors["parent_code"] = ["too_deep"]
    placename = _placename({}, sent.get("placename"), errors)
    kind = _type(sent.get("type"), errors)
    if errors:
        raise Invalid(errors)
    code = str(code)
    disabled = sent.get("disabled") is True
    return Location(code=code, hierarchy=(*above, code), type=kind, placename=placename, disabled=disabled)


def change_location(location: Location, sent: FrozenValues) -> Location:
    """Name, type and whether it is in use; code, parent and level stay."""
    errors: dict[str, list[str]] = {}
    fixed = {"code": location.code, "admin_level": location.admin_level, "parent_code": location.parent}
    for name, value in fixed.items():
        if sent.get(name) not in (None, value):
            errors[name] = ["immutable"]
    placename = location.placename
    if "placename" in sent:
        placename = _placename(placename, sent["placename"], errors)
    kind = _type(sent["type"], errors) if "type" in sent else location.type
    disabled = sent.get("disabled", location.disabled)
    if not isinstance(disabled, bool):
        errors["disabled"] = ["not_a_flag"]
    if errors:
        raise Invalid(errors)
    return replace(location, type=kind, placename=placename, disabled=disabled)


def announced(locations: Sequence[Location]) -> list[AnnouncedLocation]:
    return [
        {
            "code": location.code,
            "path": list(location.hierarchy),
            "admin_level": location.admin_level,
            "type": location.type,
            "disabled": location.disabled,
            "placename": location.placename,
        }
        for location in locations
    ]


def _placename(old: Localized, sent: object, errors: dict[str, list[str]]) -> Localized:
    texts = clean_texts(sent)
    if texts is None:
        errors["placename"] = ["not_texts"]
        return old
    merged = merge_texts(old, texts)
    if not merged.get("en", "").strip():
        errors["placename"] = ["required"]
    return merged


def _type(sent: object, errors: dict[str, list[str]]) -> str | None:
    if sent is not None and not isinstance(sent, str):
        errors["type"] = ["not_a_word"]
        return None
    return sent or None
