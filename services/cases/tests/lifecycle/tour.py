"""Steps with a case of amina's, referred to rosa and by her on to the clinic: every way through `case_model.py`."""

from typing import Any

Steps = list[tuple[str, dict[str, Any]]]
SERVICES, OTHERS = "consent_for_services", "disclosure_other_orgs"


def by(step: str, *people: str, **said: Any) -> Steps:
    return [(step, {"who": who, **said}) for who in people]


def shared(step: str, by: str, to: str) -> tuple[str, dict[str, Any]]:
    return step, {"by": by, "to": to}


def answered(one: int, status: str) -> tuple[str, dict[str, Any]]:
    return "answer_referral", {"one": one, "status": status}


def decided(status: str) -> tuple[str, dict[str, Any]]:
    return "answer_offer", {"back": 0, "status": status}


LOST_BY_ITS_GIVER = [answered(0, "rejected"), answered(1, "accepted")]
OF_THE_RECORD = [
    *by("edit", "ines", "amina", name="age", against=True),
    *by("close_or_reopen", "amina", "maria", "joao"),
    *by("record_incident", "ines", "amina"),
    *by("disable_or_enable", "joao", "ines", "amina", "amina"),
]
OF_THE_PLAN = [
    *by("ask_about_the_plan", "joao", "ines", "amina", "amina"),
    *by("answer_about_the_plan", "amina", "maria", "joao", "joao", status="approved"),
]
OF_FLAGS = [
    shared("refer", "amina", "clinic"),
    *by("flag", "ines", "amina"),
    *by("resolve", "ines", "clinic", "amina", "amina", one=0),
]
OF_REFERRALS = [
    *by("give_or_withdraw_consent", "amina", "amina", name=SERVICES),
    shared("refer", "amina", "amina"),
    shared("refer", "ines", "clinic"),
    shared("refer", "amina", "rosa"),
    shared("refer", "maria", "clinic"),
    shared("refer", "joao", "clinic"),
    *by("look", "ines", "maria", "clinic"),
    *by("record_incident", "rosa"),
    *by("edit", "amina", name="occupation", against=False),
]
OF_OFFERS = [
    shared("offer", "amina", "clinic"),
    shared("offer", "ines", "rosa"),
    shared("offer", "amina", "rosa"),
    shared("offer", "amina", "rosa"),
    *by("give_or_withdraw_consent", "amina", "amina", name=OTHERS),
    decided("rejected"),
    shared("offer", "amina", "rosa"),
    shared("refer", "rosa", "clinic"),
    decided("revoked"),
    shared("offer", "amina", "rosa"),
    *by("close_or_reopen", "joao", "joao"),
    shared("offer", "amina", "rosa"),
    ("assign", {"by": "joao", "to": "rosa"}),
    shared("offer", "rosa", "amina"),
    decided("accepted"),
    decided("accepted"),
]
TOUR: Steps = [*LOST_BY_ITS_GIVER, *OF_THE_RECORD, *OF_THE_PLAN, *OF_FLAGS, *OF_REFERRALS, *OF_OFFERS]
