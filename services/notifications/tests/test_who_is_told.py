"""Who is told, who gets mail of it, and once for each news: `docs/domain/notifications.md`."""

from datetime import UTC, datetime, timedelta
from typing import ClassVar
from uuid import UUID

import pytest
from chassis.actor import Actor
from contracts.event import Event
from contracts.referrals import ReferralEnded, ReferralExpired, TransferAccepted
from notifications.inbox.domain import InboxEntry
from notifications.kind.domain import LANGUAGES, NotificationKind, SupervisorsOf, ToldBefore, language_for
from notifications.kind.policy import ended, giving_side, may_do_it, run_out
from notifications.preference.policy import wants_mail

NOW = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)
WORDS = dict.fromkeys(LANGUAGES, "Something waits for you")
ONE, TWO = UUID(int=1), UUID(int=2)
STEP = {"transition_id": ONE, "record_id": TWO, "record_type": "case", "actor": "mahon", "at": NOW}


def supervisor(scope, *, agency=None, **permissions):
    held = {kind: frozenset(actions) for kind, actions in permissions.items()}
    return Actor(id=ONE, user_name="head", scope=scope, agency=agency, permissions=held)


APPROVING = {"case": ["read", "approve_closure"]}


@pytest.mark.parametrize(
    ("head", "of", "agency", "told"),
    [
        pytest.param(supervisor("group", **APPROVING), ["case"], "mssi", True, id="of the team"),
        pytest.param(supervisor("all", **APPROVING), ["case"], None, True, id="of all"),
        pytest.param(supervisor("agency", agency="mssi", **APPROVING), ["case"], "mssi", True, id="of the agency"),
        pytest.param(supervisor("agency", agency="police", **APPROVING), ["case"], "mssi", False, id="of another"),
        pytest.param(supervisor("agency", **APPROVING), ["case"], None, False, id="neither has an agency"),
        pytest.param(supervisor("self", **APPROVING), ["case"], "mssi", False, id="who sees their own alone"),
        pytest.param(supervisor("identified", **APPROVING), ["case"], "mssi", False, id="who supervises nobody"),
        pytest.param(supervisor("group", case=["approve_closure"]), ["case"], "mssi", False, id="who may not read"),
        pytest.param(supervisor("group", case=["read"]), ["case"], "mssi", False, id="who may not do it"),
        pytest.param(supervisor("group", case=["manage"]), ["case"], "mssi", True, id="who may everything"),
        pytest.param(supervisor("group", incident=["manage"]), ["case"], "mssi", False, id="with other records"),
        pytest.param(supervisor("group", **APPROVING), ["case", "incident"], "mssi", False, id="of one of both kinds"),
        pytest.param(
            supervisor("group", **APPROVING, incident=["read", "approve_closure"]),
            ["case", "incident"],
            "mssi",
            True,
            id="of both kinds",
        ),
    ],
)
def test_a_supervisor_is_told_of_what_they_could_see_and_do(head, of, agency, told):
    assert may_do_it(head, "approve_closure", of=of, agency=agency) is told


REACHED = {"email": "amina@people.example"}


@pytest.mark.parametrize(
    ("account", "switch", "mail"),
    [
        pytest.param(REACHED, "transition_notification", True, id="who said nothing"),
        pytest.param(REACHED, None, True, id="who said nothing, of what cannot be switched off"),
        pytest.param({}, None, False, id="without an address"),
        pytest.param({"email": ""}, None, False, id="with an empty address"),
        pytest.param(REACHED | {"disabled": True}, None, False, id="whose account is disabled"),
        pytest.param(REACHED | {"unverified": True}, None, False, id="whose account is not verified"),
        pytest.param(REACHED | {"disabled": False, "unverified": False}, None, True, id="whose account is in use"),
        pytest.param(REACHED | {"send_mail": False}, "transition_notification", False, id="all mail off"),
        pytest.param(REACHED | {"send_mail": False}, None, False, id="all mail off, of what has no switch"),
        pytest.param(REACHED | {"send_mail": True}, None, True, id="all mail on"),
        pytest.param(REACHED | {"notifications": {"a": False}}, "a", False, id="this switch off"),
        pytest.param(REACHED | {"notifications": {"a": True}}, "a", True, id="this switch on"),
        pytest.param(REACHED | {"notifications": {"a": False}}, "b", True, id="another switch off"),
        pytest.param(REACHED | {"notifications": {"a": False}}, None, True, id="a switch off, of what has none"),
    ],
)
def test_who_gets_mail(account, switch, mail):
    assert wants_mail(account, switch) is mail


def recipients(kind, event):
    return list(kind.who(event))


