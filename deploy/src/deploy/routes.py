"""The route table: which service answers a path, and whether a session is needed."""

import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from contracts.topology import SERVICES

from deploy.places import REPOSITORY

ROUTES_FILE = REPOSITORY / "deploy" / "gateway" / "routes.toml"

# Paths that two programs could read differently (dot segments, hidden slashes) are answered 404 before anybody
# asks whose they are. It holds for the path as it was sent, not as a library tidied it.
UNCLEAR_PATH = r"^[^?]*(%2[eEfF]|%5[cC]|%00|\\|/\.\.?(/|\?|$))"

API = "/api/v2/"
PLACEHOLDER = re.compile(r"\{([^{}]+)\}")


@dataclass(frozen=True)
class Route:
    path: str
    service: str
    audience: str
    public: bool = False
    method: str | None = None

    @cached_property
    def regex(self) -> str:
        """The pattern as a regular expression that means the same in Python and in Go."""
        below = self.path.endswith("/**")
        pattern = self.path.removesuffix("/**")
        pieces = []
        position = 0
        for match in PLACEHOLDER.finditer(pattern):
            pieces.append(re.escape(pattern[position : match.start()]))
            words = match[1].split("|")
            pieces.append("[^/]+" if len(words) == 1 else f"({'|'.join(map(re.escape, words))})")
            position = match.end()
        pieces.append(re.escape(pattern[position:]))
        return "^" + "".join(pieces).replace("\\-", "-") + ("(/.*)?$" if below else "$")

    @property
    def words(self) -> list[str]:
        """The words that a path of this route may have as its first below the API's root."""
        first = self.path.removeprefix(API).split("/")[0]
        return first.strip("{}").split("|") if self.path.startswith(API) else []

    @cached_property
    def compiled(self) -> re.Pattern[str]:
        return re.compile(self.regex)

    def fits(self, path: str, method: str = "GET") -> bool:
        return self.method in (None, method) and self.compiled.fullmatch(path) is not None


@dataclass(frozen=True)
class RouteTable:
    routes: Sequence[Route]

    def find(self, path: str, method: str = "GET") -> Route | None:
        """The first route that fits the path (decoded, without query), or None."""
        return next((route for route in self.routes if route.fits(path, method)), None)


class RouteTableInvalid(ValueError):
    """The route table names an unknown service or member."""


def load(file: Path = ROUTES_FILE) -> RouteTable:
    return RouteTable([_route(row) for row in tomllib.loads(file.read_text())["route"]])


def _route(row: dict[str, object]) -> Route:
    unknown = set(row) - {"path", "service", "audience", "public", "method"}
    service = str(row["service"])
    if unknown or service not in (*SERVICES, "demonstration"):
        raise RouteTableInvalid(f"{row}")
    return Route(
        path=str(row["path"]),
        service=service,
        audience=str(row.get("audience", service)),
        public=bool(row.get("public", False)),
        method=None if row.get("method") is None else str(row["method"]),
    )
