"""The house keeps its rules, and each rule catches what it is there for."""

import re
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from chassis.web import Work
from contracts.topology import SERVICES as TOPOLOGY
from fastapi import APIRouter, Depends
from testkit.routes import routes_of

from . import days as _days  # noqa: F401  # rules of its own
from . import ends as _ends  # noqa: F401
from .citations import citations_that_lead_nowhere
from .examples import BAD, GOOD
from .rules import EXCEPTIONS, RULES, UNGUARDED, Source, wrong_with

ROOT = Path(__file__).resolve().parents[2]
SERVICES = sorted(path.name for path in (ROOT / "services").iterdir())
PUBLIC_ROUTES = {
    ("identity", "GET", "/internal/authorize"),
    ("identity", "GET", "/.well-known/jwks.json"),
    ("identity", "GET", "/api/v2/primero"),
    ("identity", "GET", "/api/v2/identity_providers"),
    ("identity", "POST", "/api/v2/tokens"),
    ("identity", "DELETE", "/api/v2/tokens"),
    ("identity", "POST", "/api/v2/users/self-register"),
    ("cases", "GET", "/api/v2/contact_information"),
}
"""Routes that answer somebody without a session; each has a reason in SECURITY.md."""
HEALTH = {"/health/live", "/health/ready", "/health/hearing", "/metrics"}
EDGE = {"current_actor", "unit_of_work", "transactions", "only_signed_in"}


def tracked() -> list[str]:
    """Paths of what git keeps or would keep."""
    listed = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    told = subprocess.run(listed, cwd=ROOT, capture_output=True, check=True).stdout.decode()
    return sorted(name for name in told.split("\0") if name and (ROOT / name).is_file())


@pytest.fixture(scope="module")
def sources() -> list[Source]:
    """Every text of the repository."""
    return list(read(tracked()))


def read(names: list[str]) -> Iterator[Source]:
    for name in names:
        content = (ROOT / name).read_bytes()
        if b"\0" not in content:
            yield Source(name, content.decode())


@pytest.mark.parametrize("name", RULES)
def test_the_house_keeps_the_rule(name: str, sources: list[Source]) -> None:
    assert len(sources) > len(RULES)
    assert {source.path: wrong for source in sources if (wrong := wrong_with(name, source))} == {}


@pytest.mark.parametrize("name", RULES)
def test_the_rule_catches_what_it_is_there_for(name: str) -> None:
    assert BAD[name]
    assert [source for source in BAD[name] if not RULES[name](source)] == []


@pytest.mark.parametrize("name", RULES)
def test_the_rule_leaves_alone_what_it_is_not_about(name: str) -> None:
    assert GOOD[name]
    assert {source.path: wrong for source in GOOD[name] if (wrong := RULES[name](source))} == {}


@pytest.mark.parametrize(("name", "path"), [(name, path) for name, paths in EXCEPTIONS.items() for path in paths])
def test_no_exception_outlives_its_need(name: str, path: str, sources: list[Source]) -> None:
    assert [source.path for source in sources if source.path == path and RULES[name](source)] == [path]


@pytest.mark.parametrize(("name", "path"), [(name, path) for name, paths in UNGUARDED.items() for path in paths])
def test_nobody_stays_on_a_list_without_using_what_it_is_for(name: str, path: str, sources: list[Source]) -> None:
    assert [source.path for source in sources if source.path == path and re.search(rf"\b{name}\b", source.text)] == [
        path
    ]


def test_every_example_is_of_a_rule() -> None:
    assert BAD.keys() == GOOD.keys() == RULES.keys()


def test_what_is_cited_is_there(sources: list[Source]) -> None:
    pages = {source.path: source.text for source in sources if source.path.endswith(".md")}
    assert {source.path: found for source in sources if (found := citations_that_lead_nowhere(source, pages))} == {}


PAGES = {
    "docs/domain/records.md": "# Records\n\n## 1. Kinds\n\n## 2. New\n",
    "docs/told.md": "1. First.\n",
    "README.md": "",
}


@pytest.mark.parametrize(
    ("path", "text", "wrong"),
    [
        ("services/a.py", "Rules: `docs/domain/records.md §2`, `§1`.", 0),
        ("services/a.py", "Rules: docs/domain/records.md §1 and README.md; `docs/told.md §1`. RFC 9562 §5.7.", 0),
        ("docs/domain/other.md", "As (`records.md` §2) and [there](records.md) say, and (§1).", 0),
        ("services/a.py", "Source: `elsewhere" + ".md` §3.4.", 2),
        ("web/src/a.tsx", "// docs/domain/gone" + ".md", 1),
        ("services/a.py", "Rules: `docs/domain/records.md §" + "3`.", 1),
        ("services/a.py", "Rules: `docs/domain/records.md §1`, `§" + "7`.", 1),
        ("services/a.py", "records" + ".md", 1),
        ("services/a.py", "Colleagues see what that one sees (§" + "10.15).", 1),
    ],
)
def test_a_citation_that_leads_nowhere_is_caught(path: str, text: str, wrong: int) -> None:
    assert len(citations_that_lead_nowhere(Source(path, text), PAGES)) == wrong


