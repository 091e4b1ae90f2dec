"""Fact or sealed: a field's type decides; a form may seal a fact, never the reverse. Source: `house.md` §2."""

import re
from collections.abc import Mapping
from enum import StrEnum
from typing import Any

WITHOUT_VALUE = frozenset({"separator", "subform"})
CHOICES = frozenset({"select_box", "radio_button"})
ALWAYS_FACTS = frozenset({"tick_box", "numeric_field", "tally_field", "calculated"})
DATES = frozenset({"date_field", "date_range"})
CODED_SOURCES = frozenset({"Location", "ReportingLocation", "Agency", "User", "UserGroup"})
BIRTH = re.compile(r"birth|(^|_)dob(_|$)")


class Kind(StrEnum):
    FACT = "fact"
    SEALED = "sealed"
    NONE = "none"
    """The field has no value of its own: a separator, or a subform, whose rows have fields."""


def classify(*, name: str, type: str, attributes: Mapping[str, Any]) -> Kind:
    """What the field's values are. `attributes`: the field's other attributes by API name.

    Whatever is not known to be coded is sealed: an unknown type, a choice from a source that is no list
    of codes, a number that is a telephone, a date of birth.
    """
    if type in WITHOUT_VALUE:
        return Kind.NONE
    if attributes.get("sealed") or not _coded(name, type, attributes):
        return Kind.SEALED
    return Kind.FACT


def _coded(name: str, type: str, attributes: Mapping[str, Any]) -> bool:
    if type in ALWAYS_FACTS:
        return not attributes.get("phone_number")
    if type in DATES:
        return BIRTH.search(name) is None
    if type in CHOICES:
        source = attributes.get("option_strings_source")
        return not source or source.startswith("lookup ") or source in CODED_SOURCES
    return False
