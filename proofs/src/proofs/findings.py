"""What a check found amiss, by kind."""

from dataclasses import dataclass, field
from typing import Any


@dataclass
class Findings:
    """`lost`: acknowledged or announced, and not there. `doubled`: there, and nobody made it, or made it once less.

    `overtaken`: applied in another order than it happened. `unequal`: a copy other than its source; something waits.
    `forged`: taken from somebody who is no service.
    """

    lost: list[str] = field(default_factory=list)
    doubled: list[str] = field(default_factory=list)
    overtaken: list[str] = field(default_factory=list)
    unequal: list[str] = field(default_factory=list)
    forged: list[str] = field(default_factory=list)

    def kinds(self) -> dict[str, list[str]]:
        return {name: getattr(self, name) for name in ("lost", "doubled", "overtaken", "unequal", "forged")}

    def __bool__(self) -> bool:
        return any(self.kinds().values())


@dataclass
class Verdict:
    """`effects`: what people would see. `books`: what the outboxes and inboxes say of themselves."""

    effects: Findings = field(default_factory=Findings)
    books: Findings = field(default_factory=Findings)
    quiet_seconds: float = 0.0
    counted: dict[str, int] = field(default_factory=dict)

    @property
    def damaged(self) -> bool:
        return bool(self.effects) or bool(self.books)

    def figures(self) -> dict[str, Any]:
        found = {name: [*mine, *self.books.kinds()[name]] for name, mine in self.effects.kinds().items()}
        return {
            "lost": len(found["lost"]),
            "duplicate_effects": len(found["doubled"]),
            "order_violations": len(found["overtaken"]),
            "forged_applied": len(found["forged"]),
            "views_equal": not found["unequal"],
            "quiesce_s": round(self.quiet_seconds, 1),
            **self.counted,
        }

    def told(self, *, each: int = 5) -> list[str]:
        """The first lines of each kind, and how many there are."""
        lines = []
        for part, findings in (("effects", self.effects), ("books", self.books)):
            for kind, found in findings.kinds().items():
                lines += [f"{part}, {kind}: {line}" for line in found[:each]]
                lines += [f"{part}, {kind}: {len(found)} in all"] if len(found) > each else []
        return lines
