"""Any history of events ends at the numbers that a naive recount of the final facts gives, filter by filter."""

from collections import Counter
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from chassis.actor import service_actor
from chassis.ids import derived_id, new_id
from contracts.cases import CaseAssigned, CaseChanged, CaseRegistered, LookupChanged
from contracts.permissions import CATALOGUE as PERMISSIONS
from contracts.referrals import (
    ReferralAccepted,
    ReferralActivated,
    ReferralDone,
    ReferralEnded,
    ReferralMade,
    ReferralRejected,
    ReferralRevoked,
)
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from reporting.projection import commands

ZONE = ZoneInfo("Asia/Dili")
NOW = datetime.now(UTC)
OWNERS = {"amina": "north", "benedita": "north", "rosa": "south"}
AGENCIES = {"amina": "mssi", "benedita": "hospital", "rosa": "mssi"}
STEPS = {
    ReferralAccepted: "accepted",
    ReferralRejected: "rejected",
    ReferralDone: "done",
    ReferralRevoked: "revoked",
    ReferralEnded: "revoked",
}
some_moment = st.integers(-40 * 24, 40 * 24).map(lambda hours: (NOW + timedelta(hours=hours)).isoformat())
some_day = st.integers(-40, 40).map(lambda days: (NOW + timedelta(days=days)).date().isoformat())
changes = st.fixed_dictionaries(
    {},
    optional={
        "status": st.sampled_from(["open", "open", "closed", "transferred", "identified"]),
        "record_state": st.sampled_from([True, True, True, False]),
        "workflow": st.sampled_from(["new", "assessment", "case_plan", None]),
        "risk_level": st.sampled_from(["high", "low", "unknown", None]),
        "module_id": st.sampled_from(["primeromodule-cp", "primeromodule-cp", "primeromodule-gbv"]),
        "not_edited_by_owner": st.booleans(),
        "has_incidents": st.booleans(),
        "created_at": some_moment,
        "date_closure": st.none() | some_day,
        "reassigned_transferred_on": st.none() | some_moment,
        "last_referral_rejected_at": st.none() | some_moment,
        "last_referral_done_at": st.none() | some_moment,
        "transfer_status": st.sampled_from(["in_progress", "rejected", None]),
        "approval_status_case_plan": st.sampled_from(["pending", "approved", "rejected", None]),
        "assessment_due_dates": st.lists(some_day, max_size=2),
        "service_due_dates": st.lists(some_moment, max_size=2),
        "protection_concerns": st.lists(st.sampled_from(["neglect", "labour", "separated"]), max_size=3),
        "current_alert_types": st.lists(st.sampled_from(["incident_from_case", "referral"]), max_size=2),
        "transferred_to_users": st.lists(st.sampled_from(list(OWNERS)), max_size=1),
        "transferred_to_user_groups": st.lists(st.sampled_from(["north", "south"]), max_size=1),
        "reporting_location_hierarchy": st.sampled_from(["TL.DI.DI01", "TL.DI.DI02", "TL.BA", None]),
        "identified_by": st.sampled_from(["ida", None]),
    },
)
acts = st.one_of(
    st.tuples(st.just("register"), st.sampled_from(list(OWNERS)), changes),
    st.tuples(st.just("change"), st.integers(0, 9), changes),
    st.tuples(st.just("assign"), st.integers(0, 9), st.sampled_from(list(OWNERS))),
    st.tuples(st.just("refer"), st.integers(0, 9), st.sampled_from(list(OWNERS))),
    st.tuples(st.just("step"), st.integers(0, 9), st.sampled_from(list(STEPS))),
    st.tuples(st.just("repeat"), st.integers(0, 30), st.none()),
)


