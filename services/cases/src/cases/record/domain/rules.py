"""What the configuration says about keeping records."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from contracts.values import FrozenValues

from cases.form.domain import FieldSpec, FormCatalogue
from cases.glimpse.domain import LIMIT, limit_in
from cases.policy_pack.domain import NOTHING_DECIDED, Packs

MOST_FILES = 100


@dataclass(frozen=True, kw_only=True)
class NameRule:
    """A field that is put together from others (`auto_populate_list`)."""

    field: str
    parts: tuple[str, ...]
    separator: str


@dataclass(frozen=True, kw_only=True)
class FieldAlert:
    """A change of the field raises an alert on the form; `everybody`: even when the owner makes it."""

    form: str
    everybody: bool = False


@dataclass(frozen=True, kw_only=True)
class Rules:
    """`modules`: module options by the module's unique id; `maps`: what an incident takes over, by the module's unique
    id. `alerts`: by field name, where the module says nothing.

    `places`: dotted path of codes by location code. `place_fields`: by setting, the field that says where a record is
    reported. What follows from values is plain, so that it follows from facts only.
    """

    modules: Mapping[str, FrozenValues] = field(default_factory=dict)
    maps: Mapping[str, FrozenValues] = field(default_factory=dict)
    names: tuple[NameRule, ...] = ()
    alerts: Mapping[str, FieldAlert] = field(default_factory=dict)
    places: Mapping[str, str] = field(default_factory=dict)
    place_fields: Mapping[str, str] = field(default_factory=dict)
    due_on_appointment: bool = False
    approval_forms: Mapping[str, str] = field(default_factory=dict)
    """By step that is approved, the form that an alert of it leads to."""
    shown_beyond_sight: int = LIMIT
    """How many records out of sight searches show to one person in an hour."""
    most_files: int = MOST_FILES
    """How many files one record may have."""
    packs: Packs = NOTHING_DECIDED
    """By when something has to be done for a child."""
    forms: FormCatalogue | None = None
    """Where there are none, every field is a fact and every text a code."""

    @property
    def name_parts(self) -> list[str]:
        """Fields of which names are put together."""
        return [part for rule in self.names for part in rule.parts]

    def option(self, module: str | None, name: str) -> Any:
        return self.modules.get(module or "", {}).get(name)

    def alert_on(self, module: str | None, name: str) -> FieldAlert | None:
        """What a change of the field raises: as the record's module says, and where that says nothing, the settings."""
        own = self.option(module, "changes_field_to_form")
        if own is None:
            return self.alerts.get(name)
        return _alert(own[name]) if name in own else None

    def is_plain(self, record_type: str, *path: str) -> bool:
        """Whether the field is a fact. `path`: its name, or the subform's and its name in the rows."""
        return self.forms is None or any(spec.is_fact for spec in self._specs(record_type, path))

    def is_code(self, code: str, record_type: str, *path: str) -> bool:
        """Whether it is a code of the list that the field, a fact, is chosen from."""
        specs = self._specs(record_type, path)
        return self.forms is None or any(spec.is_fact and code in (spec.options or ()) for spec in specs)

    def _specs(self, record_type: str, path: Sequence[str]) -> list[FieldSpec]:
        """The field as all forms have it, if one does."""
        fields = {} if self.forms is None else self.forms.fields(record_type)
        for name in path[:-1]:
            fields = fields[name].rows if name in fields else {}
        return [fields[path[-1]]] if path[-1] in fields else []


def make_rules(
    *,
    modules: Mapping[str, FrozenValues],
    settings: FrozenValues,
    places: Mapping[str, str],
    maps: Mapping[str, FrozenValues] | None = None,
    forms: FormCatalogue | None = None,
    packs: Packs = NOTHING_DECIDED,
) -> Rules:
    """From the modules' options and the system settings as the API names them."""
    options = settings.get("system_options") or {}
    return Rules(
        modules=modules,
        maps=maps or {},
        names=tuple(_name_rule(item) for item in settings.get("auto_populate_list") or [] if _used(item)),
        alerts={name: _alert(given) for name, given in (settings.get("changes_field_to_form") or {}).items()},
        places=places,
        place_fields=_place_fields(settings),
        due_on_appointment=bool(options.get("due_date_from_appointment_date")),
        approval_forms={step: form for form, step in (settings.get("approval_forms_to_alert") or {}).items()},
        shown_beyond_sight=limit_in(settings),
        most_files=_most_files(options),
        forms=forms,
        packs=packs,
    )


def _most_files(options: FrozenValues) -> int:
    told = options.get("maximum_attachments_per_record")
    return told if isinstance(told, int) and not isinstance(told, bool) else MOST_FILES


def _place_fields(settings: FrozenValues) -> dict[str, str]:
    named = {name: value for name, value in settings.items() if name.endswith("reporting_location_config") and value}
    return {name: value["field_key"] for name, value in named.items() if value.get("field_key")}


def _used(item: FrozenValues) -> bool:
    return bool(item.get("auto_populated")) and item.get("field_key") == "name"


def _name_rule(item: FrozenValues) -> NameRule:
    return NameRule(
        field=item["field_key"], parts=tuple(item.get("format") or ()), separator=item.get("separator") or ""
    )


def _alert(given: Any) -> FieldAlert:
    if isinstance(given, str):
        return FieldAlert(form=given)
    strategy = given.get("alert_strategy")
    return FieldAlert(form=given["form_section_unique_id"], everybody=strategy == "associated_users")
