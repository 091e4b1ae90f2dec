"""A flag as it stands, what it makes of its record, and who may do what with it: each rule beside its neighbours."""

from dataclasses import replace
from datetime import UTC, date, datetime
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest
from cases.case.domain import CASE
from cases.flag import domain, policy
from cases.flag.domain import AlreadyResolved, RecordFlag
from cases.incident.domain import INCIDENT
from cases.record.domain.hand import Hand
from cases.record.domain.record import Record
from chassis.actor import Actor
from chassis.errors import NotAllowed
from chassis.ids import derived_id
from chassis.site import Site

# Already the next day in Dili.
NOW = datetime(2026, 11, 22, 16, 0, tzinfo=UTC)
HAND = Hand(user_name="joao", now=NOW, site=Site(ZoneInfo("Asia/Dili")), new_id=lambda: str(UUID(int=9)))
FLAG = RecordFlag(
    id=7, record_id=UUID(int=2), day=date(2026, 12, 1), message="Look at it", flagged_by="amina", created_at=NOW
)
DONE = FLAG.seen_to("seen", HAND)


@pytest.fixture(autouse=True)
def configuration():
    """No database here."""


def person(*held, user_name="rosa", **elsewhere):
    permissions = {"case": frozenset(held)} | {kind: frozenset(rights) for kind, rights in elsewhere.items()}
    return Actor(id=UUID(int=1), user_name=user_name, permissions=permissions)


def test_what_became_of_a_flag_is_said_by_whom_and_on_the_site_s_day():
    assert replace(FLAG, unflag_message="seen", unflagged_by="joao", unflagged_date=date(2026, 11, 23)) == FLAG.seen_to(
        "seen", HAND
    )
    assert (FLAG.removed, DONE.removed) == (False, True)


@pytest.mark.parametrize(
    ("given", "changed"),
    [
        ({"message": "Other", "day": None}, {"message": "Other"}),
        ({"message": None, "day": date(2026, 12, 24)}, {"day": date(2026, 12, 24)}),
        ({"message": "Other", "day": date(2026, 12, 24)}, {"message": "Other", "day": date(2026, 12, 24)}),
        ({"message": None, "day": None}, {}),
    ],
)
def test_what_is_not_said_anew_stays(given, changed):
    assert FLAG.reworded(**given) == replace(FLAG, **changed)


def test_what_was_resolved_stays_as_it_was():
    with pytest.raises(AlreadyResolved):
        DONE.reworded(message="Other", day=None)
    with pytest.raises(AlreadyResolved):
        DONE.seen_to("again", HAND)


def test_a_flag_is_told_of_by_its_number():
    other = FLAG.numbered(8)
    assert (other, other.subject) == (replace(FLAG, id=8), replace(FLAG, id=8).subject)
    assert FLAG.subject == derived_id("flag", "7")
    assert FLAG.subject == replace(FLAG, message="Other").subject != other.subject


def test_history_tells_what_it_was_and_is():
    now = {"id": 7, "date": "2026-12-01", "message": "Look at it", "removed": False}
    after = now | {"removed": True, "unflag_message": "seen"}
    raised = domain.deed("flag", None, FLAG, HAND)
    assert (raised.action, raised.user_name, raised.at) == ("flag", "joao", NOW)
    assert raised.changes == {"flags": {"from": None, "to": now}}
    assert domain.deed("unflag", FLAG, DONE, HAND).changes == {"flags": {"from": now, "to": after}}


@pytest.mark.parametrize(("flags", "count"), [([], 0), ([FLAG], 1), ([DONE], 0), ([FLAG, DONE, FLAG.numbered(8)], 2)])
def test_a_record_is_flagged_as_long_as_one_is_open(flags, count):
    row = {"unique_id": str(UUID(int=5))}
    values = {"owned_by": "amina", "last_updated_by": "amina", "flagged": True, "notes_section": [row]}
    record = Record(id=UUID(int=2), kind=CASE, version=3, values=values, flag_count=9)
    made = domain.with_flags(record, iter(flags))
    assert (made.flag_count, made.version) == (count, 4)
    assert made.values == values | {"flagged": count > 0, "current_alert_types": []}
    assert (record.flag_count, record.values["flagged"]) == (9, True)
    assert domain.state_of(made) == {"flagged": count > 0, "flag_count": count}


