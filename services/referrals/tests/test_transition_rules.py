"""What cases' answer makes of a transition, and what a case beside it shows: `docs/domain/referrals.md §3`, `§10`."""

from dataclasses import replace
from datetime import UTC, datetime
from uuid import UUID

import pytest
from chassis.actor import Actor
from contracts.cases import IncidentChanged
from referrals.case_copy.domain import KEPT, SUMMARY, CaseCopy
from referrals.case_copy.policy import reads
from referrals.referral.domain import Referral
from referrals.transition.domain import Asked, Assignment, GrantState, NotCarriedOut, Status, refusal_for
from sharing.refusals import ConsentMissing

AT = datetime(2026, 11, 22, tzinfo=UTC)
ID, RECORD = UUID(int=2), UUID(int=1)


def made(kind=Referral, **more):
    return kind(**{"id": ID, "record_id": RECORD, "created_at": AT, "transitioned_by": "amina"} | more)


def test_what_cases_refused_is_over_and_says_why():
    one = made(claim="health")
    one.refuse("consent_missing", at=AT)
    assert (one.grant_state, one.refusal, one.settled_at) == (GrantState.REFUSED, "consent_missing", AT)
    assert (one.status, one.ended_at, one.claim) == (Status.REFUSED, AT, None)
    with pytest.raises(ConsentMissing):
        one.must_stand()
    made().must_stand()
    made(grant_state=GrantState.GRANTED).must_stand()


def test_what_was_answered_before_cases_refused_stays_as_it_was_answered():
    one = made(status=Status.REVOKED)
    one.refuse("timed_out", at=AT)
    assert (one.status, one.ended_at, one.refusal) == (Status.REVOKED, None, "timed_out")


def test_a_reason_that_nobody_has_a_word_for_is_told_by_its_code():
    found = refusal_for("unheard_of")
    assert isinstance(found, NotCarriedOut)
    assert found.facts == {"reason": "unheard_of"}
    assert refusal_for(None).facts == {"reason": None}
    assert isinstance(refusal_for("consent_missing"), ConsentMissing)


@pytest.mark.parametrize(
    ("state", "status", "waits"),
    [
        (GrantState.ASKED, Status.IN_PROGRESS, True),
        (GrantState.ASKED, Status.REVOKED, False),
        (GrantState.GRANTED, Status.IN_PROGRESS, False),
        (GrantState.REFUSED, Status.REFUSED, False),
    ],
)
def test_cases_is_waited_for_until_it_answers_or_nobody_wants_it_any_more(state, status, waits):
    assert made(grant_state=state, status=status).is_waited_for is waits


GRANTED = {"grant_state": GrantState.GRANTED}


@pytest.mark.parametrize(
    ("given", "since", "version", "followed"),
    [
        pytest.param({}, 3, 4, False, id="cases has not answered"),
        pytest.param({"refusal": "timed_out"}, 3, None, True, id="it refused"),
        pytest.param(GRANTED, 3, 3, False, id="its change is not here yet"),
        pytest.param(GRANTED, 3, 4, True, id="its change is here"),
        pytest.param(GRANTED, 3, None, False, id="the case is not here"),
        pytest.param({"remote": True}, 0, None, True, id="it opens nothing here"),
        pytest.param({"remote": True}, 3, 3, False, id="it opens nothing here, and is to be noted"),
        pytest.param({}, 0, 1, False, id="of one here, not answered"),
    ],
)
def test_a_command_is_followed_once_cases_answered_and_its_change_is_here(given, since, version, followed):
    case = None if version is None else CaseCopy(record_id=RECORD, version=version)
    assert Asked(Referral, ID, since).is_followed(made(**given), case) is followed


def test_what_cases_says_of_an_assignment_counts_even_after_we_gave_up():
    one = made(Assignment, claim="assign")
    one.refuse("timed_out", at=AT)
    one.carry_out(at=AT)
    assert (one.grant_state, one.refusal, one.settled_at) == (GrantState.GRANTED, None, AT)
    assert (one.status, one.ended_at, one.claim) == (Status.DONE, AT, None)


FACTS = {
    "owned_by": "amina",
    "module_id": "cp",
    "short_id": "abc1234",
    "risk_level": "high",
    "associated_user_names": ["amina", "clinic"],
    "assigned_user_names": ["clinic", "police"],
    "current_alert_types": ["referral", "notes", "transfer"],
}
CASE = CaseCopy(record_id=RECORD, version=3, facts=FACTS)


def test_what_is_known_of_a_case_and_what_of_an_empty_one():
    assert (CASE.owned_by, CASE.module, CASE.short_id, CASE.risk) == ("amina", "cp", "abc1234", "high")
    assert CASE.names("associated_user_names") == {"amina", "clinic"}
    bare = CaseCopy(record_id=RECORD, version=1)
    assert (bare.owned_by, bare.module, bare.short_id, bare.risk) == (None, None, None, None)
    assert bare.names("associated_user_names") == frozenset()
    assert replace(CASE, facts={"associated_user_names": None}).names("associated_user_names") == frozenset()


def test_of_what_cases_announces_only_what_is_asked_for_is_kept():
    """What else is known of the child is nobody's business here."""
    heard = {"owned_by": "amina", "risk_level": "high", "sex": "female", "age": 7}
    event = IncidentChanged(record_id=RECORD, record_type="incident", version=4, facts=heard)
    kept = {"owned_by": "amina", "risk_level": "high"}
    assert CaseCopy.of(event) == CaseCopy(record_id=RECORD, record_type="incident", version=4, facts=kept)


def test_a_case_beside_a_transition_is_told_with_what_that_changes_and_no_more():
    shown = CASE.summary(None)
    assert {"id": RECORD, "enabled": True}.items() <= shown.items()
    assert set(shown) - {"id", "enabled"} == set(SUMMARY) & set(FACTS)
    assert shown.get("current_alert_types") == FACTS["current_alert_types"]
    assert replace(CASE, facts=FACTS | {"record_state": False}).summary(None)["enabled"] is False


def test_who_may_not_know_of_others_is_told_neither_of_them_nor_of_alerts_for_them():
    shown = CASE.summary({"clinic"})
    assert "police" not in str(shown)
    assert shown["current_alert_types"] == ["notes"]
    assert replace(CASE, facts=FACTS | {"current_alert_types": None}).summary({"clinic"})["current_alert_types"] == []
    without = {name: value for name, value in FACTS.items() if name != "current_alert_types"}
    assert "current_alert_types" not in replace(CASE, facts=without).summary({"clinic"})


@pytest.mark.parametrize(
    ("rights", "case", "may"),
    [
        ({"case": ["read"]}, CASE, True),
        ({"case": ["write"]}, CASE, False),
        ({"incident": ["read"]}, CASE, False),
        ({"incident": ["read"]}, replace(CASE, record_type="incident"), True),
        ({"case": ["read"]}, replace(CASE, facts=FACTS | {"associated_user_names": ["luis"]}), False),
        ({"case": ["read"]}, None, False),
    ],
)
def test_who_reads_a_record(rights, case, may):
    held = {kind: frozenset(actions) for kind, actions in rights.items()}
    assert reads(Actor(id=ID, user_name="amina", permissions=held), case) is may
    assert set(SUMMARY) <= set(KEPT)
