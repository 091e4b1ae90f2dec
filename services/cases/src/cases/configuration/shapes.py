"""What goes over the wire about configurations."""

from datetime import datetime
from typing import Annotated
from uuid import UUID

from chassis.shapes import Described, Given, Shape
from contracts.values import Values

from cases.configuration.domain.state import State


class FindingShown(Shape):
    """What is wrong, and where: of which part, which of its things, which field of a form, which attribute."""

    part: str
    unique_id: str | None
    field: str | None
    attribute: str
    code: str


class Outcome(Shape):
    """How far the configuration is applied, and what came of it. `step`: waiting, accounts, forms, done or failed."""

    step: str | None = None
    requested_at: datetime | None = None
    started_at: datetime | None = None
    finished_at: datetime | None = None
    total: dict[str, int] | None = None
    counts: Values | None = None
    warnings: list[FindingShown] | None = None
    code: str | None = None
    errors: list[FindingShown] | None = None


class ConfigurationShown(Shape):
    """`data`: the whole of it in the shape of Primero's exports, where `with_data=true` asked for it."""

    id: UUID
    name: str | None
    description: str | None
    version: str
    primero_version: str | None
    created_on: datetime
    created_by: str
    applied_on: datetime | None
    applied_by: str | None
    can_apply: bool
    state: State
    attempts: int
    outcome: Outcome
    data: Values | None = None


class Foreseen(Shape):
    """`changed`: by unique id, what of it: `attributes`, `fields_added`, `no_longer_sealed` and so on."""

    created: list[str]
    deleted: list[str]
    changed: dict[str, dict[str, list[str]]]


class Changes(Shape):
    forms: Foreseen
    lookups: Foreseen
    warnings: list[FindingShown]


class ConfigurationGone(Shape):
    id: UUID


class ConfigurationGiven(Given):
    """`data`: a configuration in the shape of Primero's exports; without it, the present state is stored."""

    id: UUID | None = None
    name: str | None = None
    description: str | None = None
    version: str | None = None
    primero_version: str | None = None
    data: Values | None = None


class ConfigurationBody(Given):
    data: Annotated[Values, Described(ConfigurationGiven)]


class ConfigurationChange(Given):
    """`apply_now`: what it holds becomes the forms and lookups, in the background; `state` says how far it is."""

    name: str | None = None
    description: str | None = None
    apply_now: bool | None = None


class ConfigurationChangeBody(Given):
    data: Annotated[Values, Described(ConfigurationChange)]
