"""`python -m proofs.alike`: how well the check before registration finds a child that is known already.

The children are made of `spellings.toml`: every second name is used where points are looked for from which a child is
shown, the others where it is printed what that comes to. So nothing is measured with the names it was chosen by.
"""

import random
import sys
import tomllib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from importlib.resources import files

from cases.likeness.domain.scoring import SHOWN, TOLD, Child, compare
from cases.search.domain.sounding import key_of, words_of

RECALL, PRECISION = 0.95, 0.8
KNOWN, AGAIN, NEW = 2_400, 800, 800
"""Children on file; of these so many are registered again; and so many that nobody knows."""
MOST_SHOWN = 5
TODAY = date(2026, 6, 1)
PLACES = [("TL", f"M{area}", f"M{area}P{post}") for area in range(13) for post in range(5)]
Spellings = Sequence[Sequence[str]]


@dataclass(frozen=True)
class Names:
    girls: Spellings
    boys: Spellings
    families: Spellings

    def half(self, which: int) -> "Names":
        return Names(self.girls[which::2], self.boys[which::2], self.families[which::2])


@dataclass(frozen=True)
class Person:
    """Who a child is, whatever it is called on a file: lines of names, given ones first."""

    given: tuple[Sequence[str], ...]
    families: tuple[Sequence[str], ...]
    child: Child


@dataclass(frozen=True)
class Figures:
    """`reached`: of those known, how many share the sound of a word with their file, so that they are looked at."""

    recall: float
    precision: float
    reached: float


def read_names() -> Names:
    told = tomllib.loads(files("proofs").joinpath("spellings.toml").read_text("utf-8"))
    return Names(told["girls"], told["boys"], told["families"])


def _often(lines: Spellings, rng: random.Random) -> Sequence[str]:
    """The first are far more common than the last, as names are."""
    return lines[int(len(lines) * rng.random() ** 1.7)]


def make_person(names: Names, rng: random.Random) -> Person:
    sex = rng.choice(("female", "male"))
    lines = names.girls if sex == "female" else names.boys
    given = [_often(lines, rng)]
    if rng.random() < 0.6:
        given.append(_often(lines, rng))
    families = [_often(names.families, rng)]
    if rng.random() < 0.4:
        families.append(_often(names.families, rng))
    born = TODAY - timedelta(days=rng.randrange(18 * 365))
    return _person(given, families, sex, born, rng.choice(PLACES))


def _person(
    given: Iterable[Sequence[str]], families: Iterable[Sequence[str]], sex: str, born: date, place: tuple[str, ...]
) -> Person:
    first, last = tuple(given), tuple(families)
    spelt = (" ".join(line[0] for line in (*first, *last)),)
    child = Child(names=spelt, born=born.isoformat(), age=_age(born), sex=sex, place=place)
    return Person(first, last, child)


def _age(born: date) -> int:
    return TODAY.year - born.year - ((TODAY.month, TODAY.day) < (born.month, born.day))


def make_sibling(person: Person, names: Names, rng: random.Random) -> Person:
    """Same family, same house, another name: not the same child."""
    made = make_person(names, rng)
    born = date.fromisoformat(person.child.born or "") + timedelta(days=rng.choice((-1, 1)) * rng.randrange(300, 1500))
    return _person(made.given, person.families, made.child.sex or "", min(born, TODAY), person.child.place)


def as_told_again(person: Person, rng: random.Random) -> Child:
    """The same child at another desk: other spellings, words left out or in another order, less known of its birth."""
    given = [rng.choice(line) for line in person.given]
    families = [rng.choice(line) for line in person.families]
    if len(given) > 1 and rng.random() < 0.3:
        given.pop()
    if len(families) > 1 and rng.random() < 0.3:
        families.pop(rng.randrange(2))
    words = [*given, *families]
    if rng.random() < 0.1:
        words = [*families, *given]
    if rng.random() < 0.3:
        words.insert(len(given), "da")
    child = replace(person.child, names=(" ".join(words),))
    return _less_known(child, rng)


