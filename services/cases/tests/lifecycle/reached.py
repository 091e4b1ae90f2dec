"""Which ways through a module are taken while something runs."""

import ast
from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import Any

from coverage import Coverage


class Reached:
    def __init__(self, module: ModuleType) -> None:
        self._file = str(module.__file__)
        self._coverage = Coverage(data_file=None, config_file=False, branch=True, include=[self._file])

    def along(self, run: Callable[..., Any], *args: Any, **more: Any) -> None:
        """Run it, in this thread, and watch."""
        with self._coverage.collect():
            run(*args, **more)

    def missing(self) -> list[str]:
        """Lines inside functions that were not reached, or not left by each of their ways."""
        lines = Path(self._file).read_text().splitlines()
        _, _, _, unreached, _ = self._coverage.analysis2(self._file)
        ways = self._coverage.branch_stats(self._file)
        partly = {line for line, (there, taken) in ways.items() if taken < there}
        inside = {
            line
            for node in ast.walk(ast.parse("\n".join(lines)))
            if isinstance(node, ast.FunctionDef)
            for line in range(node.body[0].lineno, (node.end_lineno or 0) + 1)
        }
        return [f"{line}: {lines[line - 1].strip()}" for line in sorted((partly | set(unreached)) & inside)]
