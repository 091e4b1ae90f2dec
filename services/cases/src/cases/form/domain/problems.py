"""What is wrong with a form, said of which form, which field and which attribute."""

from dataclasses import dataclass, field
from typing import NamedTuple

from chassis.errors import Invalid


class Where(NamedTuple):
    form: str
    field: str | None = None


class FormProblem(NamedTuple):
    form: str
    field: str | None
    attribute: str
    code: str


@dataclass
class Problems:
    """Collects; nothing is refused before everything was looked at."""

    found: list[FormProblem] = field(default_factory=list)

    def add(self, where: Where, attribute: str, code: str) -> None:
        problem = FormProblem(where.form, where.field, attribute, code)
        if problem not in self.found:
            self.found.append(problem)

    def refuse(self) -> None:
        """Raise one refusal that names them all, as `fields/<field>/<attribute>` or `<attribute>`."""
        if not self.found:
            return
        errors: dict[str, list[str]] = {}
        for problem in self.found:
            path = problem.attribute
            if problem.field is not None:
                path = f"fields/{problem.field}/{problem.attribute}"
            errors.setdefault(path, []).append(problem.code)
        raise Invalid(errors)
