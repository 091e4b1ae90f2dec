"""The rules of the house that import-linter cannot say, read off the source itself."""

import ast
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from testkit.routes import routes_of

ROOT = Path(__file__).resolve().parents[2]
PYTHON = [
    path
    for folder in ("libs", "services", "deploy", "demonstration", "proofs", "tests")
    for path in sorted((ROOT / folder).rglob("*.py"))
    if not {"node_modules", "__pycache__", ".mahon"} & set(path.parts)
]
SERVICES = sorted((ROOT / "services").iterdir())
MOST_LINES = 400
MOST_LINES_WEB = 250
MOST_FUNCTION_LINES = 30
FORBIDDEN_NAMES = {"utils", "util", "helpers", "helper", "common", "misc", "base", "core", "manager", "managers"}
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
HEALTH = {"/health/live", "/health/ready", "/metrics"}
EDGE = {"current_actor", "unit_of_work", "transactions", "only_signed_in"}


def source(path: Path) -> ast.Module:
    return ast.parse(path.read_text())


def shown(path: Path) -> str:
    return str(path.relative_to(ROOT))


def functions(path: Path) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    for node in ast.walk(source(path)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def body_lines(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """Lines from the first statement after the docstring to the last, so that explaining costs nothing."""
    body = function.body
    if ast.get_docstring(function) is not None:
        body = body[1:]
    return 0 if not body else (body[-1].end_lineno or 0) - body[0].lineno + 1


def test_no_file_is_longer_than_a_reader_can_hold() -> None:
    too_long = {shown(path): n for path in PYTHON if (n := len(path.read_text().splitlines())) > MOST_LINES}
    assert too_long == {}


def test_no_file_of_the_web_app_is_longer_than_a_reader_can_hold() -> None:
    sources = [*(ROOT / "web/src").rglob("*.ts"), *(ROOT / "web/src").rglob("*.tsx")]
    too_long = {shown(path): n for path in sources if (n := len(path.read_text().splitlines())) > MOST_LINES_WEB}
    assert too_long == {}


def test_no_function_is_longer_than_a_screen() -> None:
    code = [path for path in PYTHON if "tests" not in path.parts and "versions" not in path.parts]
    too_long = {
        f"{shown(path)}:{function.name}": body_lines(function)
        for path in code
        for function in functions(path)
        if body_lines(function) > MOST_FUNCTION_LINES and not holds_functions(function)
    }
    assert too_long == {}


def holds_functions(function: ast.FunctionDef | ast.AsyncFunctionDef) -> bool:
    """A factory of fixtures or of a closure is as long as what it holds."""
    return any(
        isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) for node in ast.walk(function) if node is not function
    )


def test_nothing_is_named_for_what_it_is_not() -> None:
    folders = {parent for path in PYTHON for parent in path.relative_to(ROOT).parents}
    names = {part.stem for part in [*folders, *PYTHON]}
    assert names & FORBIDDEN_NAMES == set()


def test_only_the_edge_commits() -> None:
    allowed = {"libs/chassis/src/chassis/database.py"}
    offenders = [
        shown(path)
        for path in PYTHON
        if "src" in path.parts and path.parts[len(ROOT.parts)] in {"libs", "services"} and shown(path) not in allowed
        for node in ast.walk(source(path))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "commit"
    ]
    assert offenders == []


def test_time_comes_in_as_a_parameter() -> None:
    offenders = []
    for service in SERVICES:
        for path in (service / "src").rglob("*.py"):
            parts = path.relative_to(service).parts
            if "api.py" in parts or "api" in parts or path.name in {"app.py", "worker.py", "bootstrap.py"}:
                continue
            if re.search(r"\b(datetime\.now|date\.today|time\.time)\(", path.read_text()):
                offenders.append(shown(path))
    assert offenders == []


def test_only_api_files_build_routers() -> None:
    offenders = [
        shown(path)
        for service in SERVICES
        for path in (service / "src").rglob("*.py")
        if "APIRouter(" in path.read_text() and not {"api", "app.py"} & {path.stem, *path.parts}
    ]
    assert offenders == []


def test_domain_and_policy_wait_for_nobody() -> None:
    pure = [
        path
        for service in SERVICES
        for path in (service / "src").rglob("*.py")
        if {"domain", "policy"} & {path.stem, *path.parts}
    ]
    offenders = [shown(path) for path in pure for node in ast.walk(source(path)) if isinstance(node, ast.Await)]
    assert offenders == []


def test_every_loader_takes_a_unit_of_work() -> None:
    stores = [path for service in SERVICES for path in (service / "src").rglob("store.py")]
    offenders = [
        f"{shown(path)}:{function.name}"
        for path in stores
        for function in functions(path)
        if function.name.startswith("open_") and "uow" not in {arg.arg for arg in function.args.args}
    ]
    assert offenders == []


def test_a_service_names_its_features_by_the_layers() -> None:
    linted = subprocess.run(["lint-imports"], cwd=ROOT, capture_output=True, text=True, check=False)
    assert linted.returncode == 0, linted.stdout[-4000:]


def guards(route: object) -> set[str]:
    """Names of all dependencies a route runs, however deep."""
    found: set[str] = set()
    waiting = [route.dependant]  # type: ignore[attr-defined]
    while waiting:
        dependant = waiting.pop()
        found.add(getattr(dependant.call, "__name__", ""))
        waiting += dependant.dependencies
    return found


@pytest.mark.parametrize("service", [path.name for path in SERVICES])
def test_every_route_is_guarded_or_on_the_public_list(service: str) -> None:
    unguarded = {
        (service, method, route.path)
        for route in routes_of(service)
        for method in route.methods - {"HEAD", "OPTIONS"}
        if route.path not in HEALTH and not guards(route) & EDGE
    }
    assert unguarded <= PUBLIC_ROUTES


def test_the_repo_names_no_registry_and_no_machine() -> None:
    tracked = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True).stdout
    words = re.compile(rb"\b(pypi|pythonhosted|npmjs|debian)\.(o|c)[a-z]{2}\b|(^|[^a-z.])/(work|farm)/", re.MULTILINE)
    offenders = []
    for name in filter(None, tracked.decode().split("\0")):
        path = ROOT / name
        if path.is_file() and words.search(path.read_bytes()):
            offenders.append(name)
    assert offenders == []
