"""What a screen is made of: permissions, forms, and who looks at it. Rules: `docs/domain/configuration.md §11`."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from contracts.lists.viewer import FilterOption, Viewer

from identity.agency.domain import Agency
from identity.configuration_copy.domain import Form, Module, Settings
from identity.group.domain import Group
from identity.role.domain import Role

PLURALS = {
    "agency": "agencies",
    "code_of_conduct": "codes_of_conduct",
    "family": "families",
    "metadata": "metadata",
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
    """What a role sees of the configuration, and whom it sees."""

    role: Role
    company: Company
    forms: Mapping[str, Form]
    modules: Mapping[str, Module]
    settings: Settings

    def shares(self, form: Form) -> bool:
        """Whether the form is one of a module of the role, or of none."""
        return not form.modules or not set(self.role.modules).isdisjoint(form.modules)

    def permitted_forms(self) -> dict[str, str]:
        """Form → `r` or `rw`: a form known to share no module with the role is left out.

        A form not heard of yet stays: cases, who owns it, decides about its fields anyway.
        """
        return {
            name: access
            for name, access in self.role.forms.items()
            if name not in self.forms or not self.role.modules or self.shares(self.forms[name])
        }

    def viewer(self) -> Viewer:
        role, company = self.role, self.company
        names = {id: module.name for id, module in self.modules.items()}
        return Viewer(
            permissions=role.permissions,
            is_manager=role.is_manager,
            sees_all=role.group_permission == "all",
            today=company.today,
            modules=[FilterOption(id, {"en": names.get(id, id)}) for id in role.modules],
            steps={id: module.workflows.get("case", ()) for id, module in self.modules.items() if id in role.modules},
            module_options=[module.options for module in self.modules.values()],
            fields=self.case_fields(),
            age_ranges=self.settings.age_ranges,
            reporting_location=self.settings.reporting_location(role.reporting_location_level),
            people=[FilterOption(name, {"en": name}, disabled) for name, disabled in company.people.items()],
            groups=[FilterOption(group.unique_id, {"en": group.name}) for group in company.groups],
            agencies=[FilterOption(agency.unique_id, agency.name) for agency in company.agencies],
            locales=company.locales,
            locale=company.locale,
        )

    def case_fields(self) -> frozenset[str]:
        """The fields of the visible forms of cases in the role's modules."""
        seen = (form for form in self.forms.values() if form.parent_form == "case" and form.visible and not form.nested)
        return frozenset(name for form in seen if self.shares(form) for name in form.fields)


def listed_permissions(role: Role) -> list[dict[str, object]]:
    return [
        {"resource": PLURALS.get(resource, f"{resource}s"), "actions": actions}
        for resource, actions in role.permissions.items()
    ]
