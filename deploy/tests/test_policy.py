"""`./mahon policy` against the cases service: what an administrator is told, and what is refused, in plain lines."""

import json
from pathlib import Path
from typing import Any

import httpx
import pytest
from cases.app import create_app
from cases.policy_pack.domain import DEFAULTS
from cases.record.store.setup import SETUP
from cases.subscriptions import subscriptions
from deploy.commands import policy
from deploy.say import Code, Stopped
from testkit import service_fixtures
from typer.testing import CliRunner

globals().update(service_fixtures("cases", create_app, subscriptions))


@pytest.fixture
async def administrators(people: Any, client: Any) -> dict[str, httpx.AsyncClient]:
    """Two who manage the system, and one who does not."""
    SETUP.forget()
    for name in ("manager", "second"):
        await people.add(name, permissions={"system": ["manage"]})
    return {name: client(people.known[name]) for name in ("manager", "second", "amina")}


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    file = tmp_path / "pack.json"
    file.write_text(json.dumps(DEFAULTS | {"title": "Other", "caseload_limit": 15}), encoding="utf-8")
    return file


def write(file: Path, text: str) -> None:
    file.write_text(text, encoding="utf-8")


async def refused(doing: Any) -> str:
    with pytest.raises(Stopped) as stopped:
        await doing
    return str(stopped.value)


async def test_a_pack_goes_from_a_file_to_being_in_force_and_back(administrators: Any, pack: Path, capsys: Any) -> None:
    manager, second = administrators["manager"], administrators["second"]
    await policy.check(manager, pack)
    await policy.foresee(manager, str(pack))
    version = await policy.propose(manager, pack)
    await policy.foresee(second, str(version))
    assert "one_person_alone" in await refused(policy.decide(manager, version, agreed_by="The director", since=None))
    await policy.decide(second, version, agreed_by="The director", since=None)
    capsys.readouterr()
    await policy.show_list(manager)
    [defaults, other] = capsys.readouterr().out.splitlines()
    assert "in force" not in defaults
    assert "in force  Other  proposed by manager" in other
    assert other.endswith("by second")
    await policy.back(manager, agreed_by="The director")
    await policy.show_list(manager)
    assert "in force" in capsys.readouterr().out.splitlines()[1]
    await policy.back(manager, agreed_by="The director")
    await policy.show_list(manager)
    assert "in force  Other" in capsys.readouterr().out


async def test_what_it_shows_can_be_proposed(administrators: Any, tmp_path: Path, capsys: Any) -> None:
    manager = administrators["manager"]
    await policy.show_pack(manager, 0, as_json=True)
    file = tmp_path / "shown.json"
    write(file, capsys.readouterr().out)
    version = await policy.propose(manager, file)
    capsys.readouterr()
    await policy.show_pack(manager, version, as_json=True)
    assert json.loads(capsys.readouterr().out) == json.loads(file.read_text(encoding="utf-8"))
    await policy.show_pack(manager, 0, as_json=False)
    told = dict(line.split(maxsplit=1) for line in capsys.readouterr().out.splitlines() if " " in line.strip())
    assert (told["deadlines/high/first_contact"], told["caseload_limit"]) == ("24 hours", "25")


async def test_every_problem_is_told_by_its_path_and_nothing_is_kept(administrators: Any, pack: Path) -> None:
    manager = administrators["manager"]
    wrong = DEFAULTS | {"title": "", "working_week": [9]}
    write(pack, json.dumps(wrong))
    for doing in (policy.check, policy.propose):
        told = await refused(doing(manager, pack))
        assert told.splitlines()[0].startswith("invalid: ")
        assert told.splitlines()[1:] == ["  title: missing", "  working_week: not_days_of_the_week"]
    assert len((await manager.get(policy.PACKS)).json()["data"]) == 1


async def test_who_may_not_and_what_is_not_there_are_refused(administrators: Any, pack: Path, tmp_path: Path) -> None:
    assert (await refused(policy.show_list(administrators["amina"]))).startswith("not_allowed: ")
    assert (await refused(policy.decide(administrators["second"], 77, agreed_by="x", since=None))).startswith(
        "not_found"
    )
    assert (
        await refused(policy.back(administrators["second"], agreed_by="x"))
        == "nothing was in force before the defaults"
    )
    write(pack, "{")
    assert "cannot be read as JSON" in await refused(policy.check(administrators["manager"], pack))


def test_where_nobody_answers_it_says_so_and_no_password_is_repeated() -> None:
    options = ["--base", "http://127.0.0.1:9", "--user", "administrator"]
    result = CliRunner().invoke(policy.app, ["list", *options], env={"MAHON_PASSWORD": "not-shown-anywhere"})
    assert result.exit_code == Code.GATEWAY
    assert "does not answer" in result.output
    assert "not-shown-anywhere" not in result.output
