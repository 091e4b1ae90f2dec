"""Faults: in which order, what of them is believed, and what is told."""

import json
import os
import random
import signal
import subprocess
from collections import Counter
from dataclasses import dataclass, field

import asyncpg
import pytest
import typer
from aio_pika.abc import AbstractIncomingMessage
from chassis.bus.signing import EventKeys
from proofs.chaos import chosen
from proofs.faults import FAULTS
from proofs.faults.databases import AGEING, DEAF, put_back
from proofs.faults.messages import forgeries, overtakings
from proofs.faults.processes import children_of, standing_still, state_of
from proofs.faults.scene import wait_until
from proofs.plan import KILL, Struck, plan, table
from testkit.services import migrated


@pytest.mark.parametrize("kills", [0, 1, 10, 100])
def test_every_kill_and_every_fault_has_its_turn_in_an_order_that_the_seed_decides(kills: int) -> None:
    steps = plan(kills, list(FAULTS) * 2, random.Random(7))
    assert Counter(steps) == {KILL: kills, **dict.fromkeys(FAULTS, 2)} if kills else dict.fromkeys(FAULTS, 2)
    assert steps == plan(kills, list(FAULTS) * 2, random.Random(7))
    assert steps != plan(kills, list(FAULTS) * 2, random.Random(8))


def test_faults_are_chosen_by_name() -> None:
    assert chosen("all") == list(FAULTS)
    assert chosen("none") == []
    assert chosen("queue,stop") == ["queue", "stop"]
    with pytest.raises(typer.BadParameter, match="flood"):
        chosen("queue,flood")


def test_the_table_tells_each_fault_with_its_proof_and_the_longest_time_to_equal() -> None:
    lines = table([Struck("stop", "a", 60, 3.0), Struck("queue", "b", 9, 1.0), Struck("stop", "c", 61, 40.0)])
    assert [line.split()[:2] for line in lines[1:3]] == [["queue", "1"], ["stop", "2"]]
    assert "40.0 s" in lines[2]
    assert [line.split()[-1] for line in lines[1:]] == ["b", "a", "c"]


def test_a_process_that_stands_still_is_seen_to_and_goes_on_afterwards() -> None:
    with subprocess.Popen(["/bin/sh", "-c", "sleep 30 & wait"]) as shell:
        assert wait_until(
            lambda: [state_of(pid) for pid in (shell.pid, *children_of(shell.pid))] == ["S", "S"], seconds=20
        )
        with standing_still(shell.pid) as still:
            assert still != shell.pid
            assert wait_until(lambda: {state_of(shell.pid), state_of(still)} == {"T"}, seconds=20)
        assert wait_until(lambda: "T" not in {state_of(shell.pid), state_of(still)}, seconds=20)
        os.kill(still, signal.SIGKILL)
        shell.kill()
    assert state_of(shell.pid) == "X"


def test_every_moment_of_the_plumbing_is_aged_but_the_audit() -> None:
    assert dict(AGEING)["outbox"] == ["time", "published_at"]
    assert dict(AGEING)["heard"] == ["until", "at"]
    assert "audit_entry" not in dict(AGEING)


def an_event(id: str, sequence: int, subject: str = "s") -> dict[str, object]:
    return {"id": id, "source": "cases", "subject": subject, "sequence": sequence}


@pytest.mark.parametrize(
    ("order", "number"),
    [
        ([("a", 1), ("b", 2)], 0),
        ([("b", 2), ("a", 1)], 1),
        ([("a", 1), ("b", 2), ("a", 1)], 0),
        ([("c", 3), ("a", 1), ("b", 2), ("a", 1)], 2),
    ],
)
def test_only_what_comes_for_the_first_time_after_a_later_one_was_overtaken(
    order: list[tuple[str, int]], number: int
) -> None:
    assert overtakings([json.dumps([an_event(*each)]).encode() for each in order]) == number
    apart = [json.dumps([an_event(*each, subject=each[0])]).encode() for each in order]
    assert overtakings(apart) == 0


@dataclass
class Overheard:
    body: bytes
    headers: dict[str, str] = field(default_factory=lambda: {"signed-by": "cases", "signature": "true"})
    message_id: str = "m"
    content_type: str = "application/json"
    delivery_mode: int = 2


def test_a_forged_event_has_an_id_of_its_own_and_a_number_that_would_be_taken() -> None:
    true = an_event("a", 4)
    message: AbstractIncomingMessage = Overheard(json.dumps([true]).encode())  # type: ignore[assignment]
    made = forgeries(message, EventKeys({"notifications": bytes(32)}, {}))
    events = [json.loads(each.body)[0] for each in made]
    assert len({event["id"] for event in events} | {"a"}) == len(events) + 1
    assert {(event["subject"] == "s", event["sequence"]) for event in events} == {(False, 1), (True, 5)}
    assert [each.headers.get("signed-by") for each in made] == [None, "cases", "notifications"] * 2
    assert {each.headers.get("signature") for each in made[1::3]} == {"true"}


async def test_every_moment_of_a_service_s_plumbing_can_lie_an_hour_back() -> None:
    opened = await asyncpg.connect((await migrated("cases")).replace("postgresql+asyncpg://", "postgresql://"))
    try:
        await opened.execute("INSERT INTO heard (source, until) VALUES ('referrals', now())")
        await put_back(opened)
        assert await opened.fetchval(DEAF) > 3500
    finally:
        await opened.close()
