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


def test_what_was_answered_with_5xx_is_told_by_what_was_done_then(run: Run) -> None:
    with run.during("kill"):
        pass
    during = run.windows[0].began
    entries = [{"ts": during, "status": status} for status in (200, 404, 502, 502, 503)] + [{"ts": 1.0, "status": 500}]
    assert isinstance(run.there, Told)
    run.there.log = "\n".join(["no entry", *map(json.dumps, entries)])
    assert run.refused_by_us() == {"kill": {502: 2, 503: 1}, "between": {500: 1}}
