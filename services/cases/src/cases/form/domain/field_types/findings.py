"""What came out of checking values: what does not fit, and what somebody else has to confirm."""

from dataclasses import dataclass, field
from typing import NamedTuple

ValueProblem = tuple[str, str]
"""JSON pointer and code."""


AGENCY, USER = "Agency", "User"
"""Lists that this service keeps a copy of, outside of the forms."""


class Reference(NamedTuple):
    """A code of one of them."""

    source: str
    code: str


@dataclass
class Findings:
    """`references`: the pointers at which each was found."""

    problems: list[ValueProblem] = field(default_factory=list)
    references: dict[Reference, list[str]] = field(default_factory=dict)

    def refuse(self, pointer: str, code: str) -> None:
        self.problems.append((pointer, code))

    def refer(self, pointer: str, reference: Reference) -> None:
        self.references.setdefault(reference, []).append(pointer)
