"""What goes over the wire about caseloads."""

from chassis.shapes import Shape


class CaseloadShown(Shape):
    """`open`, `overdue`: cases; `silent`: rows of `GET /silent_cases`. `load`: the open cases by the weights of the
    pack in force; null for who is not shown risks. `why`: what speaks against one more, of `full`, `heavy`, `on_leave`,
    `no_account`, `not_yours_to_give`, and of one case `owner`, `other_area`, `conflict_of_interest`. `area`: where they
    work, a code of the locations.
    """

    user_name: str
    full_name: str
    area: str | None
    open: int
    overdue: int
    silent: int
    load: int | None
    could_take: bool
    why: list[str]


class CaseloadMetadata(Shape):
    """`limit`: of cases, `load_limit`: of what they weigh. `withheld`: what the caller's role is not shown."""

    limit: int
    load_limit: int | None
    withheld: list[str]


class Caseloads(Shape):
    data: list[CaseloadShown]
    metadata: CaseloadMetadata