def test_both_sides_know_why_a_referral_ended_and_of_another_reason_nobody():
    kind = ended("consent_withdrawn", WORDS)
    gone = ReferralEnded(**STEP, transitioned_by="amina", transitioned_to="clinic", code="consent_withdrawn")
    assert recipients(kind, gone) == [ToldBefore("clinic"), "amina"]
    assert recipients(kind, gone.model_copy(update={"transitioned_to": None})) == ["amina"]
    assert recipients(kind, gone.model_copy(update={"code": "record_closed"})) == []
    assert (kind.event, kind.words, kind.link, kind.switch) == (
        ReferralEnded,
        WORDS,
        "/referrals",
        "transition_notification",
    )
    assert (kind.by, kind.daily) == ("actor", False)


@pytest.mark.parametrize("daily", [True, False])
def test_the_supervisors_of_who_gave_it_know_that_its_clock_ran_out(daily):
    kind = run_out(("acknowledge", "decide"), WORDS, daily=daily)
    late = ReferralExpired(**STEP, transitioned_by="amina", transitioned_to="clinic", step="decide")
    assert recipients(kind, late) == [SupervisorsOf("amina", "read")]
    assert recipients(kind, late.model_copy(update={"step": "confirm"})) == []
    assert (kind.event, kind.words, kind.link, kind.switch) == (ReferralExpired, WORDS, "{record}/referrals", None)
    assert kind.daily is daily
    assert run_out((), WORDS).daily is False


@pytest.mark.parametrize(("owner", "told"), [("rosa", ("amina", "rosa")), ("amina", ("amina",)), (None, ("amina",))])
def test_who_offered_a_case_and_whose_it_was_know_the_answer_each_once(owner, told):
    answer = TransferAccepted(**STEP, transitioned_by="amina", transitioned_to="luis", record_owned_by=owner)
    assert giving_side(answer) == told


def test_news_leads_to_the_page_of_its_record_or_to_where_its_kind_says():
    def kind(**more):
        given = {"event": ReferralEnded, "who": lambda _: (), "words": WORDS, "switch": None}
        return NotificationKind(**given | more)

    assert kind().link_to("case", ONE) == f"/cases/{ONE}"
    assert kind(link="{record}/referrals").link_to("incident", ONE) == f"/incidents/{ONE}/referrals"
    assert kind(link="/referrals").link_to("case", ONE) == "/referrals"
    assert kind().subject == "transition"
    assert kind().by == "actor"


class Unsaid(Event):
    """Invented: it says neither of which plan it is nor when it was."""

    family: ClassVar = "plan"

    record_id: UUID
    record_type: str
    record_short_id: str | None = None
    actor: str


def test_what_a_declaration_lacks_is_named():
    with pytest.raises(TypeError, match=r"^Unsaid does not say, or not always, at, plan_id$"):
        NotificationKind(event=Unsaid, who=lambda _: (), words=WORDS, switch=None)
    with pytest.raises(TypeError, match=r"^ReferralEnded does not say, or not always, nobody$"):
        NotificationKind(event=ReferralEnded, who=lambda _: (), words=WORDS, switch=None, by="nobody")
    with pytest.raises(TypeError, match=r"^ReferralEnded does not say, or not always, transitioned_to$"):
        NotificationKind(event=ReferralEnded, who=lambda _: (), words=WORDS, switch=None, by="transitioned_to")
    for words in ({"en": "x"}, WORDS | {"fr": "x"}):
        with pytest.raises(TypeError, match=r"^the words are needed in en, tet, pt, id$"):
            NotificationKind(event=ReferralEnded, who=lambda _: (), words=words, switch=None)


@pytest.mark.parametrize(
    ("locale", "language"),
    [
        ("tet", "tet"),
        ("pt", "pt"),
        ("pt-BR", "pt"),
        ("pt_BR", "pt"),
        ("id-Latn-ID", "id"),
        ("TET", "tet"),
        ("fr", "en"),
        ("ar", "en"),
        ("", "en"),
        (None, "en"),
    ],
)
def test_in_whose_language_a_letter_is_written(locale, language):
    assert language_for(locale) == language


def entry(**more):
    given = {
        "user_name": "amina",
        "kind": "assigned",
        "subject_type": "transition",
        "subject_id": ONE,
        "record_type": "case",
        "record_id": TWO,
        "record_short_id": "abc1234",
        "actor_user_name": "joao",
        "created_at": NOW,
    }
    return InboxEntry(**given | more)


@pytest.mark.parametrize("other", [{"user_name": "rosa"}, {"kind": "transfer_made"}, {"subject_id": TWO}])
def test_another_person_kind_or_subject_is_other_news(other):
    assert entry(**other).id != entry().id


def test_the_same_news_is_one_however_often_it_arrives():
    again = entry(created_at=NOW + timedelta(days=1), actor_user_name="mahon", record_short_id=None)
    assert again.id == entry().id


def test_what_was_told_by_an_earlier_mahon_is_not_told_again_by_a_later_one():
    """Its id is in the inboxes of people: made in another way, all news that comes again would be new."""
    assert entry().id == UUID("e12e1bd5-ef4d-53d4-9a47-9e9c88a376c7")
