"""The code of conduct everybody accepts; each changed text is a new one. Rule: `docs/domain/accounts.md §9`."""

from dataclasses import dataclass
from datetime import datetime

from chassis.errors import Invalid, NotFound


class NoCodeOfConduct(NotFound):
    code = "no_code_of_conduct"
    title = "No code of conduct has been published."


@dataclass(frozen=True, kw_only=True)
class CodeOfConduct:
    id: int
    title: str
    content: str
    created_on: datetime
    created_by: str


def check_text(title: str, content: str) -> None:
    wrong = {name: ["missing"] for name, text in (("title", title), ("content", content)) if not text.strip()}
    if wrong:
        raise Invalid(wrong)
