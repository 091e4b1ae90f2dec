"""A refusal is told with its field, and known again by the code with which another service says no."""

import pytest
from sharing.refusals import (
    REFUSALS,
    ConsentMissing,
    ConsentNotYours,
    PersonCannotReceive,
    PersonUnknown,
    RecordNotOpen,
    refusal_named,
)


@pytest.mark.parametrize("kind", REFUSALS)
def test_a_refusal_is_known_again_by_its_code(kind):
    assert type(refusal_named(kind.code)) is kind


@pytest.mark.parametrize("code", ["unheard_of", "", None])
def test_a_code_nobody_knows_is_no_refusal_of_sharing(code):
    assert refusal_named(code) is None


@pytest.mark.parametrize(
    ("refusal", "fields"),
    [
        (ConsentMissing, {"consent": ["transition.errors.consent"]}),
        (PersonUnknown, {"transitioned_to": ["transition.errors.to_user_can_receive"]}),
        (PersonCannotReceive, {"transitioned_to": ["transition.errors.to_user_can_receive"]}),
    ],
)
def test_what_a_person_has_to_look_at_is_named(refusal, fields):
    assert refusal().facts == {"fields": fields}


@pytest.mark.parametrize("refusal", [RecordNotOpen, ConsentNotYours])
def test_what_is_no_field_s_fault_names_none(refusal):
    assert refusal().facts == {}
