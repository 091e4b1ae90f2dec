"""Every dashboard that follows from cases: names, indicators, definitions. Rules: `docs/domain/figures.md §2`, `§3`."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

from chassis.site import DAY, TICK, Week

from reporting.dashboard.domain.asker import Asker
from reporting.dashboard.domain.indicator import (
    BEGINNING,
    Among,
    AssignedTo,
    Breakdown,
    Condition,
    Dashboard,
    Indicator,
    Is,
    NotAmong,
    Overdue,
    Within,
)

FAR = datetime(9999, 1, 1, tzinfo=UTC)
RECENTLY_ASSIGNED = timedelta(days=10)
ENABLED = Is("record_state", True)
OPEN = (ENABLED, Among("status", ("open",)))
CLOSED = (ENABLED, Among("status", ("closed",)))
OPEN_OR_CLOSED = (ENABLED, Among("status", ("open", "closed")))
EDITED_BY_OTHERS = Is("not_edited_by_owner", True)
OVERDUE = {
    "assessment": "assessment_due_dates",
    "case_plan": "case_plan_due_dates",
    "services": "service_due_dates",
    "followups": "followup_due_dates",
}


def approvals(asker: Asker, kind: str) -> list[Dashboard]:
    return [
        Dashboard(
            f"approvals_{kind}.{module}",
            tuple(
                Indicator(
                    f"approval_{kind}_{status}.{module}",
                    (asker.owner(), *OPEN, Among(f"approval_status_{kind}", (status,)), Among("module_id", (module,))),
                )
                for status in ("pending", "rejected", "approved")
            ),
        )
        for module in asker.modules
    ]


def approvals_pending(asker: Asker, kind: str) -> list[Dashboard]:
    return [
        Dashboard(
            f"approvals_{kind}_pending.{module}",
            (
                Indicator(
                    f"approval_{kind}_pending_group.{module}",
                    (*OPEN, Among(f"approval_status_{kind}", ("pending",)), Among("module_id", (module,))),
                ),
            ),
        )
        for module in asker.modules
    ]


def new_or_updated(asker: Asker) -> Indicator:
    return asker.indicator("new_or_updated", *OPEN, EDITED_BY_OTHERS)


def case_overview(asker: Asker) -> list[Indicator]:
    recently = Within("reassigned_transferred_on", asker.now - RECENTLY_ASSIGNED, asker.now)
    return [
        asker.indicator("total", *OPEN),
        new_or_updated(asker),
        asker.indicator("recently_assigned_to_me", AssignedTo(asker.user_name), *OPEN, recently),
    ]


def case_risk(asker: Asker) -> list[Indicator]:
    return [asker.indicator("risk_level", *OPEN, by=(Breakdown("risk_level"),))]


def opened_in(week: Week) -> Condition:
    return Within("created_at", week.first, week.last)


def closed_in(week: Week) -> Condition:
    return Within("date_closure", week.first_day, week.last_day)


def reporting_location(asker: Asker) -> list[Indicator]:
    this, last = asker.site.week(asker.now), asker.site.week(asker.now, ago=1)
    by = (Breakdown(asker.location_field, level=asker.location_level),)
    return [
        asker.indicator("reporting_location_open", *OPEN, by=by),
        asker.indicator("reporting_location_open_last_week", *OPEN, opened_in(last), by=by),
        asker.indicator("reporting_location_open_this_week", *OPEN, opened_in(this), by=by),
        asker.indicator("reporting_location_closed_last_week", *CLOSED, closed_in(last), by=by),
        asker.indicator("reporting_location_closed_this_week", *CLOSED, closed_in(this), by=by),
    ]


def protection_concerns(asker: Asker) -> list[Indicator]:
    week = asker.site.week(asker.now)
    by = (Breakdown("protection_concerns"),)
    return [
        asker.indicator("protection_concerns_open_cases", *OPEN, by=by),
        asker.indicator("protection_concerns_new_this_week", *OPEN, opened_in(week), by=by),
        asker.indicator("protection_concerns_all_cases", ENABLED, by=by),
        asker.indicator("protection_concerns_closed_this_week", *CLOSED, closed_in(week), by=by),
    ]


def cases_to_assign(asker: Asker) -> list[Indicator]:
    def late(hours: float) -> Condition:
        return Within("reassigned_transferred_on", BEGINNING, asker.now - timedelta(hours=hours))

    of_none = NotAmong("risk_level", asker.risk_levels)
    made = [
        asker.indicator("cases_none", asker.owner(), *OPEN, of_none),
        asker.indicator("overdue_cases_none", asker.owner(), *OPEN, of_none, late(asker.hours_to_assign)),
    ]
    for level in asker.risk_levels:
        hours = asker.hours_to_assign_high if level == "high" else asker.hours_to_assign
        of_level = Among("risk_level", (level,))
        made.append(asker.indicator(f"cases_{level}", asker.owner(), *OPEN, of_level))
        made.append(asker.indicator(f"overdue_cases_{level}", asker.owner(), *OPEN, of_level, late(hours)))
    return made


def of_each_module(asker: Asker, name: str, whose: Condition, *by: Breakdown) -> list[Indicator]:
    return [
        Indicator(f"{name}_{module}", (whose, *OPEN_OR_CLOSED, Among("module_id", (module,))), by)
        for module in asker.modules
    ]


def workflow(asker: Asker) -> list[Indicator]:
    return of_each_module(asker, "workflow", asker.owner(), Breakdown("workflow"))


def workflow_team(asker: Asker) -> list[Indicator]:
    by = Breakdown("owned_by", team=True), Breakdown("workflow")
    return of_each_module(asker, "workflow_team", asker.my_groups(), *by)


def overdue(asker: Asker, kind: str) -> list[Indicator]:
    due = Overdue(OVERDUE[kind], asker.now, asker.site.day(asker.now) - DAY)
    return [asker.indicator(f"tasks_overdue_{kind}", *OPEN, due, by=(Breakdown("owned_by", team=True),))]


def social_worker(asker: Asker) -> list[Indicator]:
    by = (Breakdown("owned_by", team=True),)
    return [
        asker.indicator("cases_by_social_worker_total", asker.my_groups(), *OPEN, by=by),
        asker.indicator("cases_by_social_worker_new_or_updated", *OPEN, EDITED_BY_OTHERS, by=by),
    ]


def punctual(asker: Asker, name: str, by: Breakdown) -> list[Indicator]:
    """Open cases by whether what is next is overdue, as the clock has it (`docs/domain/tasks.md §7`), or in time."""
    overdue_now = Within("next_action_due", BEGINNING, asker.now - TICK)
    in_time = Within("next_action_due", asker.now, FAR)
    return [
        asker.indicator(f"{name}_overdue", *OPEN, overdue_now, by=(by,)),
        asker.indicator(f"{name}_in_time", *OPEN, in_time, by=(by,)),
    ]


def punctual_by_place(asker: Asker) -> list[Indicator]:
    return punctual(asker, "punctual_by_place", Breakdown(asker.location_field, level=asker.location_level))


def punctual_by_person(asker: Asker) -> list[Indicator]:
    return punctual(asker, "punctual_by_person", Breakdown("owned_by", team=True))


def shared_with_me_of(asker: Asker, name: str, column: str) -> Indicator:
    return asker.indicator(f"shared_with_me_{name}", Among(column, (asker.user_name,)), *OPEN)


def shared_with_me(asker: Asker) -> list[Indicator]:
    return [
        shared_with_me_of(asker, "pending_referrals", "referred_users_pending"),
        shared_with_me_of(asker, "accepted_referrals", "referred_users_accepted"),
        shared_with_me_of(asker, "total_referrals", "referred_users"),
        shared_with_me_of(asker, "transfers_awaiting_acceptance", "transferred_to_users"),
    ]


def shared_with_others(asker: Asker) -> list[Indicator]:
    answered = asker.days_since_answer
    found: dict[str, Condition] = {
        "referrals": Is("referred_users_present", True),
        "referrals_pending": Is("referred_users_pending_present", True),
        "referrals_accepted": Is("referred_users_accepted_present", True),
        "referrals_rejected": asker.since("last_referral_rejected_at", answered),
        "referrals_done": asker.since("last_referral_done_at", answered),
        "pending_transfers": Among("transfer_status", ("in_progress",)),
        "rejected_transfers": Among("transfer_status", ("rejected",)),
    }
    return [
        asker.indicator(f"shared_with_others_{name}", asker.owner(), *OPEN, condition)
        for name, condition in found.items()
    ]


def shared_from_my_team(asker: Asker) -> list[Indicator]:
    answered = asker.days_since_answer
    found: dict[str, Condition] = {
        "pending_referrals": Is("referred_users_pending_present", True),
        "accepted_referrals": Is("referred_users_accepted_present", True),
        "rejected_referrals": asker.since("last_referral_rejected_at", answered),
        "done_referrals": asker.since("last_referral_done_at", answered),
        "pending_transfers": Among("transfer_status", ("in_progress",)),
        "rejected_transfers": Among("transfer_status", ("rejected",)),
    }
    by = (Breakdown("owned_by", team=True),)
    return [
        asker.indicator(f"shared_from_my_team_{name}", asker.my_groups(), *OPEN, condition, by=by)
        for name, condition in found.items()
    ]


def shared_with_my_team(asker: Asker) -> list[Indicator]:
    found = {
        "pending_referrals": "referred_users_pending",
        "accepted_referrals": "referred_users_accepted",
        "pending_transfers": "transferred_to_users",
    }
    return [
        asker.indicator(f"shared_with_my_team_{name}", *OPEN, by=(Breakdown(column, team=True),))
        for name, column in found.items()
    ]


def shared_with_my_team_overview(asker: Asker) -> list[Indicator]:
    to_mine = Among("transferred_to_user_groups", asker.groups)
    under_way = Among("transfer_status", ("in_progress",))
    return [asker.indicator("shared_with_my_team_pending_transfers_overview", to_mine, *OPEN, under_way)]


def group_overview(asker: Asker) -> list[Indicator]:
    return [asker.indicator("group_overview_open", *OPEN), asker.indicator("group_overview_closed", *CLOSED)]


def case_incident_overview(asker: Asker) -> list[Indicator]:
    alert = Among("current_alert_types", ("incident_from_case",))
    return [
        asker.indicator("total", *OPEN),
        new_or_updated(asker),
        asker.indicator("with_incidents", *OPEN, Is("has_incidents", True)),
        asker.indicator("without_incidents", *OPEN, Is("has_incidents", False)),
        asker.indicator("with_new_incidents", asker.owner(), *OPEN, alert),
    ]


def national_admin_summary(asker: Asker) -> list[Indicator]:
    this, last = asker.site.week(asker.now), asker.site.week(asker.now, ago=1)
    return [
        asker.indicator("open", *OPEN),
        asker.indicator("new_last_week", *OPEN, opened_in(last)),
        asker.indicator("new_this_week", *OPEN, opened_in(this)),
        asker.indicator("closed_last_week", *CLOSED, closed_in(last)),
        asker.indicator("closed_this_week", *CLOSED, closed_in(this)),
    ]


def identified(asker: Asker) -> list[Indicator]:
    return [asker.indicator("identified", ENABLED, Among("status", ("identified",)))]


Maker = Callable[[Asker], list[Dashboard]]


def together(*makers: Maker) -> Maker:
    """Several dashboards of one permission."""
    return lambda asker: [board for make in makers for board in make(asker)]


def single(name: str, indicators: Callable[[Asker], list[Indicator]]) -> Maker:
    return lambda asker: [Dashboard(name, tuple(indicators(asker)))]


def _by_approval(kind: str) -> dict[str, Maker]:
    return {
        f"approvals_{kind}": lambda asker: approvals(asker, kind),
        f"approvals_{kind}_pending": lambda asker: approvals_pending(asker, kind),
    }


def _by_task(kind: str) -> dict[str, Maker]:
    name = f"cases_by_task_overdue_{kind}"
    return {name: single(name, lambda asker: overdue(asker, kind))}


def _plain(name: str, indicators: Callable[[Asker], list[Indicator]]) -> dict[str, Maker]:
    return {name: single(name, indicators)}


CATALOGUE: dict[str, Maker] = {
    **_plain("case_overview", case_overview),
    **_plain("case_risk", case_risk),
    **_by_approval("assessment"),
    **_by_approval("case_plan"),
    **_by_approval("closure"),
    **_by_approval("action_plan"),
    **_by_approval("gbv_closure"),
    "dash_reporting_location": together(
        single("reporting_location", reporting_location), single("punctual_by_place", punctual_by_place)
    ),
    **_plain("dash_protection_concerns", protection_concerns),
    **_plain("dash_cases_to_assign", cases_to_assign),
    **_plain("workflow", workflow),
    **_plain("workflow_team", workflow_team),
    **_by_task("assessment"),
    **_by_task("case_plan"),
    **_by_task("services"),
    **_by_task("followups"),
    "dash_cases_by_social_worker": together(
        single("dash_cases_by_social_worker", social_worker), single("punctual_by_person", punctual_by_person)
    ),
    **_plain("dash_shared_with_me", shared_with_me),
    **_plain("dash_shared_with_others", shared_with_others),
    **_plain("dash_group_overview", group_overview),
    **_plain("dash_shared_with_my_team", shared_with_my_team),
    **_plain("dash_shared_with_my_team_overview", shared_with_my_team_overview),
    **_plain("dash_shared_from_my_team", shared_from_my_team),
    **_plain("dash_case_incident_overview", case_incident_overview),
    **_plain("dash_national_admin_summary", national_admin_summary),
    **_plain("action_needed_new_updated", lambda asker: [new_or_updated(asker)]),
    **_plain(
        "action_needed_new_referrals",
        lambda asker: [shared_with_me_of(asker, "pending_referrals", "referred_users_pending")],
    ),
    **_plain(
        "action_needed_transfer_awaiting_acceptance",
        lambda asker: [shared_with_me_of(asker, "transfers_awaiting_acceptance", "transferred_to_users")],
    ),
    **_plain("action_needed_identified", identified),
}
"""Permission → its dashboards, in the order of Primero's list of permissions."""
