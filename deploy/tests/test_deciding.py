"""A first password that is easy, and who may reach a Mahon that was begun with one."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from deploy.deciding import decide_passwords, is_reached_by_others
from deploy.say import Code, Stopped
from deploy.site import Kind
from deploy.state import State
from proofs.client import Client
from proofs.system import System

from deploy import ports, state

EASY, STRONG = ("chief", "chief0!!"), ("chief", "nine slow harbours 26")
EVERYWHERE = "0.0.0.0"  # noqa: S104  # what is asked about
ALLOWED = "MAHON_IDENTITY_EASY_PASSWORDS"


@pytest.fixture
def kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[State]:
    monkeypatch.setenv(ALLOWED, "")
    with state.opened(tmp_path) as opened:
        yield opened


@pytest.mark.parametrize(
    ("host", "given", "others"),
    [
        ("127.0.0.1", {}, False),
        ("::1", {}, False),
        (EVERYWHERE, {}, True),
        ("10.0.0.5", {}, True),
        ("127.0.0.1", {"MAHON_SITE": "https://mahon.example"}, True),
        ("127.0.0.1", {"MAHON_SITE": "http://mahon.example:8080"}, True),
        ("127.0.0.1", {"MAHON_SITE": "https://localhost"}, False),
        ("127.0.0.1", {"MAHON_SITE": "https://[::1]:8080"}, False),
        ("127.0.0.1", {"MAHON_SITE": "http://:8080"}, False),
        ("127.0.0.1", {"MAHON_BIND": EVERYWHERE}, True),
        ("127.0.0.1", {"MAHON_BIND": "127.0.0.1 10.0.0.5"}, True),
        ("127.0.0.1", {"MAHON_BIND": "127.0.0.1 [::1]"}, False),
        (EVERYWHERE, {"MAHON_BIND": "127.0.0.1"}, True),
    ],
)
def test_who_reaches_it(host: str, given: dict[str, str], others: bool) -> None:
    assert is_reached_by_others(host, given) is others


def test_an_easy_first_password_is_refused_where_others_reach_it(kept: State) -> None:
    with pytest.raises(Stopped, match="easy to guess"):
        decide_passwords(kept, EASY, outside=True)
    decide_passwords(kept, STRONG, outside=True)
    assert not kept.get("easy_passwords")


def test_what_was_begun_with_an_easy_one_is_opened_with_a_strong_one_of_the_same_person(kept: State) -> None:
    decide_passwords(kept, EASY, outside=False)
    kept.remember(kind=Kind.EMPTY)
    decide_passwords(kept, None, outside=False)
    for refused in (None, ("another", STRONG[1])):
        with pytest.raises(Stopped, match="--admin chief and a strong password on standard input"):
            decide_passwords(kept, refused, outside=True)
    with pytest.raises(Stopped, match="easy to guess"):
        decide_passwords(kept, EASY, outside=True)
    decide_passwords(kept, STRONG, outside=True)
    assert kept.get("easy_passwords"), "it is forgotten when the password is set, not before"


def test_a_start_that_broke_off_may_have_made_the_account_already(kept: State) -> None:
    decide_passwords(kept, EASY, outside=False)
    decide_passwords(kept, STRONG, outside=True)
    assert kept.get("easy_passwords")
    with pytest.raises(Stopped, match="begun with an easy password"):
        decide_passwords(kept, None, outside=True)


def test_one_begun_with_a_strong_password_is_opened_without_a_word(kept: State) -> None:
    decide_passwords(kept, STRONG, outside=False)
    kept.remember(kind=Kind.EMPTY)
    decide_passwords(kept, None, outside=True)


def status_of(system: System, admin: tuple[str, str]) -> int:
    client = Client(system.base)
    try:
        return client.sign_in(*admin).status
    finally:
        client.close()


@pytest.mark.long
def test_it_is_opened_to_others_once_its_easy_password_is_gone(tmp_path: Path) -> None:
    with System(tmp_path, apart=False, admin=EASY) as system:
        assert status_of(system, EASY) == 200
    command = [sys.executable, "-P", "-m", "deploy", "up", "--state", str(tmp_path), "--port", str(ports.free())]
    done = subprocess.run([*command, "--host", EVERYWHERE], capture_output=True, text=True, check=False)
    assert (done.returncode, "--admin chief" in done.stderr) == (Code.USAGE, True)
    with System(tmp_path, apart=False, admin=STRONG, host=EVERYWHERE) as system:
        assert [status_of(system, each) for each in (EASY, STRONG)] == [401, 200]
    assert not state.remembered(tmp_path)["easy_passwords"]
