"""A referral and an assignment are asked for by the rules of sharing, and by nothing else: the commands' answers beside
the policy's, for random people, roles and cases.
"""

from dataclasses import dataclass
from datetime import UTC, datetime
from random import Random
from uuid import UUID

from chassis.actor import Actor, service_actor
from chassis.actors import make_actor, note_account, note_role
from chassis.errors import NotAllowed, NotFound, Refusal
from chassis.ids import derived_id
from contracts.identity import AccountChanged, RoleChanged
from contracts.modules import CP, GBV
from contracts.values import Values
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from referrals.case_copy.domain import CaseCopy
from referrals.case_copy.store import keep_cases
from referrals.referral.commands import Request, make_referral
from referrals.transition.commands import assign_case
from referrals.transition.domain import AlreadyOwner
from referring_builders import ROW
from sharing.consent import must_be_shareable
from sharing.receiving import may_give
from sharing.refusals import PersonCannotReceive
from sharing.rights import ASSIGNING, REFERRING, REFERRING_FROM_SERVICE, Purpose
from sharing.scope import sees
from testkit.databases import taken_back

CASE = UUID(int=1)
NOW = datetime(2026, 11, 22, 9, tzinfo=UTC)
NAMES, GROUPS, AGENCIES = ("ada", "ben", "cid"), ("north", "south"), ("one", "two", None)
SCOPES = ("self", "group", "agency", "all", "all", "all")
SENDING = ("read", "referral", "referral_from_service", "consent_override", "write", "manage", *ASSIGNING)
RECEIVING = ("receive_referral", "receive_referral_different_module", "read", "write", "manage", "receive_transfer")
CONSENTS = (True, True, False, None, "true")
EXAMPLES = 400


@dataclass(frozen=True)
class Example:
    """`target`: nothing where nobody has the name that is asked for."""

    sender: tuple[AccountChanged, RoleChanged]
    target: tuple[AccountChanged, RoleChanged] | None
    facts: Values
    asked: Values

    @property
    def actor(self) -> Actor:
        return actor_of(self.sender)


def actor_of(person: tuple[AccountChanged, RoleChanged]) -> Actor:
    account, role = person
    return make_actor(account.model_dump(mode="json"), role.model_dump(mode="json"))


def some(random: Random, names: tuple[str, ...]) -> list[str]:
    return sorted(set(random.sample(names, random.randint(0, len(names)))))


def a_person(random: Random, name: str, actions: tuple[str, ...], *, ended: bool) -> tuple[AccountChanged, RoleChanged]:
    role = RoleChanged(
        unique_id=f"role-{name}",
        number=1,
        name=name,
        group_permission=random.choice(SCOPES),
        permissions={"case": [*some(random, actions), random.choice(actions[:2])]},
        forms={},
        is_manager=False,
        modules=random.choice(([CP], [CP], [GBV], [CP, GBV], [])),
        user_category=random.choice((*[None] * 6, "system", "maintenance", "identified")),
        disabled=ended and random.random() < 0.1,
    )
    account = AccountChanged(
        account_id=derived_id("account", name),
        number=1,
        user_name=name,
        full_name=name.title(),
        email=f"{name}@people.example",
        role=role.unique_id,
        agency=random.choice(AGENCIES),
        groups=some(random, GROUPS),
        disabled=ended and random.random() < 0.1,
    )
    return account, role


