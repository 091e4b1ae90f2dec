"""Forms: what is asked about a child, and what each answer is: a fact or sealed."""

from cases.form.domain.attributes import FIELD_DEFAULTS, FORM_DEFAULTS, IN_LANGUAGES
from cases.form.domain.catalogue import NO_PARTS, FormCatalogue, FormSpec, Parts, lists_of, make_catalogue
from cases.form.domain.checking import check_form, check_lists
from cases.form.domain.field_types import type_of
from cases.form.domain.field_types.field_type import Codes, Fields, FieldSpec, Lists, Secrecy, as_kept, check_values
from cases.form.domain.field_types.findings import AGENCY, USER, Findings, Reference
from cases.form.domain.field_types.limits import is_plausible, is_plausible_age
from cases.form.domain.field_types.subform import merge_values
from cases.form.domain.form import RECORD_TYPES, Field, Form, inherit_modules, nested_in
from cases.form.domain.problems import FormProblem, Problems, Where
from cases.form.domain.reading import change_form, read_form

__all__ = [
    "AGENCY",
    "FIELD_DEFAULTS",
    "FORM_DEFAULTS",
    "IN_LANGUAGES",
    "NO_PARTS",
    "RECORD_TYPES",
    "USER",
    "Codes",
    "Field",
    "FieldSpec",
    "Fields",
    "Findings",
    "Form",
    "FormCatalogue",
    "FormProblem",
    "FormSpec",
    "Lists",
    "Parts",
    "Problems",
    "Reference",
    "Secrecy",
    "Where",
    "as_kept",
    "change_form",
    "check_form",
    "check_lists",
    "check_values",
    "inherit_modules",
    "is_plausible",
    "is_plausible_age",
    "lists_of",
    "make_catalogue",
    "merge_values",
    "nested_in",
    "read_form",
    "type_of",
]
