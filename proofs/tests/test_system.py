"""A Mahon of our own is listened to for as long as it runs, whatever it says."""

from pathlib import Path

import pytest
from proofs.system import System
from testkit.waiting import eventually

from proofs import system

TALKATIVE = """#!/bin/sh
trap 'exit 0' TERM
echo "starting"
echo "ready, after a while"
yes "something happened" | head -c 1000000
touch "{folder}/has said it all"
echo "the last word"
while :; do sleep 0.1; done
"""
FAILING = """#!/bin/sh
echo "there is no room"
exit 1
"""
SILENT = """#!/bin/sh
echo "starting"
exec sleep 600
"""


def checkout(folder: Path, program: str) -> Path:
    """A Mahon that says and does this."""
    (folder / "mahon").write_text(program.format(folder=folder))
    (folder / "mahon").chmod(0o755)
    return folder


async def test_who_says_a_lot_after_it_is_ready_goes_on(tmp_path: Path) -> None:
    async def all_is_said() -> None:
        assert (tmp_path / "has said it all").exists()
        assert running.said.endswith("the last word\n")

    with System(tmp_path / "state", checkout=checkout(tmp_path, TALKATIVE)) as running:
        await eventually(all_is_said)


def test_who_does_not_start_is_quoted(tmp_path: Path) -> None:
    with pytest.raises(SystemExit, match="there is no room"):
        System(tmp_path / "state", checkout=checkout(tmp_path, FAILING)).__enter__()


def test_who_starts_for_ever_in_silence_is_given_up_and_ended(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(system, "READY_SECONDS", 1)
    made = System(tmp_path / "state", checkout=checkout(tmp_path, SILENT))
    with pytest.raises(SystemExit, match="starting"):
        made.__enter__()
    assert made._process is not None
    assert made._process.poll() is not None
