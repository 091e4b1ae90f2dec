"""Who sees, adds and changes a file of a field: each rule beside its neighbours."""

from uuid import UUID

import pytest
from cases.attachment import policy
from cases.case.domain import CASE
from cases.form.domain import Field, Form, make_catalogue
from cases.incident.domain import INCIDENT
from cases.record.domain.record import Record
from cases.record.policy.fields import FieldAccess
from cases.record.policy.reading import Reading
from chassis.actor import Actor
from chassis.errors import Invalid, NotAllowed, NotFound


@pytest.fixture(autouse=True)
def configuration():
    """No database here."""


def forms(*names):
    fields = [Field(name="photos", type="photo_upload_box"), Field(name="name", type="text_field")]
    made = [Form(unique_id=name, parent_form="case", fields=fields) for name in names]
    return make_catalogue(made, {}).fields("case")


FIELDS = forms("pictures", "more")


def person(**held):
    permissions = {kind: frozenset(actions) for kind, actions in held.items()}
    return Actor(id=UUID(int=1), user_name="amina", permissions=permissions)


def reading(*readable, **opened):
    access = FieldAccess(readable=frozenset(readable), writable=frozenset(), forms=opened, empty={})
    record = Record(id=UUID(int=2), kind=CASE, version=1, values={})
    return Reading(
        actor=person(),
        record=record,
        in_sight=True,
        access=access,
        known=None,
        own_rows=None,
        starred=frozenset(),
        withheld=frozenset(),
    )


def test_files_are_added_by_who_reads_and_writes_records_of_the_kind():
    policy.must_write(person(incident=["read", "write"]), INCIDENT)
    for held, missing in ((["write"], "read"), (["read"], "write")):
        with pytest.raises(NotAllowed) as refused:
            policy.must_write(person(incident=held, case=["read", "write"]), INCIDENT)
        assert refused.value.facts == {"resource": "incident", "actions": [missing]}


@pytest.mark.parametrize("name", ["name", "nowhere"])
def test_a_field_that_takes_no_files_is_given_none(name):
    with pytest.raises(Invalid) as refused:
        policy.must_add(reading("name", pictures="rw"), FIELDS, name)
    assert refused.value.facts["fields"] == {"field_name": ["takes_no_files"]}


NOT_THEIRS = {"resource": "case", "actions": ["write"], "field": "photos"}


def test_a_file_goes_where_one_of_its_forms_may_be_filled_in():
    for opened in ({"pictures": "rw"}, {"pictures": "r", "more": "rw"}):
        assert policy.must_add(reading(**opened), FIELDS, "photos") is FIELDS["photos"]
        policy.must_change(reading("photos", **opened), FIELDS, "photos")
    for opened in ({}, {"pictures": "r", "more": "r"}, {"another": "rw"}):
        with pytest.raises(NotAllowed) as refused:
            policy.must_add(reading("photos", **opened), FIELDS, "photos")
        assert refused.value.facts == NOT_THEIRS
        with pytest.raises(NotAllowed) as refused:
            policy.must_change(reading("photos", **opened), FIELDS, "photos")
        assert refused.value.facts == NOT_THEIRS


def test_a_file_that_is_not_seen_is_not_there_to_be_changed():
    for seen in ((), ("name",)):
        with pytest.raises(NotFound):
            policy.must_change(reading(*seen, pictures="rw"), FIELDS, "photos")


def test_a_photograph_is_seen_by_who_sees_it_in_lists_and_nothing_else_is():
    assert policy.may_read(reading("photos"), "photos")
    assert policy.may_read(reading("photo"), "photos")
    assert not policy.may_read(reading("photo"), "recorded_audio")
    assert not policy.may_read(reading("name"), "photos")