def checks_without(service: str, configuration: dict[str, Any]) -> list[str]:
    """Which of the checks that name services, in `pyproject.toml`, leave this one out."""
    linted = configuration["tool"]["importlinter"]
    named = {"root_packages": linted["root_packages"], "mypy": configuration["tool"]["mypy"]["mypy_path"].split(":")}
    for contract in linted["contracts"]:
        for member in ("modules", "containers", "ancestors", "layers"):
            named |= {f"{contract['name']}: {member}": contract[member]} if member in contract else {}
    word = re.compile(rf"\b{service}\b")
    return [name for name, values in named.items() if not (of_layers(values) or any(map(word.search, values)))]


def of_layers(values: list[str]) -> bool:
    """The layers of a feature are the same in every service."""
    return "(domain)" in values


@pytest.mark.parametrize("service", SERVICES)
def test_no_check_leaves_a_service_out(service: str) -> None:
    assert checks_without(service, tomllib.loads((ROOT / "pyproject.toml").read_text())) == []
    assert service in TOPOLOGY


@pytest.mark.parametrize("names", ['"reporting"]', ' | reporting"', '"reporting.*"]', "services/reporting/src"])
def test_a_service_that_a_check_leaves_out_is_found(names: str) -> None:
    text = (ROOT / "pyproject.toml").read_text()
    assert names in text
    assert checks_without("reporting", tomllib.loads(text.replace(names, names.replace("reporting", "other"))))


BROKEN = {
    "services/cases/src/cases/record/domain/alerts.py": "import identity.app\nimport sqlalchemy\n",
    "services/cases/src/cases/form/store.py": "import cases.record.commands\n",
    "services/cases/src/cases/lookup/whatever.py": "",
    "services/cases/src/cases/lookup/store.py": "import cases.lookup.api\n",
    "services/cases/src/cases/lookup/commands.py": "import sqlalchemy\n",
    "libs/chassis/src/chassis/paging.py": "import cases.app\n",
    "libs/sharing/src/sharing/consent.py": "import sqlalchemy\n",
}
"""Files, and imports that each of the contracts of import-linter must refuse."""


def lint_imports(folder: Path) -> str:
    """What import-linter says of the sources in this folder."""
    paths = [str(path) for path in sorted(folder.glob("*/*/src"))]
    script = (
        f"import sys; sys.path[:0] = {paths!r}; from importlinter.cli import lint_imports; sys.exit(lint_imports())"
    )
    command = [sys.executable, "-c", script]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False).stdout


def test_imports_go_the_way_of_the_layers() -> None:
    said = lint_imports(ROOT)
    assert " 0 broken" in said, said[-4000:]


def test_an_import_against_the_layers_is_caught(tmp_path: Path) -> None:
    for folder in (*ROOT.glob("libs/*/src"), *ROOT.glob("services/*/src")):
        shutil.copytree(folder, tmp_path / folder.relative_to(ROOT))
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    for name, lines in BROKEN.items():
        path = tmp_path / name
        path.write_text((path.read_text() if path.exists() else "") + lines)
    said = lint_imports(tmp_path)
    assert " 0 kept" in said, said[-4000:]


def guards(route: object) -> set[str]:
    """Names of all dependencies a route runs, however deep."""
    found: set[str] = set()
    waiting = [route.dependant]  # type: ignore[attr-defined]
    while waiting:
        dependant = waiting.pop()
        found.add(getattr(dependant.call, "__name__", ""))
        waiting += dependant.dependencies
    return found


@pytest.mark.parametrize("service", SERVICES)
def test_every_route_is_guarded_or_on_the_public_list(service: str) -> None:
    unguarded = {
        (service, method, route.path)
        for route in routes_of(service)
        for method in route.methods - {"HEAD", "OPTIONS"}
        if route.path not in HEALTH and not guards(route) & EDGE
    }
    assert unguarded == {public for public in PUBLIC_ROUTES if public[0] == service}


def test_a_route_that_asks_nobody_is_unguarded_and_one_that_asks_deep_inside_is_not() -> None:
    router = APIRouter()

    async def through(uow: Work) -> None: ...

    @router.get("/open")
    async def open_to_all() -> None: ...

    @router.get("/guarded", dependencies=[Depends(through)])
    async def guarded() -> None: ...

    assert [bool(guards(route) & EDGE) for route in router.routes] == [False, True]
