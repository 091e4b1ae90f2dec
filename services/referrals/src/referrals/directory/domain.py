"""Roles and accounts as identity announced them, as far as the rules of receiving ask."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from contracts.values import FrozenValues


@dataclass(frozen=True, kw_only=True)
class Narrowed:
    """What the caller limits the list to; `location` is a location code."""

    module: str | None = None
    agency: str | None = None
    location: str | None = None
    service: str | None = None


@dataclass(frozen=True, slots=True)
class Role:
    announced: FrozenValues

    @property
    def unique_id(self) -> str:
        return str(self.announced["unique_id"])

    @property
    def permissions(self) -> Mapping[str, list[str]]:
        found: Mapping[str, list[str]] = self.announced["permissions"]
        return found

    @property
    def modules(self) -> Collection[str]:
        found: list[str] = self.announced["modules"]
        return found

    @property
    def category(self) -> str | None:
        return self.announced.get("user_category")


@dataclass(frozen=True, slots=True)
class Account:
    announced: FrozenValues

    @property
    def user_name(self) -> str:
        return str(self.announced["user_name"])

    @property
    def agency(self) -> str | None:
        return self.announced.get("agency")

    @property
    def groups(self) -> Collection[str]:
        found: list[str] = self.announced.get("groups", [])
        return found
