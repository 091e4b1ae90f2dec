"""The files this demonstration is written in."""

import json
import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

LOCALES = ("en", "tet")

_DATA = files("demonstration") / "data"


@cache
def toml(path: str) -> dict[str, Any]:
    """The content of `data/<path>.toml`."""
    return tomllib.loads((_DATA / f"{path}.toml").read_text("utf-8"))


@cache
def json_file(path: str) -> dict[str, Any]:
    """The content of `data/<path>.json`."""
    content: dict[str, Any] = json.loads((_DATA / f"{path}.json").read_text("utf-8"))
    return content


def names_in(folder: str) -> list[str]:
    """The names of the TOML files in `data/<folder>`, without ending, in order."""
    found = (entry.name for entry in (_DATA / folder).iterdir())
    return sorted(name.removesuffix(".toml") for name in found if name.endswith(".toml"))


def localized(pair: list[str] | None) -> dict[str, str] | None:
    """English and Tetum, as the configuration writes them."""
    return None if pair is None else dict(zip(LOCALES, pair, strict=True))
