"""What a role may see, as its lists need it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from contracts.permissions import allows

from identity.agency.domain import Agency
from identity.configuration_copy.domain import Form, Module, Settings
from identity.group.domain import Group
from identity.role.domain import Role

GBV = "primeromodule-gbv"
MRM = "primeromodule-mrm"
PLURALS = {
    "agency": "agencies",
    "code_of_conduct": "codes_of_conduct",
    "family": "families",
    "metadata": "metadata",
}
RECORD_LISTS = {
    "case": "cases",
    "incident": "incidents",
    "tracing_request": "tracing_requests",
    "registry_record": "registry_records",
    "family": "families",
}


@dataclass(frozen=True)
class Company:
    """Whom and what a person's lists may be narrowed to. `people`: user name → whether the account is out of use.

    `locales`: the languages of the installation; `locale`: the person's own.
    """

    today: date
    locales: Sequence[str] = ("en",)
    locale: str = "en"
    people: Mapping[str, bool] = field(default_factory=dict)
    groups: Sequence[Group] = ()
    agencies: Sequence[Agency] = ()


@dataclass(frozen=True)
class Sight:
    role: Role
    company: Company
    forms: Mapping[str, Form] = field(default_factory=dict)
    modules: Mapping[str, Module] = field(default_factory=dict)
    settings: Settings = field(default_factory=Settings)

    def may(self, resource: str, action: str) -> bool:
        return allows(self.role.permissions, resource, action)

    def lists(self, record_type: str) -> bool:
        return bool(self.role.permissions.get(record_type))

    @property
    def is_manager(self) -> bool:
        return self.role.is_manager

    @property
    def only(self) -> str | None:
        """The role's module, where it has exactly one."""
        return self.role.modules[0] if len(self.role.modules) == 1 else None

    def works_in(self, module: str) -> bool:
        return module in self.role.modules

    def permitted_forms(self) -> dict[str, str]:
        """Form → `r` or `rw`: a form known to share no module with the role is left out.

        A form not heard of yet stays: cases, who owns it, decides about its fields anyway.
        """
        own = set(self.role.modules)

        def shared(unique_id: str) -> bool:
            form = self.forms.get(unique_id)
            return form is None or not form.modules or not own or bool(own & set(form.modules))

        return {name: access for name, access in self.role.forms.items() if shared(name)}

    def has_field(self, name: str, record_type: str = "case") -> bool:
        """Whether a visible field of that name exists in a module of the role."""
        own = set(self.role.modules)
        return any(
            name in form.fields and (not form.modules or bool(own & set(form.modules)))
            for form in self.forms.values()
            if form.parent_form == record_type and form.visible and not form.nested
        )


def listed_permissions(role: Role) -> list[dict[str, object]]:
    return [
        {"resource": PLURALS.get(resource, f"{resource}s"), "actions": actions}
        for resource, actions in role.permissions.items()
    ]
