"""A word means one thing: classes and type aliases of different features have different names, except where argued."""

import ast
from collections import defaultdict
from collections.abc import Iterable, Iterator

from .rules import Source
from .test_house import read, tracked

COPY = "what its owner announced of it, kept by another service"
ARGUED = {
    "Account": COPY,
    "Form": COPY,
    "Module": COPY,
    "Role": f"{COPY}; and what the rules of receiving ask of either",
    "Condition": "what a record must fulfil: of a list, and of an indicator",
    "AssignedTo": "the same condition, of a list and of an indicator",
}
"""A name that two features share → why it means the same in both."""


def place_of(source: Source) -> tuple[str, ...]:
    """Library, or service and feature."""
    inside = source.parts[3:]
    return inside[:2] if source.parts[0] == "services" and len(inside) > 2 else inside[:1]


def words_of(source: Source) -> Iterator[str]:
    """Names of public classes and of aliases of types."""
    for node in source.tree.body:
        if isinstance(node, ast.ClassDef):
            yield node.name
        elif isinstance(node, ast.Assign) and not is_type_variable(node.value):
            yield from (target.id for target in node.targets if isinstance(target, ast.Name) and is_word(target.id))


def is_word(name: str) -> bool:
    return name[0].isupper() and not name.isupper()


def is_type_variable(value: ast.expr) -> bool:
    return isinstance(value, ast.Call) and isinstance(value.func, ast.Name) and value.func.id == "TypeVar"


def said_twice(sources: Iterable[Source]) -> dict[str, set[tuple[str, ...]]]:
    places: dict[str, set[tuple[str, ...]]] = defaultdict(set)
    for source in sources:
        if source.is_python and "src" in source.parts[:3] and source.parts[0] in {"libs", "services"}:
            for word in words_of(source) if not source.is_test else ():
                places[word].add(place_of(source))
    return {word: found for word, found in places.items() if len(found) > 1 and not word.startswith("_")}


def test_a_word_means_one_thing() -> None:
    twice = said_twice(read(tracked()))
    assert {word: places for word, places in twice.items() if word not in ARGUED} == {}
    assert set(ARGUED) <= set(twice), "argued, and said once"


ONCE = Source("services/cases/src/cases/record/domain/grants.py", "class Grant: ...\nKinds = dict[str, str]\n")


def test_a_word_of_two_meanings_is_caught() -> None:
    for path in ("services/referrals/src/referrals/transition/domain.py", "services/cases/src/cases/access/domain.py",
                 "libs/sharing/src/sharing/grants.py"):  # fmt: skip
        assert set(said_twice([ONCE, Source(path, "class Grant: ...\n")])) == {"Grant"}
        assert set(said_twice([ONCE, Source(path, "Kinds = list[str]\n")])) == {"Kinds"}


def test_what_is_no_word_of_two_meanings_is_left_alone() -> None:
    for path, text in {
        "services/cases/src/cases/record/shapes.py": "class Grant: ...\n",
        "services/referrals/src/referrals/transition/store.py": 'Grant = TypeVar("Grant")\nKINDS = ()\n',
        "services/cases/tests/test_grants.py": "class Grant: ...\n",
        "libs/testkit/src/testkit/people.py": "class Grant: ...\n",
        "services/reporting/src/reporting/dashboard/store.py": "from cases.record.domain.grants import Grant\n",
    }.items():
        assert said_twice([ONCE, Source(path, text)]) == {}
