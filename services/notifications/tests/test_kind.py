"""What a declaration of a kind of notification is enough for."""

from datetime import UTC, datetime
from pathlib import Path
from typing import ClassVar
from uuid import UUID

import pytest
from chassis.actor import service_actor
from chassis.errors import NotFound
from chassis.ids import new_id
from contracts.event import Event
from contracts.referrals import AssignmentDone, ReferralActivated
from news_builders import API
from notifications.inbox.commands import tell
from notifications.kind import reactions
from notifications.kind.domain import LANGUAGES, NotificationKind, SupervisorsOf, ToldBefore

NOW = datetime(2024, 3, 4, 5, 6, 7, tzinfo=UTC)
WORDS = dict.fromkeys(LANGUAGES, "Something waits for you")


class Asked(Event):
    """Invented, and not in the catalogue: somebody asks for something about a plan."""

    family: ClassVar = "plan"

    plan_id: UUID
    record_id: UUID
    record_type: str = "incident"
    record_short_id: str | None = None
    owner: str = "amina"
    actor: str = "amina"
    at: datetime = NOW


class AskedByNobody(Asked):
    """Who did it may be missing: then nobody could be told."""

    actor: str | None = None


class AskedOfAnother(Asked):
    """It does not say of which of its family."""

    family: ClassVar = "approval"


def a_kind(**more):
    given = {"event": Asked, "who": lambda event: (event.owner,), "words": WORDS}
    return NotificationKind(**given | {"switch": "approval_request"} | more)


@pytest.fixture
def tell_of(monkeypatch, database):
    """Declare kinds and tell of events as their reactions would."""

    async def told(kind, *events):
        monkeypatch.setattr("notifications.inbox.commands.KINDS", {"asked": kind})
        monkeypatch.setattr("notifications.inbox.queries.KINDS", {"asked": kind})
        async with database.transaction(service_actor("notifications")) as uow:
            await tell(uow, "asked", events)

    return told


def asked(**more):
    return Asked(plan_id=new_id(), record_id=new_id(), **more)


async def test_its_subject_link_and_words_are_in_the_entry(people, tell_of, client):
    event = asked(actor="rosa")
    await tell_of(a_kind(), event)
    [row] = (await client(people.amina).get(f"{API}/notifications")).json()["data"]
    assert (row["subject_type"], row["subject_id"]) == ("plan", str(event.plan_id))
    assert (row["transition_id"], row["link"]) == (None, f"/incidents/{event.record_id}")
    assert row["title"] == WORDS


async def test_supervisors_are_the_managers_of_the_persons_groups(people, tell_of, deliveries):
    await people.add("lead_of_both", role="role-lead", scope="group", groups=["north", "south"])
    await people.add("lead_of_south", role="role-lead", scope="group", groups=["south"])
    await people.add("lead_who_left", role="role-lead", scope="group", groups=["north"], disabled=True)
    await tell_of(a_kind(who=lambda event: (SupervisorsOf(event.owner),)), asked())
    told = {row.user_name for row in await deliveries()}
    north = {name for name, actor in people.known.items() if actor.is_manager and "north" in actor.groups}
    assert told == north - {"lead_who_left"} >= {"joao", "lead_of_both"}


async def test_a_supervisor_of_somebody_unknown_is_looked_for_again(people, tell_of):
    with pytest.raises(NotFound):
        await tell_of(a_kind(who=lambda event: (SupervisorsOf(event.owner),)), asked(owner="newcomer"))


async def test_who_was_told_before_of_the_subject_hears_of_it_again(people, tell_of, deliveries):
    known, unknown = asked(actor="rosa"), asked(actor="rosa")
    await tell_of(a_kind(), known)
    monday = a_kind(who=lambda event: (ToldBefore("amina"), ToldBefore("benedita")))
    await tell_of(monday, known, unknown)
    assert [row.user_name for row in await deliveries()] == ["amina"]


@pytest.mark.parametrize(
    ("settings", "mails"),
    [
        ({}, {"covered": 1, "always": 1}),
        ({"notifications": {"approval_request": False}}, {"covered": 0, "always": 1}),
        ({"notifications": {"transition_notification": False}}, {"covered": 1, "always": 1}),
        ({"send_mail": False}, {"covered": 0, "always": 0}),
    ],
)
async def test_its_switch_decides_on_the_mail(*, settings, mails, people, tell_of, deliveries):
    await people.add("quiet", **settings)
    for name, switch in (("covered", "approval_request"), ("always", None)):
        before = len(await deliveries())
        await tell_of(a_kind(switch=switch), asked(owner="quiet"))
        assert len(await deliveries()) - before == mails[name], name


async def test_an_entry_outlives_its_kind(people, tell_of, client, monkeypatch):
    await tell_of(a_kind(), asked(actor="rosa"))
    monkeypatch.setattr("notifications.inbox.queries.KINDS", {})
    [row] = (await client(people.amina).get(f"{API}/notifications")).json()["data"]
    assert (row["kind"], row["title"], row["link"]) == ("asked", None, None)


@pytest.mark.parametrize(
    "missing",
    [
        {"words": {"en": "x"}},
        {"event": AskedOfAnother},
        {"by": "nobody"},
        {"event": AskedByNobody},
        {"event": AssignmentDone},
    ],
)
def test_what_lacks_something_is_no_declaration(missing):
    with pytest.raises(TypeError):
        a_kind(**missing)


def test_each_kind_is_found_by_its_file():
    names = {path.stem for path in Path(reactions.__file__).parent.glob("*.py")} - {"__init__"}
    assert set(reactions.KINDS) == names >= {"assigned", "referral_made"}
    assert reactions.KINDS["referral_made"].event is ReferralActivated
