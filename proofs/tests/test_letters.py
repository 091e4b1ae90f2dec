"""Letters counted at the post office."""

from pathlib import Path

from proofs.letters import Letters


def put(folder: Path, name: str, letter: str) -> None:
    (folder / f"{name}.eml").write_text(
        f"To: somebody@people.example\nMessage-ID: <{letter}@mahon.example>\n\nLog in.\n"
    )


def test_a_letter_that_arrives_twice_is_counted_twice_also_after_its_file_is_gone(tmp_path: Path) -> None:
    letters = Letters(tmp_path)
    put(tmp_path, "1", "one")
    put(tmp_path, "2", "two")
    letters.look()
    letters.look()
    (tmp_path / "1.eml").unlink()
    put(tmp_path, "3", "one")
    letters.look()
    assert letters.arrived == {"<one@mahon.example>": 2, "<two@mahon.example>": 1}
