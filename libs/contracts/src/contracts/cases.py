"""What cases announces: facts of records and the configuration. Never a sealed value."""

from datetime import date, datetime
from typing import ClassVar
from uuid import UUID

from pydantic import ConfigDict, with_config
from typing_extensions import TypedDict

from contracts.event import Event
from contracts.localized import Localized
from contracts.system_fields import RecordFacts
from contracts.values import Values


class RecordEvent(Event):
    """A record's facts as they are now: coded, non-identifying values and the record's own stamps.

    `facts` holds every fact of the record by field name (subforms: lists of objects of facts): those of the system,
    whose types are told, and those that the forms declare. `changed` names what this change touched.
    """

    record_id: UUID
    record_type: str
    version: int
    facts: RecordFacts
    changed: list[str] = []


class CaseRegistered(RecordEvent):
    type: ClassVar = "cases.case_registered.v1"
    family: ClassVar = "case"
    replaces: ClassVar = "states"


class CaseChanged(RecordEvent):
    type: ClassVar = "cases.case_changed.v1"
    family: ClassVar = "case"
    replaces: ClassVar = "states"


class IncidentRegistered(RecordEvent):
    type: ClassVar = "cases.incident_registered.v1"
    family: ClassVar = "incident"
    replaces: ClassVar = "states"


class IncidentChanged(RecordEvent):
    type: ClassVar = "cases.incident_changed.v1"
    family: ClassVar = "incident"
    replaces: ClassVar = "states"


class RecordErased(Event):
    """A record was erased: nothing of it is left, and nobody keeps anything that it said."""

    replaces: ClassVar = "everything"

    record_id: UUID
    record_type: str


class CaseErased(RecordErased):
    type: ClassVar = "cases.case_erased.v1"
    family: ClassVar = "case"


class IncidentErased(RecordErased):
    type: ClassVar = "cases.incident_erased.v1"
    family: ClassVar = "incident"


class AccessGranted(RecordEvent):
    """The case is open to the person a referral names; its facts as they are with it."""

    type: ClassVar = "cases.access_granted.v1"
    family: ClassVar = "case"
    urgent_for: ClassVar = "referrals"

    transition_id: UUID


class CaseAssigned(RecordEvent):
    """The case has a new owner; its facts as they are with it."""

    type: ClassVar = "cases.case_assigned.v1"
    family: ClassVar = "case"
    urgent_for: ClassVar = "referrals"

    transition_id: UUID
    owned_by: str
    previously_owned_by: str


class IncidentAssigned(RecordEvent):
    """The incident has a new owner; its facts as they are with it."""

    type: ClassVar = "cases.incident_assigned.v1"
    family: ClassVar = "incident"
    urgent_for: ClassVar = "referrals"

    transition_id: UUID
    owned_by: str
    previously_owned_by: str


class AccessRefused(Event):
    """The case cannot be shared or assigned as asked; `code` is the refusal's code.

    Announced about the transition: it changes nothing of the case.
    """

    type: ClassVar = "cases.access_refused.v1"
    family: ClassVar = "access"
    urgent_for: ClassVar = "referrals"

    record_id: UUID
    transition_id: UUID
    code: str


class AccessEnded(Event):
    """A referral that was under way opens the case no longer, and nobody took it back; `code` says why.

    Announced about the transition, beside the change of the case that ended it. `ended_by`: who made that change.
    """

    type: ClassVar = "cases.access_ended.v1"
    family: ClassVar = "access"
    urgent_for: ClassVar = "referrals"

    record_id: UUID
    transition_id: UUID
    code: str
    ended_by: str
    at: datetime


class CaseMatter(Event):
    """Something about a case that people are told of; announced about itself, not about the case."""

    record_id: UUID
    record_type: str
    record_short_id: str | None = None
    owned_by: str
    actor: str
    at: datetime


class ApprovalRequested(CaseMatter):
    """Somebody asks that a step of a case be agreed to. Announced about the approval. `step`: which, as `closure`."""

    type: ClassVar = "cases.approval_requested.v1"
    family: ClassVar = "approval"

    approval_id: UUID
    step: str


class ApprovalAnswered(CaseMatter):
    """A step of a case was agreed to (`approved`) or not (`rejected`). Announced about the approval."""

    type: ClassVar = "cases.approval_answered.v1"
    family: ClassVar = "approval"

    approval_id: UUID
    step: str
    status: str
    asked_by: str


class DangerReported(CaseMatter):
    """A record says that a child is in danger now. Announced about the danger: once when it begins, and again where the
    record is handed over meanwhile. Which fields say so is a module's option; of them nothing is told here.
    """

    type: ClassVar = "cases.danger_reported.v1"
    family: ClassVar = "danger"

    danger_id: UUID


