"""Repeated query parameters as Rails clients write them: `a[]=1&a[]=2`, `a[0]=1&a[1]=2`, or `a=1`."""

import re
from collections.abc import Mapping

from starlette.datastructures import QueryParams

BRACKETS = re.compile(r"^([^\[\]]+)\[\d*\]$")


def grouped(query: QueryParams) -> dict[str, list[str]]:
    """Every parameter's values by its plain name; `created[from]` keeps its brackets."""
    found: dict[str, list[str]] = {}
    for name, value in query.multi_items():
        match = BRACKETS.match(name)
        found.setdefault(match[1] if match else name, []).append(value)
    return found


def last(query: Mapping[str, list[str]], name: str) -> str | None:
    """Of a parameter that is repeated, the last one counts."""
    return query.get(name, [None])[-1]
