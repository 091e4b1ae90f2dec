"""The state folder and what stands in the way of a start: one clear line and an exit code."""

import asyncio
import contextlib
import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from chassis.settings import ServiceSettings
from deploy.deciding import decide_kind
from deploy.handed_out import HandedOut
from deploy.say import Code, Stopped
from deploy.site import Kind, Site
from deploy.supervisor import Program, Supervisor
from testkit.postgres import server_url

from deploy import databases, ports, postgres, state


def up(*arguments: str, given: str = "") -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-P", "-m", "deploy", "up", *arguments]
    return subprocess.run(command, input=given, capture_output=True, text=True, timeout=60, check=False)


def test_two_starts_on_one_state_are_refused_with_the_process_that_has_it(tmp_path: Path) -> None:
    with state.opened(tmp_path):
        done = up("--state", str(tmp_path), "--port", str(ports.free()))
    assert done.returncode == Code.STATE
    assert f"already runs on {tmp_path} (process {os.getpid()})" in done.stderr
    assert len(done.stderr.splitlines()) == 1


def test_a_port_in_use_is_said_before_anything_is_begun(tmp_path: Path) -> None:
    folder = tmp_path / "state"
    with socket.create_server(("127.0.0.1", 0)) as taken:
        done = up("--state", str(folder), "--port", str(taken.getsockname()[1]))
    assert done.returncode == Code.PORT
    assert "is in use; choose another with --port" in done.stderr
    assert not folder.exists()


def test_the_state_of_a_newer_version_is_left_alone(tmp_path: Path) -> None:
    with state.opened(tmp_path):
        pass
    file = tmp_path / "state.json"
    newer = json.dumps(json.loads(file.read_text()) | {"version": state.VERSION + 1})
    file.write_text(newer)
    done = up("--state", str(tmp_path), "--port", str(ports.free()))
    assert done.returncode == Code.STATE
    assert "newer Mahon" in done.stderr
    assert file.read_text() == newer


def test_a_full_disk_is_said_in_one_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(state, "DISK_NEEDED_MB", 10**9)
    with pytest.raises(Stopped, match="the disk is full") as stopped, state.opened(tmp_path):
        pass
    assert stopped.value.code == Code.DISK


@pytest.mark.parametrize("host", ["localhost", "mahon.example", "1.2.3", ""])
def test_a_host_that_is_no_address_is_said_in_one_line(tmp_path: Path, host: str) -> None:
    done = up("--state", str(tmp_path / "state"), "--port", str(ports.free()), "--host", host)
    assert (done.returncode, len(done.stderr.splitlines())) == (Code.USAGE, 1)
    assert "--host wants an address" in done.stderr


@pytest.mark.parametrize(("host", "secure"), [("127.0.0.1", False), ("127.0.0.9", False), ("::1", False)])
def test_a_login_on_this_machine_needs_no_https(tmp_path: Path, host: str, secure: bool) -> None:
    assert is_secure(tmp_path, host) is secure


@pytest.mark.parametrize("host", ["0.0.0.0", "192.0.2.7", "::", "2001:db8::7"])  # noqa: S104  # nobody listens
def test_a_login_that_others_can_reach_travels_over_https_only(tmp_path: Path, host: str) -> None:
    assert is_secure(tmp_path, host)


def is_secure(folder: Path, host: str) -> bool:
    server = postgres.Server("127.0.0.1", 1, "nobody", None)
    with state.opened(folder) as kept:
        site = Site(kept, Kind.EMPTY, None, 1, host, databases.of_state(server, kept), None, HandedOut(folder))
        return ServiceSettings(**site.settings("identity")).secure_cookies


def test_empty_wants_a_first_superuser(tmp_path: Path) -> None:
    with state.opened(tmp_path) as kept:
        with pytest.raises(Stopped, match="--admin"):
            decide_kind(kept, empty=True, admin=None)
        assert decide_kind(kept, empty=True, admin=("one", "two")) is Kind.EMPTY
        assert decide_kind(kept, empty=False, admin=None) is Kind.DEMONSTRATION


def test_a_real_one_never_becomes_a_demonstration_nor_the_other_way_round(tmp_path: Path) -> None:
    with state.opened(tmp_path) as kept:
        kept.remember(kind=Kind.EMPTY)
        assert decide_kind(kept, empty=False, admin=None) is Kind.EMPTY
        kept.remember(kind=Kind.DEMONSTRATION)
        with pytest.raises(Stopped, match="holds the demonstration"):
            decide_kind(kept, empty=True, admin=("one", "two"))


def test_what_is_remembered_is_there_at_the_next_start_and_only_for_its_owner(tmp_path: Path) -> None:
    with state.opened(tmp_path) as kept:
        kept.remember(demonstration="loaded")
        before = kept.password("postgres")
    with state.opened(tmp_path) as kept:
        assert kept.get("demonstration") == "loaded"
        assert kept.password("postgres") == before
        assert kept.password("rabbitmq") != before
    assert (tmp_path / "state.json").stat().st_mode & 0o077 == 0


