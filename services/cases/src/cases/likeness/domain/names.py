"""How alike two names are, whose words may come in any order and of which some may be missing."""

from collections.abc import Sequence
from dataclasses import dataclass

from cases.search.domain.sounding import SOUNDS, word_likeness, words_of

WORD_LEAST: float = SOUNDS["word_least"]
WORD_MISSING: float = SOUNDS["word_missing"]
ONE_WORD: float = SOUNDS["one_word"]
NAME_LEAST: float = SOUNDS["name_least"]
NAME_FROM: float = SOUNDS["name_from"]
NAME_POINTS: list[int] = SOUNDS["name_points"]
SAME, SOUNDS_ALIKE, IN_PART = "same_name", "sounds_alike", "part_of_name"
MOST_WORDS = 20


@dataclass(frozen=True)
class NameLikeness:
    """`score`: from 0 to 1. `words`: how many they share. `way`: in which they are alike."""

    score: float
    words: int
    way: str

    @property
    def points(self) -> int:
        """Two names of three words are seldom alike by chance, two of one word often."""
        if self.score < NAME_LEAST:
            return 0
        most = NAME_POINTS[min(self.words, len(NAME_POINTS) - 1)]
        return int(most * (self.score - NAME_FROM) / (1 - NAME_FROM) + 0.5)


UNLIKE = NameLikeness(0.0, 0, SAME)


def name_likeness(one: str, other: str) -> NameLikeness:
    first, second = sorted((words_of(one)[:MOST_WORDS], words_of(other)[:MOST_WORDS]), key=len)
    if not first:
        return UNLIKE
    found = _matched(first, second)
    missing = len(second) - len(first)
    score = sum(found) / len(first) - WORD_MISSING * missing
    if len(first) == 1 and missing:
        score *= ONE_WORD
    way = IN_PART if missing else SAME if all(each == 1 for each in found) else SOUNDS_ALIKE
    return NameLikeness(max(score, 0.0), len(found), way)


def _matched(first: Sequence[str], second: Sequence[str]) -> list[float]:
    """For each word of the first that has its like among the second, how alike: the best pairs before others."""
    pairs = [(word_likeness(one, other), at, to) for at, one in enumerate(first) for to, other in enumerate(second)]
    found, taken, given = [], set(), set()
    for alike, at, to in sorted(pairs, key=lambda pair: (-pair[0], pair[1], pair[2])):
        if alike < WORD_LEAST:
            break
        if at not in taken and to not in given:
            found.append(alike)
            taken.add(at)
            given.add(to)
    return found


def best_likeness(ours: Sequence[str], theirs: Sequence[str]) -> NameLikeness:
    """Of any name of one child to any of the other."""
    found = [name_likeness(one, other) for one in ours for other in theirs]
    return max(found, key=lambda each: (each.points, each.score), default=UNLIKE)
