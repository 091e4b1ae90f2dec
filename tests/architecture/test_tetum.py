"""Tetum says one thing with one word, in all that people read: the app, letters, the demonstration."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PLACES = ("web/src/**/*.json", "web/src/**/*.ts*", "demonstration/src/**/*.toml", "demonstration/src/**/*.py")
SERVICES = ("services/*/src/**/*.py", "services/*/src/**/*.toml", "services/*/src/**/*.json", "libs/*/src/**/*.py")
WRONG = {
    r"refer[eé]n[sc]ia\w*": "a referral is `referál`; `referénsia` is a reference",
    r"\bsalva\b": "to save is `rai`; `salva` is to rescue",
    r"\bidioma\b": "a language is `lian`",
}
READ = [path for place in (*PLACES, *SERVICES) for path in sorted(ROOT.glob(place)) if "node_modules" not in path.parts]


def wrong_in(text: str) -> list[str]:
    return [f"{found}: {why}" for word, why in WRONG.items() for found in re.findall(word, text, re.IGNORECASE)]


def test_there_is_tetum_to_read() -> None:
    with_it = {
        path.relative_to(ROOT).parts[0] for path in READ if "referál" in path.read_text(encoding="utf-8").lower()
    }
    assert with_it >= {"web", "demonstration", "services"}


def test_no_word_is_said_in_another_way() -> None:
    wrong = [
        f"{path.relative_to(ROOT)}: {told}" for path in READ for told in wrong_in(path.read_text(encoding="utf-8"))
    ]
    assert wrong == []


@pytest.mark.parametrize("text", ["Ita-nia Referénsia", "referensia foun ida", "Salva formuláriu"])
def test_another_word_is_found(text: str) -> None:
    assert len(wrong_in(text)) == 1
