"""What a case has to say before it is closed, and when a child is in danger. Rules: `docs/domain/workflow.md §8`, `§9`.

Which fields say so is the module's to tell: `closing_needs`, names of fields; `danger`, field → codes. Without, nothing
is asked and nobody is told.
"""

from collections.abc import Mapping, Sequence

from contracts.values import FrozenValues, Values

from cases.record.domain.kind import ClosingIncomplete
from cases.record.domain.record import CLOSED, OPEN
from cases.record.domain.rules import Rules

NEEDS, DANGER = "closing_needs", "danger"


def needs_of(module: str | None, rules: Rules) -> list[str]:
    """What has to be filled in. A field that no form of the module asks for any more cannot be."""
    wanted = rules.option(module, NEEDS) or ()
    known = None if rules.forms is None else rules.forms.fields("case", module)
    return [name for name in wanted if known is None or name in known]


def missing_in(values: FrozenValues, rules: Rules) -> list[str]:
    return [name for name in needs_of(values.get("module_id"), rules) if values.get(name) in (None, "", [])]


def must_be_complete(values: FrozenValues, rules: Rules) -> None:
    missing = missing_in(values, rules)
    if missing:
        raise ClosingIncomplete(missing)


def must_close_completely(values: Values, before: FrozenValues, rules: Rules) -> None:
    """Whoever closes it, by whatever road."""
    if values.get("status") == CLOSED and before.get("status") != CLOSED:
        must_be_complete(values, rules)


def danger_fields(values: FrozenValues, rules: Rules) -> list[str]:
    """The fields that say that the child of an open case is in danger now."""
    if values.get("status") != OPEN or values.get("record_state") is not True:
        return []
    means: Mapping[str, Sequence[str]] = rules.option(values.get("module_id"), DANGER) or {}
    return [name for name, codes in means.items() if rules.is_plain("case", name) and _says(values.get(name), codes)]


def _says(value: object, codes: Sequence[str]) -> bool:
    told = value if isinstance(value, list) else [value]
    return any(_code(one) in codes for one in told)


def _code(value: object) -> str:
    """A tick says `true`."""
    return str(value).lower() if isinstance(value, bool) else str(value)
