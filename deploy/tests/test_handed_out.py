"""What each process is given: its part of the keys by a file of its own, no secret by environment or command line."""

import base64
import json
import os
import stat
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from chassis.keys import Key, declared, load_keyring, make_keys, read_keyring
from chassis.process import HALVES
from chassis.settings import ServiceSettings
from contracts.topology import SERVICES
from deploy.handed_out import HIDDEN, all_keys, bare_environment, handed_out
from deploy.say import Code, Stopped
from deploy.site import Kind, Site, services_at_hand

from deploy import databases, postgres, state

PROCESSES = [(service, half) for service in SERVICES for half in HALVES]
OPERATORS = {
    "MAHON_DATABASE_URL": "postgresql://root:all-the-databases@127.0.0.1/",
    "MAHON_AMQP_URL": "amqp://root:all-of-the-broker@127.0.0.1/",
    "MAHON_SMTP_PASSWORD": "the-post-office",
}
"""What an operator may have told Mahon as a whole."""


@pytest.fixture(autouse=True)
def _told(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in HIDDEN:
        monkeypatch.delenv(name, raising=False)
    for name, value in OPERATORS.items():
        monkeypatch.setenv(name, value)


@pytest.fixture
def kept(tmp_path: Path) -> Iterator[state.State]:
    with state.opened(tmp_path / "state") as opened:
        yield opened


@pytest.fixture
def site(kept: state.State) -> Iterator[Site]:
    server = postgres.Server("127.0.0.1", 1, "nobody", None)
    with handed_out(kept, services_at_hand()) as made:
        yield Site(kept, Kind.EMPTY, None, 1, "127.0.0.1", databases.of_state(server, kept), None, made)


def secret_keys(kept: state.State) -> dict[tuple[str, Key], str]:
    raw = json.loads(all_keys(kept))
    found = {("identity", Key.SIGNING): raw["signing"]["d"]}
    for service in SERVICES:
        own = raw["own"][service]
        found[service, Key.SEALING] = own["wrapping"][own["current"]]
        found[service, Key.INDEX] = own["index"]
        found[service, Key.ANNOUNCING] = raw["announcing"][service]
    return found


def everything_in(folder: Path) -> str:
    return "".join(file.read_text() for file in folder.iterdir())


@pytest.mark.parametrize(("service", "half"), PROCESSES)
def test_a_process_finds_its_keys_in_its_files_and_nobody_elses_anywhere(
    kept: state.State, site: Site, service: str, half: str
) -> None:
    environment = site.environment(service, half)
    folder = site.handed_out.of(service, half)
    wanted = declared(service, half)
    for (owner, key), secret in secret_keys(kept).items():
        assert (secret in everything_in(folder)) == (key in wanted and owner == service), (owner, key)
        assert not any(secret in value for value in environment.values())
    mode = stat.S_IMODE(folder.stat().st_mode)
    assert mode == 0o700
    assert {stat.S_IMODE(file.stat().st_mode) for file in folder.iterdir()} == {0o600}


@pytest.mark.parametrize(("service", "half"), PROCESSES)
def test_no_secret_of_a_process_or_of_mahon_is_in_its_environment(site: Site, service: str, half: str) -> None:
    said = " ".join(f"{name}={value}" for name, value in site.environment(service, half).items())
    for told in OPERATORS.values():
        assert told not in said
    for database in site.databases:
        assert database.app_url not in said
        assert database.owner_url not in said
    assert ("the-post-office" in everything_in(site.handed_out.of(service, half))) == (
        (service, half) == ("notifications", "worker")
    )


@pytest.mark.parametrize(("service", "half"), PROCESSES)
def test_what_a_process_reads_there_is_what_it_was_given(
    site: Site, service: str, half: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    environment = site.environment(service, half)
    for name in os.environ.keys() - environment.keys():
        monkeypatch.delenv(name)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    settings = ServiceSettings.of_process()
    assert settings.url == site.database(service).app_url
    keyring = load_keyring(settings)
    assert (keyring.blind is not None) == (Key.INDEX in declared(service, half))
    assert (keyring.signing is not None) == ((service, half) == ("identity", "api"))


def test_what_was_handed_out_is_gone_when_mahon_ends(kept: state.State) -> None:
    with handed_out(kept, services_at_hand()) as made:
        assert made.keyring("cases", "api").exists()
    assert not made.folder.exists()
    assert (kept.folder / "keyring.json").exists()


def test_what_mahon_starts_beside_the_services_knows_no_secret() -> None:
    assert not OPERATORS.keys() & bare_environment().keys()
    assert "PATH" in bare_environment()


def test_keys_can_be_kept_elsewhere(kept: state.State, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    elsewhere = tmp_path / "vault" / "keys.json"
    elsewhere.parent.mkdir()
    monkeypatch.setenv("MAHON_KEYRING", str(elsewhere))
    made = all_keys(kept)
    assert (elsewhere.read_text(), stat.S_IMODE(elsewhere.stat().st_mode)) == (made, 0o600)
    assert not (kept.folder / "keyring.json").exists()
    assert all_keys(kept) == made


def test_another_keyring_than_that_of_the_state_is_refused(
    kept: state.State, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    all_keys(kept)
    monkeypatch.setenv("MAHON_KEYRING", str(tmp_path / "keys.json"))
    with pytest.raises(Stopped, match="move it to") as refused:
        all_keys(kept)
    assert refused.value.code == Code.STATE


@pytest.mark.parametrize("lost", ["ours", "elsewhere"])
def test_keys_that_are_lost_are_not_made_anew(
    kept: state.State, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, lost: str
) -> None:
    """All that was sealed could never be read again, and nobody would be told."""
    kept.remember(kind=Kind.EMPTY)
    if lost == "elsewhere":
        monkeypatch.setenv("MAHON_KEYRING", str(tmp_path / "keys.json"))
    with pytest.raises(Stopped, match="are not in"):
        all_keys(kept)
    assert not (kept.folder / "keyring.json").exists()


def test_keys_are_not_taken_from_the_environment(kept: state.State, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MAHON_KEYS", make_keys())
    with pytest.raises(Stopped, match="MAHON_KEYRING"):
        all_keys(kept)


@pytest.mark.parametrize("text", ["", "[]", '{"own": 3}', "no keys"])
def test_a_file_that_holds_no_keys_is_said_in_one_line(kept: state.State, text: str) -> None:
    (kept.folder / "keyring.json").write_text(text)
    with pytest.raises(Stopped, match="holds no keys"):
        all_keys(kept)
    assert (kept.folder / "keyring.json").read_text() == text


def test_a_state_of_before_gets_the_keys_it_lacks_at_the_next_start(kept: state.State) -> None:
    raw: dict[str, Any] = json.loads(make_keys())
    key, index = (base64.b64encode(os.urandom(32)).decode() for _ in range(2))
    old = {"wrapping": {"k1": key}, "current": "k1", "index": index}
    old |= {"signing": raw["signing"], "verifying": raw["verifying"]}
    kept.remember(kind=Kind.EMPTY)
    (kept.folder / "keyring.json").write_text(json.dumps(old))
    _, wrapped = read_keyring(json.dumps(old)).new_key("case|1")
    for _ in range(2):
        with handed_out(kept, services_at_hand()) as made:
            cases = read_keyring(made.keyring("cases", "worker").read_text())
            assert cases.unwrap(wrapped, "case|1")
            assert cases.events.announcing.keys() == {"cases"}
