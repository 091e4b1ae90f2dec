"""Mutants of a source file: mutmut's small changes, each of which some test should notice, and how one is put on.

A mutant replaces the code of the living functions, not the file: nothing is written to the sources, and what was
imported stays imported. So only what stands inside functions can be mutated; decorated ones too.
"""

import ast
import difflib
import gc
import hashlib
import types
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import libcst
from libcst.metadata import ByteSpanPositionProvider, CodeSpan, MetadataWrapper, PositionProvider
from mutmut.mutation.file_mutation import Mutation, MutationVisitor
from mutmut.mutation.mutators import mutation_operators
from mutmut.mutation.pragma_handling import IgnoredCode

Place = tuple[str, int]
"""A function by its qualified name and its first line."""
Living = dict[Place, list[types.FunctionType]]


@dataclass(frozen=True)
class Mutant:
    """One small change to one function. `id` stays the same as long as the function does."""

    id: str
    function: str
    change: str
    """`- what stands there` and `+ what stands there instead`, in one line."""
    lines: range
    """The lines of the statement that it changes."""
    codes: dict[Place, types.CodeType]


class _Visitor(MutationVisitor):
    """mutmut leaves out decorated functions, because it would decorate each mutant; we replace the code inside."""

    def _skip_node_and_children(self, node: libcst.CSTNode) -> bool:
        if isinstance(node, libcst.FunctionDef) and node.decorators:
            return False
        return super()._skip_node_and_children(node)


def of_file(path: Path) -> list[Mutant]:
    """All mutants of a file that change a function which lives in this process, in the order of its lines."""
    source = path.read_text()
    wrapper = MetadataWrapper(libcst.parse_module(source))
    visitor = _Visitor(mutation_operators, IgnoredCode(set(), set(), set()))
    wrapper.visit(visitor)
    lines = wrapper.resolve(PositionProvider)
    spans = wrapper.resolve(ByteSpanPositionProvider)
    reading = _Reading(path, source, wrapper.module)
    found = {}
    for mutation in visitor.mutations:
        changed = reading.changed(mutation, spans[mutation.original_node])
        mutant = reading.mutant(changed, lines[mutation.original_node].start.line)
        if mutant is not None:
            found[mutant.id] = mutant
    return sorted(found.values(), key=lambda mutant: (mutant.lines.start, mutant.function))


class _Reading:
    """A file as it is, to compare its mutants with."""

    def __init__(self, path: Path, source: str, module: libcst.Module) -> None:
        self._path = path
        self._source = source
        self._bytes = source.encode()
        self._module = module
        self._codes = _functions(compile(source, str(path), "exec"))
        self._living = living_functions(path)
        tree = ast.parse(source)
        self._statements = [_lines(node) for node in ast.walk(tree) if isinstance(node, ast.stmt)]
        self._texts = {place: hashlib.sha256(text.encode()).digest() for place, text in _texts(tree, source)}

    def changed(self, mutation: Mutation, span: CodeSpan) -> str:
        """The file's text with the mutation. Put in by its place where that is sure: forty times faster."""
        end = span.start + span.length
        text = self._module.code_for_node(mutation.original_node).encode()
        if self._bytes[span.start : end] == text:
            given = self._module.code_for_node(mutation.mutated_node).encode()
            return (self._bytes[: span.start] + given + self._bytes[end:]).decode()
        replaced = self._module.deep_replace(mutation.original_node, mutation.mutated_node)
        assert isinstance(replaced, libcst.Module)  # noqa: S101  # a node of it was replaced, not itself
        return replaced.code

    def mutant(self, changed: str, line: int) -> Mutant | None:
        """None where the change does not compile, or changes no living function."""
        try:
            codes = _functions(compile(changed, str(self._path), "exec"))
        except SyntaxError:
            return None
        if len(codes) != len(self._codes):
            return None
        swapped = {
            _place(mine): theirs
            for mine, theirs in zip(self._codes, codes, strict=True)
            if _place(mine) in self._living and _done(mine) != _done(theirs) and mine.co_freevars == theirs.co_freevars
        }
        if not swapped:
            return None
        change = _change(self._source, changed)
        place = min(swapped, key=lambda place: place[1])
        identity = self._texts.get(place, b"") + f"{place[0]} {line - place[1]} {change}".encode()
        name = hashlib.sha256(identity).hexdigest()[:16]
        return Mutant(name, place[0], change, self._statement(line), swapped)

    def _statement(self, line: int) -> range:
        around = [lines for lines in self._statements if line in lines]
        return min(around, key=len, default=range(line, line + 1))


def living_functions(path: Path) -> Living:
    """The functions of this file in this process, decorated ones included."""
    found: Living = {}
    for thing in gc.get_objects():
        if isinstance(thing, types.FunctionType) and thing.__code__.co_filename == str(path):
            found.setdefault(_place(thing.__code__), []).append(thing)
    return found


def put_on(mutant: Mutant, living: Living) -> None:
    """From now on this process runs the mutant."""
    for place, code in mutant.codes.items():
        for function in living[place]:
            function.__code__ = code


def _functions(module: types.CodeType) -> list[types.CodeType]:
    """The code of a module's functions and methods, in order; what is defined inside them is part of them."""
    found = []
    for constant in module.co_consts:
        if isinstance(constant, types.CodeType):
            is_class = not constant.co_flags & 0x01  # CO_OPTIMIZED: functions only
            found += _functions(constant) if is_class else [constant]
    return found


def _done(code: types.CodeType) -> tuple[object, ...]:
    """What the code does, wherever it stands: a change further up may have moved it by lines."""
    constants = [_done(each) if isinstance(each, types.CodeType) else repr(each) for each in code.co_consts]
    return code.co_code, constants, code.co_names, code.co_varnames, code.co_cellvars, code.co_exceptiontable


def _place(code: types.CodeType) -> Place:
    return code.co_qualname, code.co_firstlineno


def _lines(node: ast.stmt) -> range:
    """The lines of a simple statement, or of what stands before the body of another."""
    body: list[ast.stmt] = getattr(node, "body", None) or getattr(node, "cases", None) or []
    last = body[0].lineno - 1 if body and isinstance(body[0], ast.stmt) else node.end_lineno or node.lineno
    return range(node.lineno, max(last, node.lineno) + 1)


def _texts(tree: ast.Module, source: str) -> Iterator[tuple[Place, str]]:
    def within(node: ast.AST, prefix: str) -> Iterator[tuple[Place, str]]:
        for child in ast.iter_child_nodes(node):
            if isinstance(child, ast.ClassDef):
                yield from within(child, f"{prefix}{child.name}.")
            elif isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef):
                first = min([child.lineno, *(decorator.lineno for decorator in child.decorator_list)])
                yield (f"{prefix}{child.name}", first), ast.get_source_segment(source, child) or ""

    return within(tree, "")


def _change(before: str, after: str) -> str:
    lines = list(difflib.unified_diff(before.splitlines(), after.splitlines(), lineterm="", n=0))[3:]
    taken = " ".join(line[1:].strip() for line in lines if line.startswith("-"))
    given = " ".join(line[1:].strip() for line in lines if line.startswith("+"))
    return f"{taken} → {given}"
