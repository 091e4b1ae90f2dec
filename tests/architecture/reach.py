"""Which refusals the code behind a function can raise, found by reading it: calls are followed, what is caught is not.

A call is whatever names a function; a method of an object of unknown type is every method of that name in the program.
A refusal is raised where it is named.
"""

import ast
import importlib
import inspect
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import ModuleType
from typing import Any

from chassis.errors import Refusal

ROOT = Path(__file__).resolve().parents[2]
SOURCES = ("libs/sharing/src", "services/{service}/src")
"""What the chassis refuses follows from what a route takes: `chassis.description` declares that by itself."""
OTHERS = frozenset(name for kind in (dict, list, set, str, bytes) for name in dir(kind))
"""Methods of what Python brings: too many objects have them."""
Name = tuple[str, str]
"""Module and qualified name of a function."""
Kinds = frozenset[type[Refusal]]
NOTHING: Kinds = frozenset()


@dataclass
class Function:
    """`calls`: what it names, with what is caught around that; `raises`: the refusals it names. `own`: attributes of
    its object that it names, methods or refusals; `objects`: what it asks of an object of the module, with that.
    """

    raises: set[type[Refusal]] = field(default_factory=set)
    calls: set[tuple[Name, Kinds]] = field(default_factory=set)
    methods: set[tuple[str, Kinds]] = field(default_factory=set)
    own: set[str] = field(default_factory=set)
    objects: list[tuple[object, str, Kinds]] = field(default_factory=list)


class Program:
    """All functions of a service and of what it stands on."""

    def __init__(self, service: str | None) -> None:
        self.functions: dict[Name, Function] = {}
        self.by_method: dict[str, set[Name]] = defaultdict(set)
        for folder in SOURCES if service else ():
            base = ROOT / folder.format(service=service)
            for path in sorted(base.rglob("*.py")):
                name = ".".join(path.relative_to(base).with_suffix("").parts).removesuffix(".__init__")
                if not name.endswith(("worker", "__main__", "documents", "bootstrap", "env")):
                    self.read(importlib.import_module(name), ast.parse(path.read_text()))
        self.settle()

    def raised_by(self, function: Any) -> Kinds:
        function = inspect.unwrap(getattr(function, "__func__", function))
        return self._reached.get((function.__module__, function.__qualname__), NOTHING)

    def reached_from(self, function: Any) -> set[str]:
        """The names of all functions that the code behind it calls."""
        function = inspect.unwrap(getattr(function, "__func__", function))
        waiting, seen = [(function.__module__, function.__qualname__)], set[Name]()
        while waiting:
            name = waiting.pop()
            if name not in seen:
                seen.add(name)
                waiting += [callee for callee, _ in self._edges(self.functions.get(name, Function()))]
        return {qualified for _, qualified in seen}

    def read(self, module: ModuleType, tree: ast.Module) -> None:
        for qualified, node, in_class in _functions(tree):
            name = (module.__name__, qualified)
            self.functions[name] = found = Function()
            if in_class and not module.__name__.endswith((".api", ".routes")):
                self.by_method[node.name].add(name)
            for statement in [*node.body, *node.args.defaults, *node.args.kw_defaults]:
                if statement is not None:
                    _look(statement, module, found, NOTHING)

    def settle(self) -> None:
        reached = {
            name: frozenset({*function.raises, *self._of_objects(function)})
            for name, function in self.functions.items()
        }
        edges = {name: list(self._edges(function)) for name, function in self.functions.items()}
        changed = True
        while changed:
            changed = False
            for name, called in edges.items():
                found = set(reached[name])
                for callee, caught in called:
                    found |= {kind for kind in reached[callee] if not issubclass(kind, tuple(caught))}
                if len(found) > len(reached[name]):
                    reached[name], changed = frozenset(found), True
        self._reached: dict[Name, Kinds] = reached

    def _of_objects(self, function: Function) -> Iterator[type[Refusal]]:
        """The refusals that an object of a module was given and raises in the methods that are asked of it."""
        for thing, method, caught in function.objects:
            waiting, seen = [method], set()
            while waiting:
                name = waiting.pop()
                seen.add(name)
                meant = getattr(thing, name, None)
                if isinstance(meant, type) and issubclass(meant, Refusal) and not issubclass(meant, tuple(caught)):
                    yield meant
                behind = self.functions.get((type(thing).__module__, f"{type(thing).__qualname__}.{name}"), Function())
                waiting += sorted(behind.own - seen)

    def _edges(self, function: Function) -> Iterator[tuple[Name, Kinds]]:
        yield from (edge for edge in function.calls if edge[0] in self.functions)
        for method, caught in function.methods:
            yield from ((name, caught) for name in self.by_method.get(method, ()))


