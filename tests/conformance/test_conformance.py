"""Real input: an empty Mahon takes the real CPIMS+ configuration and answers the recorded scenario as Primero does.

`passing.txt` pins the steps that pass, so that none is lost; `python tests/conformance/pin.py REPORT.json` renews it.
"""

import json
import subprocess
import sys
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from deploy.routes import SERVICES
from proofs.listening import Answer, listening
from proofs.system import System
from testkit import shared_folder
from testkit.holding import Promises
from testkit.routes import bare_app

pytestmark = [pytest.mark.long, pytest.mark.xdist_group("conformance")]
PINNED = Path(__file__).with_name("passing.txt")
MINUTES = 10
MANY = 100
EASY = ("proof_admin", "proof-admin-0!")
"""As short as the kit's own passwords, which a Mahon takes only if its first one was so."""


@dataclass(frozen=True)
class Run:
    """The kit's own report of a run against an empty Mahon of one process, and every answer it got."""

    report: dict[str, Any]
    answers: list[Answer]


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> Run:
    kit = shared_folder() / "conformance" / "conform"
    folder = tmp_path_factory.mktemp("conformance")
    written = folder / "report.json"
    with System(folder / "state", apart=False, admin=EASY) as system, listening(system.base) as between:
        command = [sys.executable, str(kit), "--base", between.base, "--admin", ":".join(EASY), "--json", str(written)]
        told = subprocess.run(command, capture_output=True, text=True, timeout=MINUTES * 60, check=False)
    assert written.exists(), told.stdout[-3000:] + told.stderr[-3000:]
    return Run(json.loads(written.read_text()), between.answers)


@pytest.fixture(scope="module")
def report(run: Run) -> dict[str, Any]:
    return run.report


def test_every_answer_is_one_that_the_documents_promise(run: Run) -> None:
    promises = Promises(bare_app(service) for service in SERVICES)
    broken = Counter(
        wrong
        for each in run.answers
        if (wrong := promises.broken(each.method, each.path, each.status, each.media_type, each.body))
    )
    print(f"conformance: {len(run.answers)} answers held against their documents")
    assert len(run.answers) > MANY
    assert not broken, "\n".join(f"{number} times: {wrong}" for wrong, number in broken.items())


def test_the_real_configuration_is_taken_whole(report: dict[str, Any]) -> None:
    said = {line["what"]: line["outcome"] for line in report["preparation"]}
    assert said["configuration: apply"] == "ok"
    refused = {what: outcome for what, outcome in said.items() if not outcome.endswith(("ok", "created", "there"))}
    assert refused == {}


def test_no_step_that_passed_is_lost(report: dict[str, Any]) -> None:
    outcomes = {step["step"]: step["outcome"] for step in report["steps"]}
    lost = {name: outcomes.get(name) for name in PINNED.read_text().split() if outcomes.get(name) != "passed"}
    assert lost == {}, details(report, lost)


def test_no_answer_is_a_server_error(report: dict[str, Any]) -> None:
    assert [step["step"] for step in report["steps"] if (step["status"] or 0) >= 500] == []


def test_what_does_not_pass_yet_is_told(report: dict[str, Any], record_property: Any) -> None:
    by_area: Counter[tuple[str, str]] = Counter((step["area"], step["outcome"]) for step in report["steps"])
    for (area, outcome), number in sorted(by_area.items()):
        record_property(f"{area} {outcome}", number)
        print(f"conformance: {area:<14}{outcome:<14}{number:>4}")
    assert by_area


def details(report: dict[str, Any], names: Any) -> str:
    return "\n".join(f"{step['step']}: {step['differences'][:1]}" for step in report["steps"] if step["step"] in names)
