"""What the proof of the containers notes down while it strikes them."""

import json
from pathlib import Path

import pytest
from aiosmtpd.smtp import Envelope
from proofs.container_engine import Containers
from proofs.containers import Run
from proofs.history import History
from proofs.letters import Letters
from proofs.load import Schedule

from deploy import mailbox


class Told(Containers):
    """Of which only the gateway's log is asked."""

    log = ""

    def said(self, _service: str) -> str:
        return self.log


@pytest.fixture
def run(tmp_path: Path) -> Run:
    return Run(Told(tmp_path, 1, {}), Schedule(1.0), History(), Letters(tmp_path))


async def test_letters_are_counted_as_often_as_something_is_done(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(mailbox, "KEPT", 2)
    office = mailbox.Mailbox(tmp_path)
    for number in range(7):
        with run.during("kill"):
            envelope = Envelope()
            envelope.content = f"Message-ID: <{number}@mahon.example>\r\n\r\nLog in.\r\n".encode()
            await office.handle_DATA(None, None, envelope)
    assert sum(run.letters.arrived.values()) == 7 > len(mailbox.kept_in(tmp_path))


def entries(*rows: tuple[float, int, float]) -> str:
    """Of the gateway's log: when it was answered, with what, and after how many seconds."""
    told = [json.dumps({"ts": at, "status": status, "duration": seconds}) for at, status, seconds in rows]
    return "\n".join(["no entry", *told])


def test_what_was_answered_with_5xx_is_told_by_what_was_done_then(run: Run) -> None:
    with run.during("kill", out_after=1.0):
        pass
    during = run.windows[0].began
    assert isinstance(run.there, Told)
    run.there.log = entries(*((during, status, 0.1) for status in (200, 404, 502, 502, 503)), (1.0, 500, 0.1))
    assert run.refused_by_us() == ({"kill": {502: 2, 503: 1}, "between": {500: 1}}, ["500 of the gateway: between"])


@pytest.mark.parametrize(("out_after", "took", "unexcused"), [(1.0, 9.5, 0), (1.0, 8.0, 1), (0.0, 10.5, 1)])
def test_only_what_was_in_flight_may_be_answered_with_5xx(
    run: Run, out_after: float, took: float, unexcused: int
) -> None:
    with run.during("pause", out_after=out_after):
        pass
    [window] = run.windows
    window.ended = window.began + 20
    assert isinstance(run.there, Told)
    run.there.log = entries((window.began + 10, 503, took))
    assert len(run.refused_by_us()[1]) == unexcused
