"""Writes what the check for known children makes of many names and pairs; the web app's tests hold it to the same.

    python -m proofs.alike_vectors

Run it after a change of `sounds.json` or of the scoring, and look at what changed.
"""

import json
import random
from dataclasses import asdict
from pathlib import Path

from cases.likeness.domain.scoring import Child, compare
from cases.search.domain.sounding import key_of, sound_of, words_of

from proofs.alike import as_told_again, make_person, make_sibling, read_names

FILE = Path(__file__).resolve().parents[3] / "services/cases/tests/sounding/vectors.json"
MORE_NAMES = (
    "", "  ", "da", "Ma. de Fátima da Costa", "Maun João", "D'Ávila", "Nuno-Álvares  Dos Reis", "عبد الرحمن بن خالد",
    "Abdul Rahman bin Khalid", "O’Neil", "İbrahim", "Łucja", "李小龍", "Ωμέγα", "x", "Mao 3", "a" * 50,
    "Haji Muh. Yusuf",
)  # fmt: skip
PAIRS = 150


def vectors() -> dict[str, object]:
    names = read_names()
    told = [
        *MORE_NAMES,
        *(each for lines in (names.girls, names.boys, names.families) for line in lines for each in line),
    ]
    return {
        "names": [[name, list(words_of(name)), *_heard(words_of(name))] for name in dict.fromkeys(told)],
        "pairs": [_pair(one, other) for one, other in _pairs()],
    }


def _heard(words: tuple[str, ...]) -> tuple[list[str], list[str]]:
    return [sound_of(word) for word in words], [key_of(word) for word in words]


def _pairs() -> list[tuple[Child, Child]]:
    names, rng = read_names(), random.Random(51)
    found = []
    for _ in range(PAIRS):
        person = make_person(names, rng)
        found.append((as_told_again(person, rng), person.child))
        found.append((person.child, make_sibling(person, names, rng).child))
    return found


def _pair(one: Child, other: Child) -> dict[str, object]:
    found = compare(one, other)
    return {
        "one": asdict(one),
        "other": asdict(other),
        "points": found.points,
        "reasons": list(map(asdict, found.reasons)),
    }


def written() -> str:
    made = vectors()
    parts = [
        f'"{part}": [\n' + ",\n".join(json.dumps(row, ensure_ascii=False) for row in made[part]) + "\n]"  # type: ignore[attr-defined]
        for part in made
    ]
    return "{" + ",\n".join(parts) + "}\n"


if __name__ == "__main__":
    FILE.write_text(written())