def _less_known(child: Child, rng: random.Random) -> Child:
    draw, born = rng.random(), date.fromisoformat(child.born or "")
    if draw < 0.5:
        child = replace(child, born=None, age=max(0, (child.age or 0) + rng.choice((-1, 0, 0, 0, 1))))
    elif draw < 0.55 and born.day <= 12:
        child = replace(child, born=born.replace(month=born.day, day=born.month).isoformat())
    elif draw < 0.63:
        child = replace(child, born=(born + timedelta(days=rng.randrange(-200, 200))).isoformat())
    if rng.random() < 0.15:
        near = [place for place in PLACES if place[1] == child.place[1]]
        child = replace(child, place=rng.choice(near if rng.random() < 0.5 else PLACES))
    elif rng.random() < 0.1:
        child = replace(child, place=())
    return child


@dataclass(frozen=True)
class Trial:
    """One registration: the points of every child on file, best first, and which one it is."""

    points: list[tuple[int, int]]
    wanted: int | None
    is_reached: bool


def hold_trials(names: Names, seed: int) -> list[Trial]:
    rng = random.Random(seed)
    people = [make_person(names, rng) for _ in range(KNOWN - AGAIN)]
    people += [make_sibling(person, names, rng) for person in people[:AGAIN]]
    on_file = [person.child for person in people]
    keys = [_keys(child) for child in on_file]
    found = [_try(as_told_again(people[at], rng), at, on_file, keys) for at in range(AGAIN)]
    return found + [_try(as_told_again(make_person(names, rng), rng), None, on_file, keys) for _ in range(NEW)]


def _keys(child: Child) -> frozenset[str]:
    return frozenset(key_of(word) for name in child.names for word in words_of(name))


def _try(child: Child, wanted: int | None, on_file: Sequence[Child], keys: Sequence[frozenset[str]]) -> Trial:
    own = _keys(child)
    near = [at for at, theirs in enumerate(keys) if own & theirs]
    points = sorted(((compare(child, on_file[at]).points, at) for at in near), reverse=True)
    return Trial(points[:50], wanted, wanted in near)


def figures(trials: Sequence[Trial], shown_from: int) -> Figures:
    known = [trial for trial in trials if trial.wanted is not None]
    right = shown = 0
    for trial in trials:
        seen = [at for points, at in trial.points[:MOST_SHOWN] if points >= shown_from]
        shown += len(seen)
        right += trial.wanted in seen
    reached = sum(trial.is_reached for trial in known) / len(known)
    return Figures(right / len(known), right / shown if shown else 1.0, reached)


def choose(trials: Sequence[Trial]) -> int:
    """The points at which there is most room on both sides: what is found, and what of what is shown is right."""
    return max(range(30, 111), key=lambda points: _room(figures(trials, points)))


def _room(found: Figures) -> float:
    return min(found.recall - RECALL, found.precision - PRECISION)


def main() -> None:
    names = read_names()
    learnt, measured = hold_trials(names.half(0), 1), hold_trials(names.half(1), 2)
    chosen = choose(learnt)
    print(f"chosen on the first half of the names: {chosen} points (the product shows from {SHOWN}, tells from {TOLD})")
    print(f"{'points':>8}{'recall':>9}{'precision':>11}{'reached':>9}   on the other half: {AGAIN} known, {NEW} new")
    for points in sorted({*range(40, 101, 10), SHOWN, TOLD}):
        found = figures(measured, points)
        print(f"{points:>8}{found.recall:>9.3f}{found.precision:>11.3f}{found.reached:>9.3f}")
    found = figures(measured, SHOWN)
    print(f"at the points it is shown from: recall {found.recall:.3f}, precision {found.precision:.3f}")
    sys.exit(0 if found.recall >= RECALL and found.precision >= PRECISION else 1)


if __name__ == "__main__":
    main()
