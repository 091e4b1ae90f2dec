"""Who begins to hear a family of events asks for what was said in it before: its migration names the family.

Without that, what an owner announced earlier comes to the newcomer only with each subject's next event, unnoticed.
"""

import ast
from pathlib import Path

import pytest
from contracts.topology import BINDINGS

ROOT = Path(__file__).parents[2]
ASKS = "hear_from_the_beginning"
OF_THE_STAFF = frozenset({"identity.account", "identity.role", "mahon.upkeep"})
OF_FORMS = frozenset({"cases.module", "cases.settings"})
FROM_THE_FIRST: dict[str, frozenset[str]] = {
    "identity": OF_FORMS | {"mahon.upkeep", "cases.form", "cases.location", "cases.configuration"},
    "cases": OF_THE_STAFF | {"referrals.transition", "identity.agency", "identity.configuration"},
    "referrals": OF_THE_STAFF | OF_FORMS | {"cases.case", "cases.access"},
    "notifications": OF_THE_STAFF
    | {"cases.approval", "cases.danger", "cases.search", "identity.powers", "referrals.transition"},
    "reporting": OF_THE_STAFF
    | OF_FORMS
    | {"cases.case", "cases.incident", "cases.lookup", "cases.location", "referrals.transition"},
}
"""What each service heard before anything was said in it. Nothing is ever added: a family that a service begins to hear
is named in a migration of it, also when it is as young as that migration, since asking for nothing costs nothing."""
MOST_FROM_THE_FIRST = {"identity": 6, "cases": 6, "referrals": 7, "notifications": 8, "reporting": 10}


def asked_for(sources: list[str]) -> set[str]:
    """The families that these migrations ask for; only what stands there as text is found."""
    calls = (node for source in sources for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Call))
    asking = (call for call in calls if isinstance(call.func, ast.Name) and call.func.id == ASKS)
    return {
        given.value
        for call in asking
        for given in call.args
        if isinstance(given, ast.Constant) and isinstance(given.value, str)
    }


def unasked(heard: frozenset[str], first: frozenset[str], sources: list[str]) -> set[str]:
    return set(heard) - first - asked_for(sources)


def migrations_of(service: str) -> list[str]:
    return [path.read_text() for path in sorted((ROOT / "services" / service / "migrations/versions").glob("*.py"))]


@pytest.mark.parametrize("service", BINDINGS)
def test_who_begins_to_hear_a_family_asks_for_what_was_there_before(service: str) -> None:
    missing = unasked(BINDINGS[service], FROM_THE_FIRST[service], migrations_of(service))
    assert not missing, f"a migration of {service} has to say {ASKS}({', '.join(map(repr, sorted(missing)))})"


@pytest.mark.parametrize("service", BINDINGS)
def test_what_a_migration_asks_for_is_heard_and_was_not_heard_before(service: str) -> None:
    asked = asked_for(migrations_of(service))
    assert asked <= BINDINGS[service], f"{service} asks for what it does not hear"
    assert not asked & FROM_THE_FIRST[service]


def test_what_was_heard_from_the_first_does_not_grow() -> None:
    assert {service: len(families) for service, families in FROM_THE_FIRST.items()} == MOST_FROM_THE_FIRST


def test_a_family_without_such_a_migration_is_found() -> None:
    heard, first = frozenset({"cases.form", "cases.lookup"}), frozenset({"cases.form"})
    other = 'def upgrade():\n    hear_from_the_beginning("cases.location")\n'
    right = 'def upgrade():\n    hear_from_the_beginning("cases.location", "cases.lookup")\n'
    assert unasked(heard, first, [other]) == {"cases.lookup"}
    assert unasked(heard, first, [other, right]) == set()
