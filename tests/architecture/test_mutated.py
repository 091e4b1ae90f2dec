"""What everything stands on is mutated, or it is said why not: the rules of a record and of sharing, and messaging.

Messaging is what a worker and the buses consist of: each module of the chassis that they load, from wherever.
"""

import ast
import tomllib
from collections.abc import Mapping
from pathlib import Path

import pytest
from deploy.commands.mutate import LEFT_OUT, NEAREST, nearest

ROOT = Path(__file__).parents[2]
CHASSIS = ROOT / "libs/chassis/src"
RULES = (
    "services/cases/src/cases/record/domain",
    "services/cases/src/cases/record/policy",
    "services/cases/src/cases/case/domain",
    "services/cases/src/cases/access",
    "libs/sharing/src/sharing",
)
WORKING = ("chassis.worker", "chassis.bus.local", "chassis.bus.rabbit")
REASONS: Mapping[str, str] = tomllib.loads(NEAREST.read_text())[LEFT_OUT]
Sources = Mapping[str, str]
"""The text of each module."""


def sources_of(folder: Path) -> Sources:
    files = (file for file in folder.rglob("*.py"))
    return {
        ".".join(file.with_suffix("").parts[file.parts.index("src") + 1 :]).removesuffix(".__init__"): file.read_text()
        for file in files
    }


def does_anything(source: str) -> bool:
    return any(isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) for node in ast.walk(ast.parse(source)))


def loaded_by(source: str, sources: Sources) -> set[str]:
    found: set[str] = set()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            found |= {name.name for name in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found |= {node.module, *(f"{node.module}.{name.name}" for name in node.names)}
    return found & sources.keys()


def messaging(sources: Sources) -> set[str]:
    found: set[str] = set()
    left = set(WORKING)
    while left:
        module = left.pop()
        found.add(module)
        left |= loaded_by(sources[module], sources) - found
    return {module for module in found if does_anything(sources[module])}


def forgotten(sources: Sources, mutated: set[str], reasons: Mapping[str, str]) -> set[str]:
    """Modules of messaging that are neither mutated nor left out for a reason."""
    return messaging(sources) - mutated - {module for module, reason in reasons.items() if len(reason.split()) > 2}


@pytest.mark.parametrize("folder", RULES)
def test_no_module_of_the_rules_is_left_out(folder: str) -> None:
    sources = sources_of(ROOT / folder)
    assert sources
    assert {module for module, source in sources.items() if does_anything(source)} <= set(nearest())


def test_no_module_of_messaging_is_left_out_without_a_reason() -> None:
    assert forgotten(sources_of(CHASSIS), set(nearest()), REASONS) == set()


def test_what_is_left_out_is_messaging_and_is_not_mutated() -> None:
    assert set(REASONS) <= messaging(sources_of(CHASSIS))
    assert not set(REASONS) & set(nearest())


def test_a_module_that_was_forgotten_is_found() -> None:
    work = "def work():\n    pass\n"
    sources = {
        "chassis.worker": f"from chassis import inbox\nfrom chassis.words import WORDS\n{work}",
        "chassis.bus.local": work,
        "chassis.bus.rabbit": f"import chassis.letters\n{work}",
        "chassis.inbox": f"def later():\n    from chassis.doubts import doubt\n{work}",
        "chassis.doubts": "class Doubt:\n    async def said(self):\n        pass\n",
        "chassis.letters": work,
        "chassis.words": "WORDS = ()\n",
        "chassis.pages": work,
    }
    mutated = {"chassis.worker", "chassis.bus.local", "chassis.bus.rabbit", "chassis.inbox"}
    assert forgotten(sources, mutated, {}) == {"chassis.doubts", "chassis.letters"}
    assert forgotten(sources, mutated, {"chassis.doubts": "Holds no rule."}) == {"chassis.letters"}
    assert forgotten(sources, mutated, {"chassis.letters": "", "chassis.doubts": "?"}) == {
        "chassis.doubts",
        "chassis.letters",
    }
