"""The types a form's field may have, found by name. Rules: `docs/domain/field-types.md`."""

from collections.abc import Iterable
from itertools import chain

from cases.form.domain.field_types.calculated import Calculated
from cases.form.domain.field_types.choices import RadioButton, SelectBox
from cases.form.domain.field_types.date_field import DateField
from cases.form.domain.field_types.date_range import DateRange
from cases.form.domain.field_types.field_type import Fields, FieldType, Lists
from cases.form.domain.field_types.numeric_field import NumericField
from cases.form.domain.field_types.subform import Subform
from cases.form.domain.field_types.tally_field import TallyField
from cases.form.domain.field_types.texts import TextArea, TextField
from cases.form.domain.field_types.tick_box import TickBox
from cases.form.domain.field_types.unwritten import Custom, Separator
from cases.form.domain.field_types.uploads import AudioUpload, DocumentUpload, PhotoUpload, Signature
from cases.form.domain.form import Field

FIELD_TYPES: dict[str, type[FieldType]] = {
    each.name: each
    for each in (
        TextField,
        TextArea,
        SelectBox,
        RadioButton,
        TickBox,
        NumericField,
        DateField,
        DateRange,
        TallyField,
        Calculated,
        Subform,
        Separator,
        Custom,
        PhotoUpload,
        AudioUpload,
        DocumentUpload,
        Signature,
    )
}


def type_of(field: Field, lists: Lists | None = None, rows: Fields | None = None) -> FieldType:
    """The field's type as the field sets it up. A name nobody knows is sealed, kept as it is, and not written.

    `lists`: what may be chosen, where that is known; `rows`: the fields of a subform's rows.
    """
    return FIELD_TYPES.get(field.type, FieldType)(field, lists, rows)


def attributes_of_types() -> Iterable[tuple[str, tuple[str, object]]]:
    """The attributes that types bring. The API shows each of them on every field."""
    return chain.from_iterable(each.own_attributes.items() for each in FIELD_TYPES.values())
