"""What a type of field means stands in its class and its module: nobody else asks for a type by its name."""

import ast
import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from cases.form.domain.field_types import FIELD_TYPES, limits

ROOT = Path(__file__).resolve().parents[2]
SERVER = "services/cases/src/cases/form/domain/field_types"
MESSAGES = ROOT / "web/src/i18n/messages"
WEB = "web/src/features/cases/forms/types"
UNMISTAKABLE = {name for name in FIELD_TYPES if "_" in name}
QUOTED = re.compile("['\"](" + "|".join(sorted(UNMISTAKABLE)) + ")['\"]")
COMPARED = re.compile(r"\btype\s*[!=]==?\s*['\"](" + "|".join(sorted(FIELD_TYPES)) + ")['\"]")


def asked_by_name(source: str) -> set[str]:
    """Names of types in a module: those that mean nothing else anywhere, the others where something is compared."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Constant) and node.value in UNMISTAKABLE:
            found.add(node.value)
        if isinstance(node, ast.Compare | ast.Set | ast.MatchValue):
            found |= set(_texts(node)) & FIELD_TYPES.keys()
    return found


def _texts(node: ast.AST) -> Iterator[str]:
    for inner in ast.walk(node):
        if isinstance(inner, ast.Constant) and isinstance(inner.value, str):
            yield inner.value


def asked_by_name_in_the_web_app(source: str) -> set[str]:
    return {*QUOTED.findall(source), *COMPARED.findall(source)}


def test_no_service_asks_for_a_type_by_its_name() -> None:
    offenders = {
        str(path.relative_to(ROOT)): names
        for path in (ROOT / "services").glob("*/src/**/*.py")
        if not path.is_relative_to(ROOT / SERVER) and (names := asked_by_name(path.read_text()))
    }
    assert offenders == {}


def test_the_web_app_does_not_either() -> None:
    offenders = {
        str(path.relative_to(ROOT)): names
        for path in (ROOT / "web/src").rglob("*.ts*")
        if not path.is_relative_to(ROOT / WEB) and ".test." not in path.name and "testing" not in path.parts
        if (names := asked_by_name_in_the_web_app(path.read_text()))
    }
    assert offenders == {}


def test_both_sides_know_the_same_types() -> None:
    registry = (ROOT / WEB / "registry.ts").read_text()
    assert {name for name in FIELD_TYPES if not re.search(rf"^  {name}[:,]", registry, re.MULTILINE)} == set()


@pytest.mark.parametrize(
    "bad",
    [
        "if spec.type == 'subform': pass",
        "SIMPLE = frozenset({'textarea', 'custom'})",
        "CHECKS = {'numeric_field': int}",
        "match kind:\n    case 'separator': pass",
        "if 'signature' in (a.type, b.type): pass",
    ],
)
def test_a_type_asked_for_by_its_name_is_found(bad: str) -> None:
    assert asked_by_name(bad)


def test_words_that_also_mean_something_else_are_left_alone() -> None:
    assert not asked_by_name("Column('subform', Text); made = {'separator': ' '}; read(signature='signature')")


@pytest.mark.parametrize(
    "bad", ["if (field.type === 'subform') x();", 'const known = ["tick_box"];', "type !== 'custom'"]
)
def test_so_it_is_in_the_web_app(bad: str) -> None:
    assert asked_by_name_in_the_web_app(bad)


CODES_OF_VALUES = {"fault", "look_into", "check", "_fault"}
"""The functions that say what does not fit: of types, of ages, of system fields."""
CHECKING = ("form/domain/field_types", "record/domain/ages.py", "record/domain/validation.py", "record/commands")
CODE = re.compile(r"[a-z]+(_[a-z]+)*")


def codes_said(source: str) -> set[str]:
    """The codes with which a module refuses values: what `refuse` is given, and texts that `fault` answers."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "refuse":
            found |= {text for argument in node.args[1:] for text in _texts(argument)}
        if isinstance(node, ast.FunctionDef) and node.name in CODES_OF_VALUES:
            body = [text for inner in ast.walk(node) if isinstance(inner, ast.Return) for text in _texts(inner)]
            named = [text for inner in ast.walk(node) if isinstance(inner, ast.Assign) for text in _texts(inner.value)]
            found |= {*body, *named}
    return {text for text in found if CODE.fullmatch(text) and text not in {"from", "to", "unique_id"}}


def said_by_the_server() -> set[str]:
    found: set[str] = set()
    for place in CHECKING:
        path = ROOT / "services/cases/src/cases" / place
        for module in [path] if path.is_file() else sorted(path.glob("*.py")):
            found |= codes_said(module.read_text())
    return found


@pytest.mark.parametrize("language", sorted(path.name for path in MESSAGES.iterdir() if path.is_dir()))
def test_every_code_of_a_type_has_words_in_every_language(language: str) -> None:
    words: dict[str, str] = {}
    for file in sorted((MESSAGES / language).glob("*.json")):
        words |= json.loads(file.read_text())
    web = "".join(path.read_text() for path in sorted((ROOT / WEB).glob("*.ts*")) if ".test." not in path.name)
    found = re.findall(r"code: '([a-z_]+)'", web)
    assert len(found) > 3
    assert sorted(code for code in found if not words.get(f"forms.problem.{code}")) == []
    said = said_by_the_server()
    assert {"not_an_option", "wrong_type", "in_the_future", "not_a_uuid", "too_long", "not_a_tally"} <= said
    assert sorted(code for code in said if not words.get(f"problem.field.{code}")) == []


def test_a_code_is_found_wherever_it_is_said() -> None:
    source = "def fault(self, value, held):\n    fits, code = 1, 'not_x'\n    return code if fits else 'no_y'"
    assert codes_said(source) == {"not_x", "no_y"}
    assert codes_said("found.refuse(pointer, 'not_z')") == {"not_z"}


def test_both_sides_find_the_same_plausible() -> None:
    web = (ROOT / "web/src/features/cases/forms/limits.ts").read_text()
    said = dict(re.findall(r"const (\w+) = '?(.*?)'?;", web))
    assert said == {
        "firstDay": limits.FIRST_DAY,
        "lastDay": limits.LAST_DAY,
        "oldest": str(limits.OLDEST),
        "birth": f"/{limits.BIRTH.pattern}/",
        "age": f"/{limits.AGE.pattern}/",
    }