def test_a_program_that_dies_is_started_again_and_ends_with_its_context(tmp_path: Path) -> None:
    with state.opened(tmp_path) as kept, Supervisor(kept) as supervisor:
        supervisor.start(Program("sleeper", ["sleep", "60"]))
        first = processes(tmp_path)["sleeper"]
        os.kill(first, signal.SIGKILL)
        end = time.monotonic() + 10
        while processes(tmp_path)["sleeper"] == first and time.monotonic() < end:
            time.sleep(0.05)
        second = processes(tmp_path)["sleeper"]
        assert second != first
        assert supervisor.ended("sleeper")
    assert not Path(f"/proc/{second}").exists()
    assert not (tmp_path / "processes.json").exists()


def processes(folder: Path) -> dict[str, int]:
    found: dict[str, int] = json.loads((folder / "processes.json").read_text())
    return found


@pytest.mark.parametrize("given", ["nobody", ":secret", "nobody:"])
def test_an_admin_without_name_or_password_is_refused(given: str, tmp_path: Path) -> None:
    done = up("--state", str(tmp_path), "--port", str(ports.free()), "--empty", "--admin", given)
    assert done.returncode == Code.USAGE
    assert "user:password" in done.stderr


def test_the_first_password_is_taken_from_standard_input(tmp_path: Path) -> None:
    told = ("--state", str(tmp_path), "--port", str(ports.free()), "--host", "0.0.0.0", "--empty", "--admin", "chief")  # noqa: S104
    done = up(*told, given="chief-chief-chief\n")
    assert (done.returncode, "easy to guess" in done.stderr) == (Code.USAGE, True)


def test_a_copy_is_a_mahon_of_its_own_and_a_folder_that_was_moved_is_the_same(tmp_path: Path) -> None:
    with state.opened(tmp_path / "first") as kept:
        first = kept.id
        kept.remember(databases={"cases": "of this run"})
    shutil.copytree(tmp_path / "first", tmp_path / "copy")
    with pytest.raises(Stopped, match="copied or moved"):
        state.remembered(tmp_path / "copy")
    with state.opened(tmp_path / "copy") as kept:
        copied = kept.id
        assert copied != first
        assert kept.get("databases") == {}
    (tmp_path / "first").rename(tmp_path / "moved")
    with pytest.raises(Stopped, match="copied or moved"):
        state.remembered(tmp_path / "moved")
    for name, id in (("moved", first), ("copy", copied)):
        with state.opened(tmp_path / name) as kept:
            assert kept.id == id
        assert state.remembered(tmp_path / name)["id"] == id


def test_databases_of_another_mahon_are_left_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """On a server that is not the state's own, both would take the same names."""
    url = urlsplit(server_url())
    server = postgres.Server(url.hostname or "127.0.0.1", url.port or 5432, url.username or "postgres", url.password)
    monkeypatch.setenv("MAHON_DATABASE_PREFIX", f"test_{os.getpid()}")
    with state.opened(tmp_path / "first") as first, state.opened(tmp_path / "second") as second:
        for kept in (first, first):
            asyncio.run(databases.prepare(server, kept, databases.of_state(server, kept)))
        made = databases.of_state(server, second)
        with pytest.raises(Stopped, match="another Mahon's") as stopped:
            asyncio.run(databases.prepare(server, second, made))
        asyncio.run(dropped(server, made))
    assert stopped.value.code == Code.DATABASE


async def dropped(server: postgres.Server, made: list[databases.ServiceDatabase]) -> None:
    connection = await server.connect()
    for one in made:
        await connection.execute(f'DROP DATABASE "{one.name}"')
        await connection.execute(f'DROP ROLE "{one.app_role}", "{one.app_role}_owner"')
    await connection.close()


def test_a_copied_folder_runs_on_its_own_data_beside_the_first(tmp_path: Path) -> None:
    """In a folder that only its owner can enter, too; what was copied while the first ran is the copy's alone."""
    closed = tmp_path / "closed"
    closed.mkdir(mode=0o700)
    with running(closed / "first") as (supervisor, server):
        asyncio.run(told(server, "CREATE TABLE whose (name text)"))
        asyncio.run(told(server, "CHECKPOINT"))
        shutil.copytree(closed / "first", closed / "copy", ignore=shutil.ignore_patterns(".s.PGSQL*"))
        with running(closed / "copy") as (_, copied):
            asyncio.run(told(copied, "INSERT INTO whose VALUES ('copy')"))
            assert (closed / "copy" / "postgres" / "data" / "PG_VERSION").exists()
        assert asyncio.run(told(server, "SELECT name FROM whose")) == []
        assert not supervisor.ended(postgres.NAME)


@contextlib.contextmanager
def running(folder: Path) -> Iterator[tuple[Supervisor, postgres.Server]]:
    with contextlib.ExitStack() as stack:
        kept = stack.enter_context(state.opened(folder))
        supervisor = stack.enter_context(Supervisor(kept))
        yield supervisor, stack.enter_context(postgres.running(kept, supervisor, throw_away=True))


async def told(server: postgres.Server, statement: str) -> list[object]:
    connection = await server.connect()
    found = await connection.fetch(statement)
    await connection.close()
    return list(found)
