"""Whether what is written fits the forms and the lists."""

from datetime import datetime

from chassis.errors import Invalid
from chassis.unit_of_work import UnitOfWork
from contracts.values import FrozenValues, Values

from cases.form.domain import Fields
from cases.record.domain.validation import check
from cases.record.store.lists import find_unknown


class InvalidRecord(Invalid):
    """`detail`: JSON pointers of the values that do not fit; `problems`: pointer → code."""

    code = "invalid_record"
    title = "Some values do not fit the form."
    message = "Invalid Record JSON"


async def must_fit(
    uow: UnitOfWork, values: Values, held: FrozenValues, fields: Fields, now: datetime, *, at: str = ""
) -> None:
    """Refuse what does not fit the forms or names what is on no list. `held`: what the record holds already. `at`:
    pointer of the row that the values stand in.
    """
    found = check(values, held, fields, uow.site.day(now))
    for reference in sorted(await find_unknown(uow.session, found.references)):
        for pointer in found.references[reference]:
            found.refuse(pointer, "not_an_option")
    if found.problems:
        detail = [f"{at}{pointer}" for pointer, code in found.problems for _ in range(_times(values, pointer, code))]
        raise InvalidRecord(detail=detail, problems={f"{at}{pointer}": code for pointer, code in found.problems})


def _times(values: FrozenValues, pointer: str, code: str) -> int:
    """How often Primero points at it: at one choice twice, because it is on no list and because it is not empty."""
    return 1 + (code == "not_an_option" and isinstance(values.get(pointer.removeprefix("/")), str))
