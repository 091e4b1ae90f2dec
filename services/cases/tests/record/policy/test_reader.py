"""One person beside many records: each is read through what is open of it to them, and not through another."""

from uuid import UUID

import pytest
from cases.case.domain import CASE
from cases.form.domain import Field, Form, make_catalogue
from cases.record.domain.record import Record
from cases.record.policy.actions import through_referral
from cases.record.policy.fields import field_access
from cases.record.policy.reader import Reader
from chassis.actor import Actor


def form(unique_id, field, module):
    return Form(
        unique_id=unique_id, parent_form="case", modules=[module], fields=[Field(name=field, type="text_field")]
    )


CATALOGUE = make_catalogue(
    [form("identity", "occupation", "cp"), form("services", "remark", "cp"), form("violence", "story", "gbv")], {}
)
OWN = {"identity": "rw", "services": "rw", "violence": "rw"}
ROLES = {"narrow": {"services": "r", "violence": "r"}}
REFERRED = {"one": {"kind": "referral", "status": "accepted", "user": "clinic", "role": "narrow"}}
RIGHTS = ("read", "receive_referral", "approve_case_plan", "close")


@pytest.fixture
def clinic():
    return Actor(id=UUID(int=1), user_name="clinic", permissions={"case": frozenset(RIGHTS)}, forms=OWN)


@pytest.fixture
def reader(clinic):
    return Reader(clinic, CASE, CATALOGUE, ROLES)


def a_case(owner="amina", module="cp", grants=None):
    facts = {"owned_by": owner, "module_id": module, "associated_user_names": [owner]}
    return Record(id=UUID(int=2), kind=CASE, version=1, values=facts, grants=grants or {})


def test_what_was_referred_is_read_through_the_referral_s_role(reader):
    access = reader.access(a_case(grants=REFERRED))
    assert access.forms == ROLES["narrow"]
    assert access.writable == frozenset()
    assert "remark" in access.readable
    assert {"occupation", "story"}.isdisjoint(access.readable)


def test_what_is_one_s_own_is_read_through_one_s_own_role(reader):
    for record in (a_case("clinic"), a_case("clinic", grants=REFERRED)):
        access = reader.access(record)
        assert access.forms == OWN
        assert access.writable == {"occupation", "remark"}


def test_of_many_records_none_is_read_as_another_was(clinic, reader):
    """What was made for one module or one referral is kept, and must not serve the next."""
    asked = [
        (None, None),
        ("cp", None),
        ("gbv", None),
        ("cp", REFERRED),
        ("cp", None),
        ("gbv", None),
        (None, None),
    ]
    for module, grants in asked:
        forms = ROLES["narrow"] if grants else OWN
        wanted = field_access(clinic, CASE, module, CATALOGUE, forms)
        assert reader.access(a_case(module=module, grants=grants)) == wanted
    opened = [reader.own(module).writable for module in ("cp", "gbv", None)]
    assert opened == [{"occupation", "remark"}, {"story"}, {"occupation", "remark", "story"}]


def test_how_far_a_referral_opens_the_record_is_told_and_nobody_else_hears_of_it(clinic, reader):
    record = a_case(grants=REFERRED)
    assert through_referral(clinic, record, reader.access(record)) == {
        "permitted_forms": ROLES["narrow"],
        "permitted_form_actions": {"case": ["approve_case_plan", "receive_referral"], "incident": []},
    }
    for own in (a_case(), a_case("clinic", grants=REFERRED)):
        assert through_referral(clinic, own, reader.access(own)) == {}
