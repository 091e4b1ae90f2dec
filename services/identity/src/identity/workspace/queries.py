"""What `extended=true` adds to a user: the backbone of a client's authorization and lists."""

from chassis.unit_of_work import UnitOfWork
from contracts.lists.columns import all_columns
from contracts.lists.filters import all_filters
from contracts.localized import in_language
from contracts.values import Values

from identity.agency.domain import Agency
from identity.configuration_copy.store import list_forms, list_modules, read_settings
from identity.role.domain import Role
from identity.workspace.domain.abilities import abilities
from identity.workspace.domain.sight import Company, Sight, listed_permissions


async def workspace_of(uow: UnitOfWork, role: Role, agency: Agency | None, company: Company) -> Values:
    sight = Sight(role, company, await list_forms(uow), await list_modules(uow), await read_settings(uow))
    permitted, viewer = sight.permitted_forms(), sight.viewer()
    return {
        "abilities": abilities(viewer),
        "permissions": {"list": listed_permissions(role)},
        "permitted_form_unique_ids": list(permitted),
        "permitted_role_unique_ids": list(role.objects.get("role", [])),
        "permitted_form": permitted,
        "filters": all_filters(viewer),
        "list_headers": all_columns(viewer),
        "is_manager": role.is_manager,
        "site_time_zone": uow.site.name,
        "agency_logo_full": None,
        "agency_logo_icon": None,
        "agency_unique_id": None if agency is None else agency.unique_id,
        "agency_name": None if agency is None else in_language(agency.name, company.locale),
    }