class PlaceRecognised(CaseMatter):
    """A place of abuse was named again. Announced about that occasion, once for each file that was found there: its
    owner's supervisors have to know, and its owner where `for_owner`. Which place it is, is said nowhere but in cases.
    """

    type: ClassVar = "cases.place_recognised.v1"
    family: ClassVar = "place"

    place_id: UUID
    for_owner: bool


class FlagRaised(CaseMatter):
    """Somebody asks that a record be looked at by a day. Announced about the flag; why is said nowhere but in cases."""

    type: ClassVar = "cases.flag_raised.v1"
    family: ClassVar = "flag"

    flag_id: UUID
    due: date


class FlagChanged(CaseMatter):
    """A flag has another day, or other words. Announced about the flag."""

    type: ClassVar = "cases.flag_changed.v1"
    family: ClassVar = "flag"

    flag_id: UUID
    due: date


class FlagResolved(CaseMatter):
    """What a flag asked for is done, or need not be. Announced about the flag."""

    type: ClassVar = "cases.flag_resolved.v1"
    family: ClassVar = "flag"

    flag_id: UUID
    raised_by: str


class FormChanged(Event):
    """What other services need of a form: who sees it and which fields it brings, not their texts."""

    type: ClassVar = "cases.form_changed.v1"
    family: ClassVar = "form"

    unique_id: str
    parent_form: str
    modules: list[str]
    visible: bool
    nested: bool
    fields: dict[str, str]
    """Field name → field type, of the form's visible fields."""
    deleted: bool = False
    created_by_role: str | None = None
    """The role of the person who created the form; only the announcement of its creation names it."""


@with_config(ConfigDict(extra="allow"))
class LookupValue(TypedDict, total=False):
    """An option of a lookup. `tags`: words that forms pick options by; they stay in cases."""

    id: str
    display_text: Localized
    disabled: bool
    tags: list[str]


class LookupChanged(Event):
    type: ClassVar = "cases.lookup_changed.v1"
    family: ClassVar = "lookup"
    replaces: ClassVar = "states"

    unique_id: str
    values: list[LookupValue]
    deleted: bool = False


@with_config(ConfigDict(extra="allow"))
class AnnouncedLocation(TypedDict, total=False):
    """`path`: the codes from the country down to its own."""

    code: str
    path: list[str]
    admin_level: int
    type: str | None
    disabled: bool
    placename: Localized


class LocationsChanged(Event):
    """All locations that changed together."""

    type: ClassVar = "cases.locations_changed.v1"
    family: ClassVar = "location"

    locations: list[AnnouncedLocation]
    deleted: list[str] = []


class ModuleChanged(Event):
    type: ClassVar = "cases.module_changed.v1"
    family: ClassVar = "module"
    replaces: ClassVar = "states"

    unique_id: str
    name: str
    record_types: list[str]
    forms: list[str]
    options: Values
    workflows: Values = {}


class SettingsChanged(Event):
    """System settings other services act on (`docs/domain/configuration.md §7`), by their API names."""

    type: ClassVar = "cases.settings_changed.v1"
    family: ClassVar = "settings"
    replaces: ClassVar = "states"

    settings: Values


class SearchLimitReached(Event):
    """Somebody's searches showed them as many records out of their sight as they may see in an hour. Of what was
    searched nothing is said. Announced about the occasion, once an hour. `record_type`, `record_id`: their account.
    """

    type: ClassVar = "cases.search_limit_reached.v1"
    family: ClassVar = "search"

    search_id: UUID
    record_type: str = "user"
    record_id: UUID
    record_short_id: str | None = None
    user_name: str
    shown: int
    limit: int
    actor: str
    at: datetime


class LikenessNoticed(Event):
    """A new case may be about a child whose file its owner does not see. Which file, and how the two are alike, is not
    said: a supervisor looks. Announced about the occasion, once for a case. `cases`: how many such files.
    """

    type: ClassVar = "cases.likeness_noticed.v1"
    family: ClassVar = "likeness"

    likeness_id: UUID
    record_id: UUID
    record_type: str
    record_short_id: str | None = None
    owned_by: str
    cases: int
    actor: str
    at: datetime


class ConfigurationStarted(Event):
    """A sound configuration is being applied: what identity owns of it, in the export's shape. Announced about
    `derived_id("configuration", "applied")`, once per application. No personal data.

    Identity goes first and answers with `ConfigurationFollowed`: whoever sees the new forms finds the roles,
    groups and agencies of the same configuration, too.

    `applied_by`: the user name of who applied it; identity writes only what that person may write.
    None: the operator, from the command line.
    """

    type: ClassVar = "cases.configuration_started.v1"
    family: ClassVar = "configuration"

    configuration_id: UUID
    agencies: list[Values] = []
    roles: list[Values] = []
    groups: list[Values] = []
    applied_by: str | None = None