def test_what_is_not_known_to_be_flagged_is_not():
    record = Record(id=UUID(int=2), kind=CASE, version=3, values={"flagged": None})
    assert domain.state_of(record) == {"flagged": False, "flag_count": 0}


MUST = {
    "see": policy.must_see,
    "raise": policy.must_raise,
    "raise many": policy.must_raise_many,
    "change": policy.must_change,
    "resolve": policy.must_resolve,
}


@pytest.mark.parametrize(
    ("what", "enough"),
    [
        ("see", {"flag", "flag_update", "resolve_any_flag"}),
        ("raise", {"flag"}),
        ("raise many", {"flag_multiple"}),
        ("change", {"flag_update"}),
        ("resolve", {"flag", "resolve_any_flag"}),
    ],
)
def test_each_step_takes_reading_and_a_right_of_its_own(what, enough):
    for right in ("flag", "flag_multiple", "flag_update", "resolve_any_flag", "write"):
        if right in enough:
            MUST[what](person("read", right), CASE)
        else:
            with pytest.raises(NotAllowed) as refused:
                MUST[what](person("read", right), CASE)
            assert refused.value.facts["resource"] == "case"
            assert set(refused.value.facts["actions"]) == enough
        with pytest.raises(NotAllowed) as refused:
            MUST[what](person(right, incident=["read", right]), CASE)
        assert refused.value.facts == {"resource": "case", "actions": ["read"]}


@pytest.mark.parametrize(
    ("actor", "sees"),
    [
        (person("read", "flag"), True),
        (person("read", "resolve_any_flag"), True),
        (person("read"), False),
        (person("flag"), False),
        (person("read", incident=["read", "flag"]), False),
        (person("flag", incident=["read"]), False),
    ],
)
def test_who_sees_flags(actor, sees):
    assert policy.may_see(actor, CASE) is sees


def test_many_incidents_are_flagged_by_who_manages_them():
    policy.must_raise_many(person(incident=["manage"]), INCIDENT)
    with pytest.raises(NotAllowed) as refused:
        policy.must_raise_many(person("flag_multiple", incident=["read", "flag"]), INCIDENT)
    assert refused.value.facts == {"resource": "incident", "actions": ["manage"]}


@pytest.mark.parametrize(
    ("actor", "resolves"),
    [
        pytest.param(person("flag", user_name="amina"), True, id="who raised it"),
        pytest.param(person("flag", user_name="owner"), True, id="whose record it is"),
        pytest.param(person("resolve_any_flag"), True, id="who resolves anybody's"),
        pytest.param(person("flag"), False, id="somebody else"),
        pytest.param(person("read", user_name="amina"), False, id="who raised it and may flag no more"),
        pytest.param(person("read", user_name="owner", incident=["flag"]), False, id="of another kind"),
        pytest.param(person(incident=["resolve_any_flag"]), False, id="who resolves any of another kind"),
    ],
)
def test_who_resolves_a_flag(actor, resolves):
    assert policy.may_resolve(actor, CASE, FLAG, "owner") is resolves
    assert policy.abilities(actor, CASE, FLAG, "owner") == (["resolve"] if resolves else [])
    assert policy.abilities(actor, CASE, DONE, "owner") == []
    if resolves:
        policy.must_resolve_this(actor, CASE, FLAG, "owner")
    else:
        with pytest.raises(NotAllowed) as refused:
            policy.must_resolve_this(actor, CASE, FLAG, "owner")
        assert refused.value.facts == {"resource": "case", "actions": ["resolve_any_flag"]}


def test_who_may_change_it_is_told_so_as_long_as_it_is_open():
    assert policy.abilities(person("flag_update"), CASE, FLAG, "owner") == ["change"]
    assert policy.abilities(person("flag_update"), CASE, DONE, "owner") == []
    assert policy.abilities(person(incident=["flag_update"]), CASE, FLAG, "owner") == []
    assert policy.abilities(person("flag_update", "resolve_any_flag"), CASE, FLAG, "owner") == ["resolve", "change"]