def make_example(seed: int) -> Example:
    random = Random(seed)  # noqa: S311  # test data
    names = some(random, NAMES)
    facts = {
        "owned_by": random.choice(NAMES),
        "owned_by_groups": some(random, GROUPS),
        "owned_by_agency_id": random.choice(AGENCIES),
        "associated_user_names": names,
        "associated_user_groups": some(random, GROUPS),
        "associated_user_agencies": some(random, ("one", "two")),
        "module_id": random.choice((CP, CP, GBV)),
        "status": random.choice(("open", "open", "open", "closed")),
        "record_state": random.choice((True, True, True, False)),
        "consent_for_services": random.choice(CONSENTS),
        "disclosure_other_orgs": random.choice(CONSENTS),
    }
    to = random.choice(("ben", "ben", "ben", "ada", "nobody", None))
    asked = {
        "transitioned_to": to,
        "service_record_id": random.choice((None, ROW)),
        "consent_overridden": random.choice((True, False)),
        "remote": to is None and random.choice((True, False)),
    }
    sender = a_person(random, "ada", SENDING, ended=False)
    target = {"ben": a_person(random, "ben", RECEIVING, ended=True), "ada": sender}.get(to or "")
    kept = {name: value for name, value in facts.items() if value is not None}
    return Example(sender, target, kept, {name: value for name, value in asked.items() if value is not None})


def may_ask(example: Example, actions: tuple[str, ...]) -> None:
    actor = example.actor
    if not sees(actor, example.facts):
        raise NotFound if actor.may_any("case", "read", *actions) else NotAllowed(resource="case", actions=[])
    if not actor.may_any("case", *actions):
        raise NotAllowed(resource="case", actions=[])


def must_give(example: Example, purpose: Purpose) -> None:
    target = None if example.target is None else actor_of(example.target)
    if not may_give(example.actor, purpose, target, module=example.facts["module_id"]):
        raise PersonCannotReceive


def by_the_rules_referred(example: Example) -> None:
    asked = example.asked
    may_ask(example, REFERRING_FROM_SERVICE if asked.get("service_record_id") else REFERRING)
    if not asked["remote"]:
        must_give(example, Purpose.REFER)
    overridden = asked["consent_overridden"]
    must_be_shareable(Purpose.REFER, example.facts, sender=example.actor, consent_overridden=overridden)


def by_the_rules_assigned(example: Example) -> None:
    may_ask(example, ASSIGNING)
    must_give(example, Purpose.ASSIGN)
    if example.asked["transitioned_to"] == example.facts["owned_by"]:
        raise AlreadyOwner


async def answer_of(asking) -> str:
    try:
        await asking
    except Refusal as refusal:
        return refusal.code
    return "done"


def policy_of(rule, example: Example) -> str:
    try:
        rule(example)
    except Refusal as refusal:
        return refusal.code
    return "done"


@given(seed=st.integers(0, 2**32))
@settings(max_examples=EXAMPLES, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
async def test_what_a_command_answers_is_what_the_rules_of_sharing_answer(seed, database, keyring):
    example = make_example(seed)
    asked = example.asked
    async with database.session() as session, taken_back(session):
        async with database.transaction(service_actor("testkit")) as uow:
            for account, role in {
                person[0].user_name: person for person in (example.sender, example.target or example.sender)
            }.values():
                await note_role(uow, role)
                await note_account(uow, account)
            await keep_cases(uow, [CaseCopy(record_id=CASE, version=1, facts=example.facts)])
        async with database.transaction(example.actor) as uow:
            to, notes = asked.get("transitioned_to"), None
            assigned = await answer_of(assign_case(uow, keyring, CASE, to=to, notes=notes, now=NOW))
            referred = await answer_of(make_referral(uow, keyring, CASE, Request(**asked), now=NOW))
    assert referred == policy_of(by_the_rules_referred, example)
    assert assigned == policy_of(by_the_rules_assigned, example)


def test_every_answer_is_met():
    """Each way a command can end is among as many examples as are tried."""
    met = [make_example(seed) for seed in range(EXAMPLES)]
    shared = {"done", "not_allowed", "not_found", "person_cannot_receive"}
    refused = {"record_not_open", "consent_missing", "consent_override_not_allowed"}
    assert {policy_of(by_the_rules_assigned, example) for example in met} == shared | {"already_owner"}
    assert {policy_of(by_the_rules_referred, example) for example in met} == shared | refused
