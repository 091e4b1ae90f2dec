"""Three hundred fictional children, the same for the same seed and date."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import cycle
from random import Random
from typing import Any

from demonstration.agreeing import Approval, approval_of
from demonstration.course import Course, course_of
from demonstration.draw import Draw, timestamp
from demonstration.forms import MODULE
from demonstration.handing import WANTED, Handing, handing_of
from demonstration.pages import incident, pages
from demonstration.places import Municipality, municipalities
from demonstration.repeated import with_places
from demonstration.roster import officer_of, partner_for, person_named, supervisor_of
from demonstration.sources import LOCALES, toml

COUNT = 300
SEED = 2022
REFERRED_SHARE = 0.25
FLAGGED_SHARE = 0.12
RESOLVED_SHARE = 0.3
INCIDENT_SHARE = 0.7
DAYS = 365

STILL_OPEN = ("in_progress", "accepted", "done", "in_progress", "accepted", "rejected")
FINISHED = ("done", "done", "rejected", "done")


@dataclass(frozen=True)
class Referral:
    partner: str
    service: str
    service_row: str
    notes: str
    outcome: str
    """`in_progress`, `accepted`, `done` or `rejected`."""
    answer: str


@dataclass(frozen=True)
class Flag:
    """`date`: by when the case should be looked at. `outcome`: what became of it; empty while it is open."""

    by: str
    message: str
    date: date
    outcome: str


@dataclass(frozen=True)
class Child:
    id: str
    officer: str
    supervisor: str
    municipality: str
    stage: str
    case: dict[str, Any]
    """What the officer sends to `POST /api/v2/cases`."""
    referral: Referral | None = None
    flag: Flag | None = None
    approval: Approval | None = None
    handing: Handing | None = None
    closed_on: date | None = None


def children(until: date, *, seed: int = SEED, count: int = COUNT) -> tuple[Child, ...]:
    """Registered in the 365 days before `until`. Ids depend on the seed alone, so loading finds them."""
    places = _places(seed, count)
    found = [_child(Draw, place, until, seed=seed, number=number) for number, place in enumerate(places)]
    referred = _with_referrals(found, seed=seed, count=round(count * REFERRED_SHARE))
    flagged = [_with_approval(_with_flag(child, until, seed), seed) for child in referred]
    return tuple(_with_handings(flagged, seed))


def _places(seed: int, count: int) -> list[Municipality]:
    """Every municipality at least once, the rest by population."""
    places = list(municipalities())
    dice = Random(f"{seed}/places")  # noqa: S311 - invented children, no secret
    rest = dice.choices(places, [place.population for place in places], k=max(0, count - len(places)))
    drawn = [*places, *rest][:count]
    dice.shuffle(drawn)
    return drawn


def _child(draws: type[Draw], place: Municipality, until: date, *, seed: int, number: int) -> Child:
    officer = officer_of(place.letters)
    draw = draws(seed=seed, number=number, locale=officer.locale)
    course = course_of(draw, until=until, days=DAYS)
    case = pages(draw, course, place, officer.user_name)
    registered = draw.working_hour(course.registered)
    incidents = _incidents(draw, course, place)
    if incidents:
        case["incident_details"] = incidents
    case = with_places(case, draw, place)
    case |= {"id": draw.id("case"), "module_id": MODULE, "created_at": timestamp(registered)}
    return Child(
        id=draw.id("case"),
        officer=officer.user_name,
        supervisor=supervisor_of(officer).user_name,
        municipality=place.letters,
        stage=course.stage,
        case=case,
        closed_on=course.closed,
    )


def _incidents(draw: Draw, course: Course, place: Municipality) -> list[dict[str, Any]]:
    violent = toml("children")["violence_of"]
    concerns = [concern for concern in course.concerns if concern in violent]
    return [
        incident(draw, course, place, violent[concern]) | {"unique_id": draw.id(f"incident/{concern}")}
        for concern in concerns
        if draw.chance(INCIDENT_SHARE)
    ]


def _with_referrals(found: list[Child], *, seed: int, count: int) -> Iterator[Child]:
    """A quarter of the children, mostly with open cases, among those who agreed to share."""
    dice = Random(f"{seed}/referrals")  # noqa: S311 - invented children, no secret
    chosen = _chosen(found, dice, count)
    still_open, finished = cycle(STILL_OPEN), cycle(FINISHED)
    for child in found:
        if child.id in chosen:
            row = dice.choice(_referable(child))
            given = child.stage in ("served", "closed")
            yield _referred(child, row, next(finished if given else still_open), dice)
        else:
            yield child


def _with_flag(child: Child, until: date, seed: int) -> Child:
    """Some of the open cases, by their officer or by who supervises them; a few are resolved already."""
    dice = Random(f"{seed}/flag/{child.id}")  # noqa: S311 - invented children, no secret
    if child.closed_on is not None or dice.random() >= FLAGGED_SHARE:
        return child
    by = dice.choice([child.officer, child.supervisor])
    texts, locale = toml("children")["texts"], LOCALES.index(person_named(by).locale)
    outcome = dice.choice(texts["flag_outcome"])[locale] if dice.random() < RESOLVED_SHARE else ""
    message = dice.choice(texts["flag"])[locale]
    return replace(child, flag=Flag(by, message, until + timedelta(days=dice.randint(-5, 14)), outcome))


def _with_approval(child: Child, seed: int) -> Child:
    approval = approval_of(child.id, child.stage, child.supervisor, seed)
    return child if approval is None else replace(child, approval=approval, case=approval.needed | child.case)


def _with_handings(found: list[Child], seed: int) -> Iterator[Child]:
    """Some open cases that may be shared, and about which nobody does anything else: they may change hands."""
    wanted = iter(WANTED)
    for child in found:
        busy = child.closed_on or child.referral or child.flag or child.approval
        if busy or not child.case["disclosure_other_orgs"] or (next_one := next(wanted, None)) is None:
            yield child
        else:
            yield replace(child, handing=handing_of(child.id, child.officer, next_one, seed))


def _chosen(found: list[Child], dice: Random, count: int) -> set[str]:
    eligible = [child for child in found if _referable(child)]
    still_open = [child.id for child in eligible if child.closed_on is None]
    closed = [child.id for child in eligible if child.closed_on is not None]
    from_open = dice.sample(still_open, min(round(count * 0.75), len(still_open)))
    return {*from_open, *dice.sample(closed, min(count - len(from_open), len(closed)))}


def _referable(child: Child) -> list[dict[str, Any]]:
    """The services of the child that a partner of the demonstration gives."""
    if not (child.case["consent_for_services"] and child.case["disclosure_other_orgs"]):
        return []
    return [row for row in child.case.get("services_section", []) if partner_for(row["service_type"])]


def _referred(child: Child, row: dict[str, Any], outcome: str, dice: Random) -> Child:
    """A service counts as given only when its partner has said so."""
    partner = partner_for(row["service_type"])
    if partner is None:
        raise ValueError(row["service_type"])
    texts = toml("children")["texts"]["refusal" if outcome == "rejected" else "answer"]
    referral = Referral(
        partner=partner.user_name,
        service=row["service_type"],
        service_row=row["unique_id"],
        notes=row["service_referral_notes"],
        outcome=outcome,
        answer=dice.choice(texts)[LOCALES.index(partner.locale)],
    )
    if outcome == "done":
        return replace(child, referral=referral)
    pending = {key: value for key, value in row.items() if key != "service_implemented_day_time"}
    services = [pending if other is row else other for other in child.case["services_section"]]
    return replace(child, referral=referral, case=child.case | {"services_section": services})
