"""Policy packs as an administrator reads them."""

from chassis.driver import Row
from chassis.errors import existing
from chassis.unit_of_work import UnitOfWork
from contracts.values import Values

from cases.policy_pack import store
from cases.policy_pack.domain import DEFAULT_PACK, DEFAULTS, counting, needs_another, told_clock, with_clocks


async def list_shown(uow: UnitOfWork, *, alone: bool) -> list[Values]:
    """The defaults first, then in the order in which they were proposed. `alone`: who proposed one may decide, too."""
    today, decisions = uow.site.day(uow.began), await store.list_decisions(uow.session)
    decided = [(row.effective_from, int(row.version)) for row in decisions]
    in_force = counting(decided, today, DEFAULT_PACK.version)
    shown = [_shown(DEFAULT_PACK.version, DEFAULTS, None, decisions)]
    shown += [_shown(row.version, row.pack, row, decisions) for row in await store.list_packs(uow.session)]
    return [
        values | {"in_force": values["version"] == in_force, "abilities": _abilities(values, uow, alone=alone)}
        for values in shown
    ]


async def show(uow: UnitOfWork, version: int, *, alone: bool) -> Values:
    found = (values for values in await list_shown(uow, alone=alone) if values["version"] == version)
    return existing(next(found, None))


def _abilities(pack: Values, uow: UnitOfWork, *, alone: bool) -> list[str]:
    decided_by = [decision["decided_by"] for decision in pack["decisions"]]
    waits = not alone and needs_another(pack["made_by"], decided_by, uow.actor.user_name)
    return [] if waits else ["put_in_force"]


def _shown(version: int, pack: Values, row: Row | None, decisions: list[Row]) -> Values:
    return {
        "version": version,
        **with_clocks(pack),
        "clock": told_clock(pack),
        "to_be_confirmed": pack.get("to_be_confirmed") is not False,
        "holidays": [{"name": None, **holiday} for holiday in pack["holidays"]],
        "made_by": row and row.made_by,
        "made_at": row and row.made_at,
        "decisions": [
            {name: getattr(each, name) for name in ("effective_from", "approved_by", "decided_by", "decided_at")}
            for each in decisions
            if each.version == version
        ],
    }