@dataclass
class World:
    """The owners' side: what they hold, and what they announced."""

    deliver: Any
    cases: dict[Any, dict[str, Any]] = field(default_factory=dict)
    versions: dict[Any, int] = field(default_factory=dict)
    referrals: dict[Any, dict[str, Any]] = field(default_factory=dict)
    assigned: list[tuple[Any, str]] = field(default_factory=list)
    sent: list[Any] = field(default_factory=list)

    async def say(self, event, about):
        self.sent.append(await self.deliver(event, about=about))

    async def announce(self, record, kind=CaseChanged, **more):
        self.versions[record] = self.versions.get(record, 0) + 1
        facts = self.cases[record]
        mine = [item for item in self.referrals.values() if item["record"] == record]
        for name, states in {
            "referred_users": ("in_progress", "accepted"),
            "referred_users_pending": ("in_progress",),
            "referred_users_accepted": ("accepted",),
        }.items():
            facts[name] = sorted({item["to"] for item in mine if item["state"] in states})
            facts[f"{name}_present"] = bool(facts[name])
        people = {facts["owned_by"], *facts["referred_users"]}
        facts["owned_by_groups"] = [OWNERS[facts["owned_by"]]]
        facts["associated_user_names"] = sorted(people)
        facts["associated_user_groups"] = sorted({OWNERS[name] for name in people})
        facts["associated_user_agencies"] = sorted({AGENCIES[name] for name in people})
        # What was cleared is gone from a record: it holds no nulls.
        held = {name: value for name, value in facts.items() if value is not None}
        told = {"record_id": record, "record_type": "case", "version": self.versions[record], "facts": held}
        event = kind(**told, **more).model_copy(deep=True)
        await self.say(event, record)

    async def act(self, what, which, more):
        if what == "register":
            record = new_id()
            self.cases[record] = {
                "record_state": True,
                "status": "open",
                "owned_by": which,
                "module_id": "primeromodule-cp",
                **more,
            }
            await self.announce(record, CaseRegistered)
        elif what == "repeat" and self.sent:
            await self.again(self.sent[which % len(self.sent)])
        elif what == "step" and self.referrals:
            await self.answer(list(self.referrals)[which % len(self.referrals)], more)
        elif what in {"change", "assign", "refer"} and self.cases:
            await self.on_case(what, list(self.cases)[which % len(self.cases)], more)

    async def again(self, envelope):
        from chassis.bus import Arrival

        await self.deliver.inbox.receive([Arrival(envelope)])

    async def on_case(self, what, record, more):
        if what == "change":
            self.cases[record] |= more
        elif what == "assign":
            before, self.cases[record]["owned_by"] = self.cases[record]["owned_by"], more
            self.cases[record]["reassigned_transferred_on"] = NOW.isoformat()
            self.assigned.append((record, more))
            whose = {"owned_by": more, "previously_owned_by": before}
            await self.announce(record, CaseAssigned, transition_id=new_id(), **whose)
            return
        else:
            transition, sender = new_id(), self.cases[record]["owned_by"]
            self.referrals[transition] = {"record": record, "by": sender, "to": more, "state": "in_progress"}
            made = ReferralMade(
                transition_id=transition,
                record_id=record,
                transitioned_by=sender,
                transitioned_to=more,
                made_at=NOW,
            )
            await self.say(made, transition)
            await self.say(self.step(ReferralActivated, transition), transition)
        await self.announce(record)

    def step(self, kind, transition):
        item = self.referrals[transition]
        return kind(
            transition_id=transition,
            record_id=item["record"],
            transitioned_by=item["by"],
            transitioned_to=item["to"],
            actor=item["to"],
            at=NOW,
            **({"code": "record_closed"} if kind is ReferralEnded else {}),
        )

    async def answer(self, transition, kind):
        self.referrals[transition]["state"] = STEPS[kind]
        await self.say(self.step(kind, transition), transition)
        await self.announce(self.referrals[transition]["record"])

    def sees(self, person, facts):
        if person.scope == "all":
            return True
        if person.scope == "group":
            return bool(person.groups & set(facts["associated_user_groups"]))
        if person.scope == "agency":
            return person.agency in facts["associated_user_agencies"]
        if person.scope == "identified":
            return facts.get("identified_by") == person.user_name
        return person.user_name in facts["associated_user_names"]

    def listed(self, person, query):
        """The case list with these filters, the slow way."""
        return [
            facts
            for record, facts in self.cases.items()
            if self.sees(person, facts) and all(self.fits(record, facts, item) for item in query)
        ]

    def fits(self, record, facts, item):
        name, wanted = item.split("=", 1)
        if name == "assign":
            return (record, wanted) in self.assigned
        if name.startswith("not["):
            return facts.get(name[4:-1]) not in wanted.split(",")
        if name.startswith("loc:"):
            path = (facts.get("reporting_location_hierarchy") or "").split(".")
            return wanted in path[int(name[-1]) :]
        held = facts.get(name)
        held = held if isinstance(held, list) else [held]
        if wanted in {"true", "false"}:
            return any(bool(value) for value in held) == (wanted == "true")
        if ".." in wanted:
            first, last = wanted.split("..")
            return any(value is not None and at(first or "1900-01-01") <= at(value) <= at(last) for value in held)
        return any(value in wanted.split(",") for value in held)


def at(value):
    if len(value) == 10:
        return datetime.combine(date.fromisoformat(value), time(), ZONE)
    return datetime.fromisoformat(value)


