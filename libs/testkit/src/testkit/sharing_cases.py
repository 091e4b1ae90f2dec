"""Random people and records, for tests that hold each use of the rules of sharing to the rules themselves.

Few names and many empty places: the rules are about who has the same ones, and about who has none. Each example is
drawn evenly from its seed, since hypothesis by itself seldom tries what takes five coincidences.
"""

from dataclasses import dataclass
from random import Random
from uuid import UUID

from chassis.actor import Actor
from contracts.values import Values
from hypothesis import strategies as st

NAMES = ("ada", "ben", "cid")
GROUPS = ("north", "south", "east")
AGENCIES = ("one", "two")
ROLES = ("role-narrow", "role-wide")
SCOPES = ("self", "group", "agency", "all", "identified", "admin_only", "unheard_of")
RECORDS = 24
TRANSITIONS = ("first", "second", "third")


@dataclass(frozen=True)
class Kept:
    """A record: its facts, and its grants by transition id."""

    facts: Values
    grants: dict[str, Values]


def actors() -> st.SearchStrategy[Actor]:
    return st.integers(0, 2**32).map(make_actor)


def records() -> st.SearchStrategy[list[Kept]]:
    return st.integers(0, 2**32).map(make_records)


def make_actor(seed: int) -> Actor:
    random = Random(seed)  # noqa: S311  # test data
    return Actor(
        id=UUID(int=7),
        user_name=random.choice(NAMES),
        scope=random.choice(SCOPES),
        groups=frozenset(_some(random, GROUPS)),
        agency=_one(random, AGENCIES),
    )


def make_records(seed: int) -> list[Kept]:
    random = Random(seed)  # noqa: S311  # test data
    return [Kept(_facts(random), _grants(random)) for _ in range(RECORDS)]


def _facts(random: Random) -> Values:
    """As cases announces them: every list is there, what is nothing is absent."""
    facts = {
        "owned_by": random.choice(NAMES),
        "owned_by_groups": _some(random, GROUPS),
        "owned_by_agency_id": _one(random, AGENCIES),
        "identified_by": _one(random, NAMES),
        "associated_user_names": _some(random, NAMES),
        "associated_user_groups": _some(random, GROUPS),
        "associated_user_agencies": _some(random, AGENCIES),
    }
    return {name: value for name, value in facts.items() if value is not None}


def _grants(random: Random) -> dict[str, Values]:
    return {transition: _grant(random, transition) for transition in _some(random, TRANSITIONS)}


def _grant(random: Random, transition: str) -> Values:
    """It may hang on one that was made before it, which may not be there."""
    before = list(TRANSITIONS[: TRANSITIONS.index(transition)])
    grant = {
        "kind": random.choice(("referral", "referral", "transfer", "assign")),
        "status": random.choice(("in_progress", "accepted", "done")),
        "user": random.choice(NAMES),
        "groups": _some(random, GROUPS),
        "agency": _one(random, AGENCIES),
        "role": random.choice((*ROLES, None, None)),
        "giver_role": random.choice((*ROLES, None)),
        "user_role": random.choice((*ROLES, None)),
        "through": random.choice((None, None, [], before)),
        "by": random.choice(NAMES),
    }
    return {name: value for name, value in grant.items() if value is not None}


def _some(random: Random, names: tuple[str, ...]) -> list[str]:
    return sorted(random.sample(names, random.randint(0, len(names))))


def _one(random: Random, names: tuple[str, ...]) -> str | None:
    return random.choice((*names, None))
