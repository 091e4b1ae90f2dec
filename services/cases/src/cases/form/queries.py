"""Reading forms. A process remembers them as the API shows them until one changes."""

from datetime import datetime

import orjson
from chassis.moments import written
from chassis.session import DatabaseSession
from contracts.values import Values, picked

from cases.form.domain import (
    FIELD_DEFAULTS,
    FORM_DEFAULTS,
    NO_PARTS,
    Codes,
    Field,
    Form,
    FormCatalogue,
    Parts,
    lists_of,
    make_catalogue,
)
from cases.form.domain.field_types.choices import WITH_THE_FORMS
from cases.form.store import list_forms
from cases.lookup.store import list_lookups
from cases.remembered import Remembered


async def read_catalogue(session: DatabaseSession, places: Codes, parts: Parts = NO_PARTS) -> FormCatalogue:
    """What the record engine asks the forms. `places`: the codes of all locations. `parts`: whose rows are records."""
    lists = dict.fromkeys(WITH_THE_FORMS, places) | lists_of(await list_lookups(session))
    return make_catalogue(await list_forms(session), lists, parts)


async def _read_shown(session: DatabaseSession) -> list[tuple[Form, orjson.Fragment]]:
    forms = await list_forms(session)
    ids = {form.unique_id: form.id for form in forms}
    return [(form, orjson.Fragment(orjson.dumps(_shown(form, ids)))) for form in forms]


load_shown = Remembered(_read_shown, "form").get
"""Every form, oldest first, with what the API says of it: written once, since it is large and asked for often.
Shared by all requests of the process: do not change them.
"""


def _shown(form: Form, ids: dict[str, int]) -> Values:
    attributes = FORM_DEFAULTS | form.attributes
    return {
        **picked(form, ("id", "unique_id", "parent_form", "is_nested")),
        **{name: value for name, value in attributes.items() if value is not None},
        "created_at": _stamp(form.created_at),
        "updated_at": _stamp(form.updated_at),
        "fields": [_shown_field(item, position, form, ids) for position, item in enumerate(form.fields)],
        "module_ids": form.modules,
    }


def _shown_field(item: Field, position: int, form: Form, ids: dict[str, int]) -> Values:
    attributes = FIELD_DEFAULTS | item.attributes
    shown = {
        **picked(item, ("id", "name", "type")),
        "form_section_id": form.id,
        "order": position,
        **{name: value for name, value in attributes.items() if value is not None},
        "created_at": _stamp(item.created_at),
        "updated_at": _stamp(item.updated_at),
    }
    if item.subform is not None:
        shown |= {"subform_section_id": ids.get(item.subform), "subform_unique_id": item.subform}
    return shown


def _stamp(moment: datetime | None) -> str | None:
    return None if moment is None else written(moment)