BREAKDOWNS = {
    "risk_level": ["risk_level"],
    "workflow_primeromodule-cp": ["workflow"],
    "workflow_team_primeromodule-cp": ["owned_by", "workflow"],
    **{f"tasks_overdue_{kind}": ["owned_by"] for kind in ("assessment", "case_plan", "services", "followups")},
    **{f"cases_by_social_worker_{kind}": ["owned_by"] for kind in ("total", "new_or_updated")},
    **{f"shared_from_my_team_{state}_referrals": ["owned_by"] for state in ("pending", "accepted", "rejected", "done")},
    **{f"shared_from_my_team_{state}_transfers": ["owned_by"] for state in ("pending", "rejected")},
}


def cells(found):
    """Every count of an indicator with its query, and the keys that lead there."""
    if "query" in found:
        return [((), found["count"], found["query"])]
    return [((key, *keys), count, query) for key, below in found.items() for keys, count, query in cells(below)]


# Shrinking a failure through the database takes minutes; the message names the person, the indicator and its query.
@settings(
    max_examples=25,
    deadline=None,
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(history=st.lists(acts, min_size=5, max_size=25))
async def test_every_number_is_the_length_of_the_list_its_query_asks_for(
    history, people, deliver, database, dashboards
):
    async with database.transaction(service_actor("reporting")) as uow:
        await commands.rebuild(uow)
    deliver._numbers.clear()
    levels = LookupChanged(unique_id="lookup-risk-level", values=[{"id": "high"}, {"id": "low"}])
    await deliver(levels, about=derived_id("lookup", "lookup-risk-level"))
    everything = {"dashboard": sorted(PERMISSIONS["dashboard"]), "case": ["referral", "receive_referral"]}
    watchers = [
        await people.add("amina", scope="self", permissions=everything, groups=["north"]),
        await people.add("joao", scope="group", permissions=everything, groups=["north"]),
        await people.add("rosa", scope="agency", permissions=everything, groups=["south"], agency="mssi"),
        await people.add("ida", scope="identified", permissions=everything),
        await people.add("nadia", scope="all", permissions=everything, groups=["north", "south"]),
    ]
    world = World(deliver)
    for act in history:
        await world.act(*act)
    for person in watchers:
        for indicators in (await dashboards(person)).values():
            for name, found in indicators.items():
                check(world, person, name, found)


def check(world, person, name, found):
    if name.startswith("referrals_"):
        check_referrals(world, person, name, found)
        return
    for keys, count, query in cells(found):
        assert count == len(world.listed(person, query)), (person.user_name, name, keys, query)
    if name in BREAKDOWNS and found:
        fields = BREAKDOWNS[name]
        query = cells(found)[0][2][: -len(fields)]
        naive = Counter(tuple(facts.get(each) for each in fields) for facts in world.listed(person, query))
        shown = {keys: count for keys, count, _ in cells(found) if count}
        managed = {keys: n for keys, n in naive.items() if None not in keys and manages(person, fields, keys)}
        assert shown == managed, (person.user_name, name)


def manages(person, fields, keys):
    owner = keys[0]
    if fields[0] != "owned_by" or person.scope == "all":
        return True
    if person.scope == "group":
        return OWNERS[owner] in person.groups
    if person.scope == "agency":
        return owner in {"amina", "benedita", "rosa"}
    return owner == person.user_name


def check_referrals(world, person, name, found):
    side = "by" if name == "referrals_sent" else "to"
    naive = Counter(
        item["state"]
        for item in world.referrals.values()
        if item[side] == person.user_name and world.cases[item["record"]]["record_state"]
    )
    assert {state: cell["count"] for state, cell in found.items() if cell["count"]} == dict(naive)


@pytest.mark.parametrize("scope", ["self", "group", "agency", "all"])
async def test_shared_with_the_team_lists_only_recipients_the_caller_manages(scope, people, cases, dashboards):
    await cases.register(
        referred_users=["benedita", "rosa"],
        referred_users_pending=["benedita", "rosa"],
        associated_user_names=["amina", "benedita", "rosa", "teresa"],
        associated_user_groups=["north", "south"],
    )
    permissions = {"dashboard": ["dash_shared_with_my_team"]}
    person = await people.add("teresa", scope=scope, permissions=permissions, groups=["south"], agency="mssi")
    found = (await dashboards(person))["dash_shared_with_my_team"]["shared_with_my_team_pending_referrals"]
    expected = {"self": [], "group": ["rosa"], "agency": ["benedita", "rosa"], "all": ["benedita", "rosa"]}
    assert list(found) == expected[scope]
