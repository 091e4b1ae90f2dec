"""Roles and accounts as identity announced them, as far as the rules of receiving ask."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import NamedTuple


@dataclass(frozen=True, kw_only=True)
class Narrowed:
    """What the caller limits the list to; `location` is a location code."""

    module: str | None = None
    agency: str | None = None
    location: str | None = None
    service: str | None = None


class Role(NamedTuple):
    unique_id: str
    permissions: Mapping[str, list[str]]
    modules: Collection[str]
    category: str | None


class Account(NamedTuple):
    user_name: str
    agency: str | None
    groups: Collection[str]
