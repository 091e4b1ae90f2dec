"""The page of mutants that no test notices: written by `./mahon mutate`, the reasons by people, kept between runs."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from deploy.mutation import NOTICED, Found, Verdict
from deploy.places import REPOSITORY

PAGE = "docs/mutants.md"
NO_REASON = "?"
HEAD = """\
# Mutants that no test notices

`./mahon mutate` changes one thing at a time in the code that everything stands on, and runs the nearest tests. What
they notice is counted; what they do not is listed here, with the reason why it may stay so. The command writes this
page and keeps the reasons; a `?` is a survivor that nobody has explained yet, and fails the command, as a module below
90 % does. What is mutated, and which tests are nearest, is in `deploy/mutation.toml`; how it works is ADR 17. Of the
modules that stand there under `behind` this page tells older code.
"""
_HEADING = re.compile(r"## `(?P<module>\S+)`: (?P<noticed>\d+) of (?P<every>\d+)")
_LINE = re.compile(r"- (?P<survivor>`.*?`: ``.*?``(?: \(unreached\))?): (?P<reason>.*)")


@dataclass
class Survivors:
    """What is known of one module. `reasons`: a survivor as the page writes it → why it may live."""

    module: str
    noticed: int
    every: int
    reasons: dict[str, str] = field(default_factory=dict)

    def share(self) -> float:
        return self.noticed / self.every if self.every else 1.0

    def unexplained(self) -> list[str]:
        return [survivor for survivor, reason in self.reasons.items() if reason == NO_REASON]

    def heading(self) -> str:
        return f"## `{self.module}`: {self.noticed} of {self.every}, {self.share():.1%}"

    def told(self) -> str:
        """For the terminal: the rate, and what nobody has explained yet."""
        return "\n".join([self.heading().removeprefix("## "), *(f"  {one}" for one in self.unexplained())])


def of(module: str, found: list[Found], known: Mapping[str, Survivors]) -> Survivors:
    """A module's survivors, with the reasons they had before."""
    before = known[module].reasons if module in known else {}
    noticed = sum(one.verdict in NOTICED for one in found)
    alive = [_written(one) for one in found if one.verdict not in NOTICED]
    return Survivors(module, noticed, len(found), {one: before.get(one, NO_REASON) for one in alive})


def read() -> dict[str, Survivors]:
    file = REPOSITORY / PAGE
    found: dict[str, Survivors] = {}
    here: Survivors | None = None
    for line in file.read_text().splitlines() if file.exists() else ():
        if heading := _HEADING.match(line):
            here = Survivors(heading["module"], int(heading["noticed"]), int(heading["every"]))
            found[here.module] = here
        elif here and (survivor := _LINE.match(line)):
            here.reasons[survivor["survivor"]] = survivor["reason"]
    return found


def write(known: Mapping[str, Survivors]) -> None:
    parts = [HEAD]
    for _, one in sorted(known.items()):
        parts += [f"{one.heading()}\n", *(["\n".join(_listed(one)) + "\n"] if one.reasons else [])]
    (REPOSITORY / PAGE).write_text("\n".join(parts))


def _listed(one: Survivors) -> list[str]:
    return [f"- {survivor}: {reason}" for survivor, reason in one.reasons.items()]


def _written(one: Found) -> str:
    """How the page writes a survivor; a change made at two places of a function is one line of it."""
    unreached = " (unreached)" if one.verdict == Verdict.UNREACHED else ""
    return f"`{one.function}`: ``{one.change}``{unreached}"
