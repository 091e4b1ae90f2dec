"""The dashboards of one person."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from chassis.actor import Actor
from chassis.answers import written_part
from chassis.site import Site
from chassis.unit_of_work import UnitOfWork
from contracts.system_field import Beside
from contracts.system_fields import names_where
from contracts.values import Values
from orjson import Fragment
from sharing.open_fields import open_everywhere
from sharing.rights import CASE
from sharing.scope import Reach, extent_of

from reporting.dashboard.domain.asker import Asker
from reporting.dashboard.domain.indicator import Among, Condition, NotAmong, all_indicators, present, shown
from reporting.dashboard.policy import permitted, shows_referrals
from reporting.dashboard.store.counted_before import CountedBefore, KeptAnswer
from reporting.dashboard.store.counting import count
from reporting.projection.domain import STATES
from reporting.projection.store import read_change, read_configuration

RISK_LEVELS = "lookup-risk-level"
A_LIFE = 36_525
"""In days."""
DEEPEST = 9
"""No place lies at so deep a level."""
NAMING_PEOPLE = frozenset(names_where(lambda field: field.beside is Beside.PEOPLE))
"""Who sees everything is told of all these people, but where a case was referred to them."""
REFERRALS_BY_STATE = "dashboard.referrals_by_state"


async def list_dashboards(
    uow: UnitOfWork, remembered: CountedBefore, *, names: Sequence[str], now: datetime
) -> Fragment:
    """What the role permits, with its numbers. `names`: only dashboards called so, with or without `dashboard.`."""
    change = await read_change(uow.session)
    wanted = frozenset(name.removeprefix("dashboard.") for name in names)
    key = (uow.actor.id, wanted)
    async with remembered.counting(key):
        found = remembered.find(key, uow.actor, change=change, now=now)
        if found is None:
            known = await read_configuration(uow.session, lookup=RISK_LEVELS)
            asker = make_asker(uow.actor, known, now=now, site=uow.site)
            answer, cases = await _count(uow, asker, wanted)
            found = KeptAnswer(actor=uow.actor, change=change, at=now, cases=cases, answer=written_part(answer))
            remembered.keep(key, found)
    return found.answer


async def _count(uow: UnitOfWork, asker: Asker, wanted: frozenset[str]) -> tuple[list[Values], int]:
    actor = uow.actor
    dashboards = [board for board in permitted(actor.may, asker) if not wanted or board.name in wanted]
    referrals = shows_referrals(actor.may) and (not wanted or "referrals_by_state" in wanted)
    counted = await count(
        uow,
        all_indicators(dashboards),
        modules=asker.modules,
        extent=extent_of(actor),
        referrals_of=actor.user_name if referrals else None,
    )
    answer = [
        shown(board, {each.name: present(each, counted.indicators[each]) for each in board.indicators})
        for board in dashboards
    ]
    return [*answer, _referrals_by_state(counted.referrals)] if referrals else answer, counted.cases


def _referrals_by_state(counted: dict[tuple[str, str], int]) -> Values:
    """Ours: the caller's referrals by state; the queries fit `GET /api/v2/referrals`."""
    indicators = {
        f"referrals_{direction}": {
            state: {
                "count": counted.get((direction, state), 0),
                "query": [f"direction={direction}", f"status={state}"],
            }
            for state in STATES
        }
        for direction in ("sent", "received")
    }
    return {"name": REFERRALS_BY_STATE, "type": "indicator", "indicators": indicators}


def make_asker(actor: Actor, known: dict[tuple[str, str], Any], *, now: datetime, site: Site) -> Asker:
    settings: Values = known.get(("settings", "settings")) or {}
    options: Values = settings.get("system_options") or {}
    place: Values = settings.get("reporting_location_config") or {}
    level, opened = actor.reporting_location_level, open_everywhere(actor, CASE)
    return Asker(
        user_name=actor.user_name,
        groups=tuple(sorted(actor.groups)),
        modules=_modules_with_cases(actor, known),
        now=now,
        site=site,
        risk_levels=tuple(known.get(("lookup", RISK_LEVELS)) or ()),
        hours_to_assign=_number(options.get("timeframe_hours_to_assign"), 3, A_LIFE * 24),
        hours_to_assign_high=_number(options.get("timeframe_hours_to_assign_high"), 1, A_LIFE * 24),
        days_since_answer=_number(options.get("days_since_referral_status_changed"), 14, A_LIFE),
        location_field=str(place.get("field_key") or "owned_by_location"),
        own_side=_own_side(actor),
        open_fields=opened,
        open_keys=opened - NAMING_PEOPLE if extent_of(actor).is_everything else opened,
        location_level=int(_number(place.get("admin_level"), 2, DEEPEST)) if level is None else level,
    )


def _own_side(actor: Actor) -> tuple[Condition, ...]:
    """Cases that are in the caller's sight without a referral to them."""
    extent = extent_of(actor)
    not_referred = NotAmong("assigned_user_names", (actor.user_name,), "referred_users")
    if extent.reach is Reach.GROUPS:
        return (Among("owned_by_groups", extent.names), not_referred)
    if extent.reach is Reach.AGENCY:
        return (Among("owned_by_agency_id", extent.names), not_referred)
    return (not_referred,) if extent.is_everything else (Among("owned_by", (actor.user_name,)),)


def _modules_with_cases(actor: Actor, known: dict[tuple[str, str], Any]) -> tuple[str, ...]:
    """The caller's modules, but for those known to hold no cases."""
    return tuple(
        module
        for module in sorted(actor.modules)
        if "case" in known.get(("module", module), {}).get("record_types", ["case"])
    )


def _number(value: object, default: float, most: float) -> float:
    """From 0 to the most: a longer time than a life leads out of the calendar."""
    told = value if isinstance(value, int | float) and not isinstance(value, bool) else default
    return min(max(told, 0), most)
