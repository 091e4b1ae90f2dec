"""What nothing in the programs uses: `python tools/unused.py` names it, and ends with 1 where there is any.

vulture finds it. What only tests use is used by nobody; testkit is what tests use.
"""

import ast
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from vulture import Vulture

ROOT = Path(__file__).resolve().parents[1]
PROGRAMS = ("libs", "services", "deploy", "demonstration", "proofs", "tools")
DECORATED = ["@router.*", "@accounts.*", "@health.*", "@application.*", "@app.*", "@pytest.*"]
"""Decorators by which a framework comes to know a function."""
CALLED_BY_NAME = {
    "model_config": "pydantic reads it",
    "cache_ok": "SQLAlchemy reads it of a type",
    "get_col_spec": "SQLAlchemy calls it of a type",
    "media_type": "Starlette reads it of a response",
    "capture_signals": "uvicorn calls it; ours leaves signals alone",
    "should_exit": "uvicorn reads it of its server",
    "handle_DATA": "aiosmtpd calls it",
    "up": "the command line names it",
    "doctor": "the command line names it",
    "mutate": "the command line names it",
    "bench": "the command line names it",
    "chaos": "the command line names it",
    "privacy": "the command line names it",
    "is_easy": "done aside, by name",
    "hand_out": "done aside, by name",
    "load_demonstration": "done aside, by name",
    "renew_superuser": "done at a start, by name",
    "gateway_is_ready": "done aside, by name",
    "upgrade": "alembic calls it of a migration",
    "downgrade": "alembic calls it of a migration",
    "revision": "alembic reads it of a migration",
    "down_revision": "alembic reads it of a migration",
    "branch_labels": "alembic reads it of a migration",
    "depends_on": "alembic reads it of a migration",
    "FAMILIES": "says what each family is; a test holds the events to it",
    "pytest_configure": "pytest calls it",
    "pytest_collection_modifyitems": "pytest calls it",
    "pytest_sessionfinish": "pytest calls it",
    "pytest_terminal_summary": "pytest calls it",
    "pytest_runtestloop": "pytest calls it",
    "pytest_runtest_logreport": "pytest calls it",
    "outbox_head": "a table: made by the migrations, written in SQL",
    "schedule_turn": "a table: made by the migrations, written in SQL",
    "inbox_head": "a table: made by the migrations, written in SQL",
    "erase": "what an erasure does; no route asks for one yet",
    "path_parameters": "schemathesis reads it of an example",
    "protocol_version": "http.server reads it of its handler",
    "do_DELETE": "http.server calls it",
    "do_GET": "http.server calls it",
    "do_PATCH": "http.server calls it",
    "do_POST": "http.server calls it",
    "do_PUT": "http.server calls it",
    "log_message": "http.server calls it; ours writes no address of a child into a log",
    "_working": "keeps a task from being collected",
}
"""Names that frameworks know, each reviewed; a name that nothing defines any more is said too."""


def sources(folders: Iterable[str], *, tests: bool) -> list[Path]:
    found = [path for folder in folders for path in sorted((ROOT / folder).rglob("*.py"))]
    return [path for path in found if tests or not {"tests", "testkit"} & set(path.relative_to(ROOT).parts)]


def data_fields(paths: Iterable[Path]) -> set[str]:
    """Annotated members of classes: they are read by whoever writes the whole object out."""
    classes = (
        node for path in paths for node in ast.walk(ast.parse(path.read_text())) if isinstance(node, ast.ClassDef)
    )
    members = (member for made in classes if not made.name.endswith("Settings") for member in made.body)
    return {
        member.target.id
        for member in members
        if isinstance(member, ast.AnnAssign) and isinstance(member.target, ast.Name)
    }


def unused(paths: list[Path], known: Iterable[str] = CALLED_BY_NAME) -> Iterator[tuple[str, int, str]]:
    """Path, line and name of what none of these files uses."""
    finder = Vulture(ignore_names=list(known), ignore_decorators=DECORATED)
    finder.scavenge([str(path) for path in paths])
    fields = data_fields(paths)
    for item in finder.get_unused_code():
        if not (item.typ in {"variable", "attribute"} and item.name in fields):
            yield str(Path(item.filename)), item.first_lineno, item.name


def idle_names() -> list[str]:
    """Reviewed names that no file has any more."""
    texts = "\n".join(path.read_text() for path in sources(PROGRAMS, tests=True) if path != Path(__file__))
    return [name for name in CALLED_BY_NAME if name not in texts]


def main() -> int:
    programs = sources(PROGRAMS, tests=False)
    testkit = sorted((ROOT / "libs/testkit").rglob("*.py"))
    users = sources(("libs", "services", "deploy", "demonstration", "proofs", "tests"), tests=True)
    found = [*unused(programs), *(item for item in unused(users) if Path(item[0]) in testkit)]
    for path, line, name in found:
        print(f"{Path(path).relative_to(ROOT)}:{line}: nothing uses {name}")
    idle = idle_names()
    for name in idle:
        print(f"tools/unused.py: there is no {name} any more")
    return int(bool(found or idle))


if __name__ == "__main__":
    sys.exit(main())
