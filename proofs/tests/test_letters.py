"""Letters counted at the post office."""

from pathlib import Path

import pytest
from aiosmtpd.smtp import Envelope
from proofs.letters import Letters

from deploy import mailbox


async def test_a_letter_that_arrives_twice_is_counted_twice_also_when_it_is_no_longer_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(mailbox, "KEPT", 2)
    office, letters = mailbox.Mailbox(tmp_path), Letters(tmp_path)
    for number, id in enumerate(("one", "two", "two", "three", "one")):
        envelope = Envelope()
        envelope.content = (
            f"To: somebody@people.example\r\nMessage-ID: <{id}@mahon.example>\r\n\r\nLog in.\r\n".encode()
        )
        await office.handle_DATA(None, None, envelope)
        if number % 2:
            letters.look()
            letters.look()
    letters.look()
    assert letters.arrived == {"one": 2, "two": 2, "three": 1}
    assert len(mailbox.kept_in(tmp_path)) == 3
    letters.keep_only({"two"})
    letters.look()
    assert letters.arrived == {"two": 2}
