"""`./mahon test`: everything the build server runs, with a PostgreSQL and a RabbitMQ provided if need be."""

import contextlib
import importlib
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import typer
from contracts.topology import SERVICES

from deploy import chromium, ending, lanes, provisions, say, state, web
from deploy.places import REPOSITORY
from deploy.say import Code, Stopped
from deploy.supervisor import Supervisor

CONTAINERS = "--containers"
NONE = "none"
"""What testkit understands as: could not be provided on this machine."""
TYPED = (
    *(f"libs/{name}/src" for name in ("contracts", "chassis", "sharing", "testkit")),
    *(f"services/{name}/src" for name in SERVICES),
    *(f"{name}/src" for name in ("deploy", "demonstration", "proofs")),
)
"""What the type checker reads whole; tests are checked by being run."""
STATIC_CHECKS = {
    "ruff": ["ruff", "check", "--quiet", "."],
    "mypy": ["mypy", *TYPED],
    "import-linter": ["lint-imports"],
    "vulture": ["tools/unused.py"],
}

SPREAD = ["-n", str((os.cpu_count() or 1) + 1), "--dist", "loadgroup", "--no-loadscope-reorder"]
"""All tests go to one process more than there are cores, since many wait; one at a time as each comes free."""


def test(context: typer.Context) -> None:
    """Lint, types, import rules, the web app's checks, then pytest; arguments go to pytest. `--containers` does
    something else: it makes the images, runs deploy/compose.yaml and strikes it under load.
    """
    if CONTAINERS in context.args:
        with say.one_clear_line():
            raise SystemExit(importlib.import_module("proofs.containers").containers())
    with say.one_clear_line():
        notes: list[str] = []
        arguments = context.args
        # Tests call ruff, lint-imports and the like by name.
        path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ.get('PATH', os.defpath)}"
        environment = os.environ | {"PATH": path}
        if not context.args:
            arguments = SPREAD
            with ThreadPoolExecutor() as beside:
                web_checked = beside.submit(_check_web, notes)
                for name, command in STATIC_CHECKS.items():
                    _check(name, command, notes)
                web_checked.result()
            environment |= _chromium(notes)
        with _provided(notes) as given:
            say.step("pytest")
            environment |= given | {lanes.NOTES: "\n".join(notes)}
            code = ending.run([sys.executable, "-P", "-m", "pytest", "-p", "deploy.lanes", *arguments], environment)
        failed = any(note.startswith("FAILED") for note in notes)
        raise SystemExit(code or int(failed))


def _check(name: str, command: list[str], notes: list[str]) -> None:
    say.step(name)
    present = [part for part in command if "/" not in part or (REPOSITORY / part).exists()]
    program = [sys.executable, "-P", "-m", *present] if present[0] in ("ruff", "mypy") else [sys.executable, *present]
    if present[0] == "lint-imports":
        program = [str(Path(sys.executable).with_name("lint-imports"))]
    done = subprocess.run(program, cwd=REPOSITORY, capture_output=True, text=True, check=False)
    if done.returncode:
        said = (done.stdout + done.stderr).strip()
        print(said)
        notes.append(_failed(name, said))


def _check_web(notes: list[str]) -> None:
    say.step("the web app: lint, types, tests, size")
    try:
        web.check()
    except Stopped as stopped:
        notes.append(_failed(f"the web app ({stopped})", stopped.said))


def _failed(what: str, said: str) -> str:
    """Said again at the end: minutes of tests lie between a check and the last lines of a build server's log."""
    return "\n".join([f"FAILED: {what}", *said.splitlines()[-web.LINES_TOLD :]])


def _chromium(notes: list[str]) -> dict[str, str]:
    say.step("looking for Chromium")
    try:
        return {chromium.VARIABLE: str(chromium.provided())}
    except Stopped as stopped:
        notes.append(f"NOT TESTED: browser: {stopped}")
        return {chromium.VARIABLE: NONE}


@contextlib.contextmanager
def _provided(notes: list[str]) -> Iterator[dict[str, str]]:
    """The environment that names the tests' PostgreSQL and, if there can be one, their RabbitMQ."""
    with contextlib.ExitStack() as stack:
        served: list[str] = []
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="mahon-test-")))
        folder.chmod(0o755)
        kept = stack.enter_context(state.opened(folder))
        supervisor = stack.enter_context(Supervisor(kept))
        asked = provisions.asked_way()
        given: dict[str, str] = {}
        for provision in (provisions.database(stack, kept, supervisor), provisions.broker(stack, kept, supervisor)):
            try:
                way, given[provision.variable] = provision.provided(asked)
                served.append(f"{provision.name}: {way}")
            except Stopped as stopped:
                # Without a bus much can still be tested, unless somebody said where it has to come from.
                if asked or provision.code != Code.BROKER:
                    raise
                notes.append(f"NOT TESTED: rabbitmq: {stopped}")
                given[provision.variable] = NONE
        yield given | {lanes.SERVED: ", ".join(served)}
