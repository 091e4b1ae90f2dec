"""Forms: what is asked about a child, and what each answer is: a fact or sealed."""

from cases.form.domain.attributes import FIELD_DEFAULTS, FORM_DEFAULTS
from cases.form.domain.catalogue import FieldSpec, FormCatalogue, FormSpec, make_catalogue
from cases.form.domain.checking import check_form, check_lookups
from cases.form.domain.classification import Kind, classify
from cases.form.domain.form import RECORD_TYPES, Field, Form, inherit_modules, nested_in
from cases.form.domain.problems import Problem, Problems, Where
from cases.form.domain.reading import change_form, read_form

__all__ = [
    "FIELD_DEFAULTS",
    "FORM_DEFAULTS",
    "RECORD_TYPES",
    "Field",
    "FieldSpec",
    "Form",
    "FormCatalogue",
    "FormSpec",
    "Kind",
    "Problem",
    "Problems",
    "Where",
    "change_form",
    "check_form",
    "check_lookups",
    "classify",
    "inherit_modules",
    "make_catalogue",
    "nested_in",
    "read_form",
]
