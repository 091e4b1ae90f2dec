"""What only the chassis knows of the database: SQLAlchemy's inside, the driver and its errors; and SQL is not text."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
OURS = sorted(
    path for folder in ("libs", "services", "deploy", "proofs") for path in (ROOT / folder).rglob("src/**/*.py")
)
INSIDE_SQLALCHEMY = "libs/chassis/src/chassis/statements.py"
DOCUMENTED = {"sqlalchemy", "sqlalchemy.dialects.postgresql", "sqlalchemy.ext.asyncio", "sqlalchemy.types"}
DRIVERS = {"libs/chassis/src/chassis/driver.py", "libs/chassis/src/chassis/connections.py"}
STATEMENTS = {"text", "execute", "literal_column", "fetch", "fetchval", "fetchrow", "executemany"}


def shown(path: Path) -> str:
    return str(path.relative_to(ROOT))


def imported(tree: ast.Module) -> Iterator[tuple[str, str]]:
    """Module and name of whatever is imported, wherever it stands."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((alias.name, "") for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and not node.level:
            yield from ((node.module or "", alias.name) for alias in node.names)


def inside_sqlalchemy(tree: ast.Module) -> list[str]:
    """What a file takes from SQLAlchemy that its documentation does not offer."""
    taken = [(module, name) for module, name in imported(tree) if module.split(".")[0] == "sqlalchemy"]
    found = [f"{module}.{name}" for module, name in taken if module not in DOCUMENTED or name.startswith(("_", "util"))]
    if not taken:
        return found
    return found + [
        node.attr
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute)
        and node.attr.startswith("_")
        and not node.attr.startswith("__")
        and not (isinstance(node.value, ast.Name) and node.value.id in {"self", "cls"})
    ]


def of_the_driver(tree: ast.Module) -> list[str]:
    roots = ("asyncpg", "sqlalchemy.exc")
    return [
        f"{module}.{name}" for module, name in imported(tree) if module.startswith(roots) or name in {"exc", "asyncpg"}
    ]


def is_put_together(node: ast.expr) -> bool:
    """Text with something filled in: an f-string, `%`, `+`, `.format(…)`, `.join(…)` or `.replace(…)`."""
    if isinstance(node, ast.JoinedStr):
        return any(isinstance(part, ast.FormattedValue) for part in node.values)
    if isinstance(node, ast.BinOp):
        return True
    called = node.func if isinstance(node, ast.Call) else None
    return isinstance(called, ast.Attribute) and called.attr in {"format", "join", "replace", "format_map"}


VERBS = ("select ", "insert into ", "update ", "delete from ", "with ", " where ", " from ", "group by ", "order by ")


def reads_as_sql(node: ast.JoinedStr) -> bool:
    said = "".join(part.value for part in node.values if isinstance(part, ast.Constant)).lower()
    written = " ".join(said.split()) + " "
    return written.startswith(VERBS[:4]) or sum(verb in f" {written}" for verb in VERBS) > 1


def put_together(tree: ast.Module) -> list[str]:
    """SQL with something filled in: what a statement is made of is no text of ours in the making."""
    found = []
    named = {
        target.id
        for node in ast.walk(tree)
        if isinstance(node, ast.Assign) and is_put_together(node.value)
        for target in node.targets
        if isinstance(target, ast.Name)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.JoinedStr) and is_put_together(node) and reads_as_sql(node):
            found.append(f"{node.lineno}: f-string")
        if isinstance(node, ast.Call) and node.args:
            called = node.func.id if isinstance(node.func, ast.Name) else getattr(node.func, "attr", "")
            given = node.args[0]
            is_named = isinstance(given, ast.Name) and given.id in named
            if called in STATEMENTS and (is_named or is_put_together(given)):
                found.append(f"{node.lineno}: {called}")
    return found


def found_in(paths: list[Path], look: object) -> dict[str, list[str]]:
    assert callable(look)
    found = {shown(path): look(ast.parse(path.read_text())) for path in paths}
    return {name: what for name, what in found.items() if what}


def test_one_module_knows_the_inside_of_sqlalchemy() -> None:
    assert set(found_in(OURS, inside_sqlalchemy)) == {INSIDE_SQLALCHEMY}


def test_the_driver_and_its_errors_are_the_chassis_alone() -> None:
    libraries = [path for path in OURS if shown(path).startswith(("libs/chassis", "libs/contracts", "services"))]
    assert set(found_in(libraries, of_the_driver)) == DRIVERS


def test_no_service_puts_sql_together() -> None:
    assert found_in([path for path in OURS if shown(path).startswith("services")], put_together) == {}


@pytest.mark.parametrize(
    ("look", "bad"),
    [
        (inside_sqlalchemy, "from sqlalchemy.sql.elements import TextClause"),
        (inside_sqlalchemy, "from sqlalchemy import util"),
        (inside_sqlalchemy, "import sqlalchemy.sql.base"),
        (inside_sqlalchemy, "from sqlalchemy import text\nnames = text('').bind._bindparams"),
        (of_the_driver, "import asyncpg"),
        (of_the_driver, "def late():\n    from asyncpg.exceptions import UniqueViolationError"),
        (of_the_driver, "from sqlalchemy.exc import IntegrityError"),
        (of_the_driver, "from sqlalchemy import exc"),
        (put_together, "text(f'SELECT {name} FROM record')"),
        (put_together, "text('SELECT ' + name)"),
        (put_together, "session.execute(text('SELECT %s' % name))"),
        (put_together, "statement = f'UPDATE record SET {name} = :value WHERE id = :id'"),
        (put_together, "text('SELECT {cut}'.format(cut=1))"),
        (put_together, "literal_column(f'{name}.changed_xid')"),
        (put_together, "later = f'{name}.changed_xid > :since'\ntext(later)"),
    ],
)
def test_a_bad_example_is_found(look: object, bad: str) -> None:
    assert callable(look)
    assert look(ast.parse(bad))


@pytest.mark.parametrize(
    "good",
    ["text('SELECT 1 FROM record WHERE id = :id')", "label = f'{first} with {second}'", "f'from {sender}'"],
)
def test_a_good_example_is_let_pass(good: str) -> None:
    assert put_together(ast.parse(good)) == []
