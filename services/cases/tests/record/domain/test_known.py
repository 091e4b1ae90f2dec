"""What a record may be written with: what the forms ask for, and the system's own codes and rows beside them."""

from cases.case.domain import CASE
from cases.form.domain import USER, Codes, Field, Form, Secrecy, check_values, make_catalogue
from cases.form.domain.field_types.findings import Findings
from cases.incident.domain import INCIDENT
from cases.record.domain.known import fields_to_write

LISTS = {
    "lookup lookup-case-status": Codes(frozenset({"open", "transferred"})),
    "lookup lookup-incident-status": Codes(frozenset({"open", "inquiry"})),
}
NOTE = Form(
    unique_id="note",
    parent_form="case",
    is_nested=True,
    fields=[Field(name="note_text", type="textarea"), Field(name="note_count", type="numeric_field")],
)


def form(unique_id, *fields, kind="case", modules=("cp",)):
    return Form(unique_id=unique_id, parent_form=kind, modules=list(modules), fields=list(fields))


def to_write(*forms, kind=CASE, module="cp", lists=LISTS):
    return fields_to_write(make_catalogue(forms, lists), kind, module)


def refused(fields, **values):
    """Field → the code of what is wrong with its value."""
    found = Findings()
    check_values(values, {}, fields, "", found)
    return {pointer.removeprefix("/"): code for pointer, code in found.problems}


def test_a_field_is_what_its_module_makes_of_it_and_else_what_another_makes_of_it():
    fields = to_write(
        form("elsewhere", Field(name="weight", type="text_field"), Field(name="height", type="numeric_field")),
        form("here", Field(name="weight", type="numeric_field"), modules=("gbv",)),
        form("of_others", Field(name="place", type="text_field"), kind="incident"),
        module="gbv",
    )
    assert (fields["weight"].field_type.name, fields["height"].field_type.name) == ("numeric_field", "numeric_field")
    assert (fields["weight"].secrecy, fields["weight"].forms) == (Secrecy.FACT, {"here"})
    assert "place" not in fields


def test_a_status_is_one_of_the_system_s_or_of_its_kind_s_list():
    for kind, told, foreign in ((CASE, "transferred", "inquiry"), (INCIDENT, "inquiry", "transferred")):
        fields = to_write(kind=kind)
        assert fields["status"].is_fact
        for code in ("open", "closed", told):
            assert refused(fields, status=code) == {}
        assert refused(fields, status=foreign) == {"status": "not_an_option"}
        assert refused(to_write(kind=kind, lists={}), status=told) == {"status": "not_an_option"}


def test_a_status_that_a_form_offers_may_be_written_too():
    option = {"id": "paused", "display_text": {"en": "Paused"}}
    asked = Field(name="status", type="select_box", attributes={"option_strings_text": [option]})
    fields = to_write(form("identity", asked))
    for code in ("paused", "closed", "transferred"):
        assert refused(fields, status=code) == {}
    assert refused(fields, status="other") == {"status": "not_an_option"}
    assert refused(fields, status=["open"]) == {"status": "not_an_option"}


def test_whose_a_record_is_says_a_name_that_somebody_has_to_confirm_whatever_a_form_makes_of_it():
    fields, found = to_write(form("identity", Field(name="owned_by", type="textarea"))), Findings()
    check_values({"owned_by": "amina", "identified_by": "joao"}, {}, fields, "", found)
    assert set(found.references) == {(USER, "amina"), (USER, "joao")}
    assert "identified_by" not in to_write(kind=INCIDENT)


def test_of_a_module_and_of_what_the_system_computes_nothing_is_known_here():
    fields = to_write()
    assert {"module_id", "workflow", "record_state", "reopened_logs", "approval_subforms"}.isdisjoint(fields)


def test_rows_that_a_form_asks_for_are_the_form_s():
    fields = to_write(NOTE, form("notes", Field(name="notes_section", type="subform", subform="note")))
    assert set(fields["notes_section"].rows) == {"note_text", "note_count"}
    assert refused(fields, notes_section=[{"note_count": "many"}]) == {
        "notes_section/0/note_count": "not_a_whole_number"
    }


def test_rows_that_no_form_asks_for_are_rows_all_the_same_and_nothing_of_them_is_kept():
    fields = to_write()
    assert (fields["notes_section"].secrecy, fields["notes_section"].rows) == (Secrecy.NONE, {})
    assert refused(fields, notes_section="a note") == {"notes_section": "not_rows"}
    assert refused(fields, notes_section=[{"note_text": "a note"}]) == {}


def test_each_field_bears_its_name():
    fields = to_write()
    assert {"status", "owned_by", "notes_section"} <= set(fields)
    for name, spec in fields.items():
        assert spec.name == spec.field_type.field.name == name