def _functions(
    node: ast.AST, prefix: str = "", *, in_class: bool = False
) -> Iterator[tuple[str, ast.FunctionDef | ast.AsyncFunctionDef, bool]]:
    """Functions of the module and methods of its classes. What stands inside of a function is part of it."""
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.ClassDef):
            yield from _functions(child, f"{prefix}{child.name}.", in_class=True)
        elif isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef):
            yield f"{prefix}{child.name}", child, in_class


def _look(node: ast.AST, module: ModuleType, found: Function, caught: Kinds) -> None:
    if isinstance(node, ast.Try):
        inner = caught | _caught(node, module)
        for part in node.body:
            _look(part, module, found, inner)
        for part in [*(each for handler in node.handlers for each in handler.body), *node.orelse, *node.finalbody]:
            _look(part, module, found, caught)
        return
    if isinstance(node, ast.Name | ast.Attribute):
        _note_refusal(node, module, found, caught)
    if isinstance(node, ast.Name):
        found.raises |= {kind for kind in _listed(node, module) if not issubclass(kind, tuple(caught))}
    if isinstance(node, ast.Name | ast.Attribute):
        _note_call(node, module, found, caught)
    for child in ast.iter_child_nodes(node):
        _look(child, module, found, caught)


def _note_refusal(node: ast.AST, module: ModuleType, found: Function, caught: Kinds) -> None:
    kind = _meant(node, module)
    if isinstance(kind, type) and issubclass(kind, Refusal) and not issubclass(kind, tuple(caught)):
        found.raises.add(kind)


def _note_call(node: ast.Name | ast.Attribute, module: ModuleType, found: Function, caught: Kinds) -> None:
    meant = _meant(node, module)
    if inspect.isfunction(meant):
        meant = inspect.unwrap(meant)
        found.calls.add(((meant.__module__, meant.__qualname__), caught))
    elif inspect.isclass(meant):
        made = (f"{meant.__qualname__}.{own}" for own in ("__init__", "__post_init__"))
        found.calls |= {((meant.__module__, own), caught) for own in made}
    elif isinstance(node, ast.Attribute) and _is_own(node):
        found.own.add(node.attr)
        found.methods.add((node.attr, caught))
    elif isinstance(node, ast.Attribute) and (thing := _meant(node.value, module)) is not None:
        found.objects.append((thing, node.attr, caught))
        if node.attr not in OTHERS:
            found.methods.add((node.attr, caught))
    elif meant is None and isinstance(node, ast.Attribute) and node.attr not in OTHERS:
        found.methods.add((node.attr, caught))


def _is_own(node: ast.Attribute) -> bool:
    return isinstance(node.value, ast.Name) and node.value.id == "self"


def _listed(node: ast.Name, module: ModuleType) -> list[type[Refusal]]:
    """The refusals of a table or a tuple of them that the function looks into."""
    meant = vars(module).get(node.id)
    values = meant.values() if isinstance(meant, dict) else meant if isinstance(meant, tuple) else ()
    return [kind for kind in values if isinstance(kind, type) and issubclass(kind, Refusal)]


def _meant(node: ast.AST, module: ModuleType) -> Any:
    """What the name or the dotted name means in the module; nothing where it is of a variable."""
    if isinstance(node, ast.Call):
        return _meant(node.func, module)
    if isinstance(node, ast.Name):
        return vars(module).get(node.id)
    if isinstance(node, ast.Attribute):
        owner = _meant(node.value, module)
        return getattr(owner, node.attr, None) if inspect.ismodule(owner) or inspect.isclass(owner) else None
    return None


def _caught(node: ast.Try, module: ModuleType) -> Kinds:
    """What its handlers stop: one that raises the same again stops nothing."""
    stopped: set[type[Refusal]] = set()
    for handler in node.handlers:
        if any(isinstance(inner, ast.Raise) and inner.exc is None for inner in ast.walk(handler)):
            continue
        named = handler.type.elts if isinstance(handler.type, ast.Tuple) else [handler.type] if handler.type else []
        for each in named:
            meant = _meant(each, module)
            kinds = meant if isinstance(meant, tuple) else (meant,)
            stopped |= {kind for kind in kinds if isinstance(kind, type) and issubclass(kind, Refusal)}
    return frozenset(stopped)


def reached_in(module: ModuleType, source: str, function: str) -> Kinds:
    """What a function of a module on its own can raise."""
    program = Program(None)
    program.read(module, ast.parse(source))
    program.settle()
    return program.raised_by(vars(module)[function])


def by_code(kinds: Kinds) -> Mapping[str, type[Refusal]]:
    return {kind.code: kind for kind in kinds if hasattr(kind, "code")}
