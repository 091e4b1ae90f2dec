"""What `extended=true` adds to a user: what a client's rights, lists and filters are built from."""

from chassis.shapes import Localized, Shape


class ListedPermission(Shape):
    resource: str
    actions: list[str]


class ListedPermissions(Shape):
    list: list[ListedPermission]


class FilterOption(Shape):
    """`disabled`: of people, who may be out of use."""

    id: str
    display_name: str
    disabled: bool | None = None


class WorkflowStep(Shape):
    id: str
    display_name: str
    display_text: Localized


class Filter(Shape):
    """A filter of a list. Its options are named by `option_strings_source`, and then empty here, or given by locale;
    those of a filter of type `workflow` by module.
    """

    name: str
    field_name: str
    unique_id: str
    type: str
    options: dict[str, list[FilterOption] | list[WorkflowStep]] | list[FilterOption]
    option_strings_source: str | None
    toggle_include_disabled: bool
    sort_options: bool


class Header(Shape):
    """A column of a list."""

    name: str
    field_name: str
    id_search: bool


class Workspace(Shape):
    """`abilities`: what the person may do where no record says it yet: `register_<kind>`, choose people to `assign_to`,
    `refer_to` or `transfer_to`, `list_users`. `permitted_form`: form → `r` or `rw`. `filters` and `list_headers`: by
    list, `cases` for one.
    """

    abilities: list[str] | None = None
    permissions: ListedPermissions | None = None
    permitted_form_unique_ids: list[str] | None = None
    permitted_role_unique_ids: list[str] | None = None
    permitted_form: dict[str, str] | None = None
    filters: dict[str, list[Filter]] | None = None
    list_headers: dict[str, list[Header]] | None = None
    is_manager: bool | None = None
    agency_logo_full: None = None
    agency_logo_icon: None = None
    agency_unique_id: str | None = None
    agency_name: str | None = None
