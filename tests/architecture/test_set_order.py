"""A set has no order that the next process keeps: nothing is listed, announced or kept in it.

Looked at is what is a set where it is used: an expression that makes one, or a name bound to such in the same function.
"""

import ast
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

ROOT = Path(__file__).parents[2]
MAKING = {"set", "frozenset"}
LISTING = {"list", "tuple", "join", "fromkeys", "extend", "enumerate", "zip"}
ORDERED = ("Iterable", "Iterator", "Sequence")
EXCEPTIONS = {
    "libs/chassis/src/chassis/signals.py": "Whoever waited no longer does, under whichever key first.",
    "libs/chassis/src/chassis/watched.py": "Tasks are told to end together, in whatever order.",
}
Function = ast.FunctionDef | ast.AsyncFunctionDef
FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)
Parameters = Mapping[str, list[ast.arguments]]
"""Of every function by its name."""


def called(node: ast.Call) -> str:
    return node.func.id if isinstance(node.func, ast.Name) else getattr(node.func, "attr", "")


def is_set(node: ast.expr, names: set[str]) -> bool:
    if isinstance(node, ast.Set | ast.SetComp):
        return True
    if isinstance(node, ast.Call):
        return called(node) in MAKING
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.BitOr | ast.BitAnd | ast.Sub | ast.BitXor):
        of_keys = isinstance(node.left, ast.Call) and called(node.left) == "keys" and not isinstance(node.op, ast.BitOr)
        return of_keys or is_set(node.left, names) or is_set(node.right, names)
    if isinstance(node, ast.IfExp):
        return is_set(node.body, names) or is_set(node.orelse, names)
    return isinstance(node, ast.Name) and node.id in names


def bound_to_sets(function: Function) -> set[str]:
    names: set[str] = set()
    for node in ast.walk(function):
        if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name) and is_set(node.value, names):
            names.add(node.targets[0].id)
    return names


def unordered(function: Function, parameters: Parameters) -> Iterator[int]:
    """Lines in which the order of a set becomes that of something else. `parameters`: none are known, or of whom."""
    names = bound_to_sets(function)
    for node in ast.walk(function):
        walked: Iterable[ast.expr] = ()
        if isinstance(node, ast.ListComp | ast.DictComp):
            walked = [part.iter for part in node.generators]
        elif isinstance(node, ast.For | ast.AsyncFor):
            walked = [node.iter]
        elif isinstance(node, ast.List | ast.Tuple):
            walked = [part.value for part in node.elts if isinstance(part, ast.Starred)]
        elif isinstance(node, ast.Call):
            walked = node.args if called(node) in LISTING else in_order(node, parameters)
        if any(is_set(each, names) for each in walked):
            yield node.lineno


def in_order(node: ast.Call, parameters: Parameters) -> Iterator[ast.expr]:
    """What is handed to a parameter that is walked through."""
    for known in parameters.get(called(node), ()):
        places = [each for each in known.args if each.arg not in {"self", "cls"}]
        by_name = {each.arg: each for each in (*places, *known.kwonlyargs)}
        given = [*zip(places, node.args, strict=False)]
        given += [(by_name[each.arg], each.value) for each in node.keywords if each.arg in by_name]
        yield from (value for place, value in given if ast.unparse(place.annotation or node).startswith(ORDERED))


def functions(text: str) -> Iterator[Function]:
    return (node for node in ast.walk(ast.parse(text)) if isinstance(node, FUNCTIONS))


def found_in(texts: Mapping[str, str]) -> list[str]:
    """By path and line. What a rule hands on is looked at as well: stores ask the database, which has its own order."""
    parameters: dict[str, list[ast.arguments]] = {}
    for text in texts.values():
        for function in functions(text):
            parameters.setdefault(function.name, []).append(function.args)
    rules = {path for path in texts if {"domain", "policy"} & {Path(part).stem for part in Path(path).parts}}
    return [
        f"{path}:{line}"
        for path, text in texts.items()
        for function in functions(text)
        for line in unordered(function, parameters if path in rules else {})
    ]


def test_nothing_stands_in_the_order_of_a_set() -> None:
    files = [file for folder in ("libs", "services") for file in sorted((ROOT / folder).glob("*/src/**/*.py"))]
    texts = {str(file.relative_to(ROOT)): file.read_text() for file in files if "testkit" not in file.parts}
    assert len(texts) > 100
    assert [place for place in found_in(texts) if place.partition(":")[0] not in EXCEPTIONS] == []
    assert {place.partition(":")[0] for place in found_in(texts)} >= EXCEPTIONS.keys()


BAD = """
def after(alerts, changed: Iterable[str]): ...
def listed(names):
    return [name for name in set(names)]
def bound(old, new):
    gone = old.keys() - new.keys()
    for name in gone:
        publish(name)
def joined(names): return ",".join({*names})
def starred(names): return [*frozenset(names)]
def handed(alerts, names): return after(alerts, set(names))
def named(alerts, names): return after(alerts, changed=names & {"a"})
"""
GOOD = """
def after(alerts, changed: Iterable[str], known: Collection[str]): ...
def listed(names): return [name for name in sorted(set(names))]
def bound(old, new):
    for name in (each for each in old if each not in new): publish(name)
def asked(names, name): return name in set(names) or any(each for each in {*names})
def again(names): return {name for name in set(names)} | {*set(names)}
def handed(alerts, names): return after(alerts, [*names], known=set(names))
"""


def test_each_way_to_take_the_order_of_a_set_is_found_and_no_other() -> None:
    rules = "services/cases/src/cases/record/domain/record.py"
    assert [int(place.rpartition(":")[2]) for place in found_in({rules: BAD})] == [4, 7, 9, 10, 11, 12]
    assert len(found_in({rules.replace("domain", "store"): BAD})) == 4
    assert found_in({rules: GOOD}) == []
