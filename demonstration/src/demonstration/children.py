"""Three hundred fictional children, the same for the same seed and date."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import cycle, product
from random import Random
from typing import Any

from demonstration.agreeing import Approval, Asking
from demonstration.course import Course, course_of
from demonstration.draw import Draw, timestamp
from demonstration.forms import MODULE
from demonstration.handing import WANTED, Handing, handing_of
from demonstration.pages import incident, pages
from demonstration.places import Municipality, municipalities
from demonstration.referring import FINISHED, GIVEN, REFUSED, STILL_OPEN, Referral
from demonstration.repeated import with_places
from demonstration.roster import officer_of, partner_for, person_named, supervisor_of
from demonstration.sources import LOCALES, toml

COUNT = 300
SEED = 2022
REFERRED_SHARE = 0.2
FLAGGED_SHARE = 0.12
RESOLVED_SHARE = 0.3
INCIDENT_SHARE = 0.4
PHOTOGRAPHED_SHARE = 0.15
DAYS = 365


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
    due: date | None = None
    """By when what is next for the child is in time, while the case is open."""
    has_photograph: bool = False


def children(until: date, *, seed: int = SEED, count: int = COUNT) -> tuple[Child, ...]:
    """Registered in the 365 days before `until`. Ids depend on the seed alone, so loading finds them."""
    names = _names(seed)
    found = [
        _child(place, names[number], until, Draw(seed=seed, number=number, locale=officer_of(place.letters).locale))
        for number, place in enumerate(_places(seed, count))
    ]
    referred = _with_referrals(found, seed=seed, count=round(count * REFERRED_SHARE))
    asking = Asking(seed)
    flagged = [_with_approval(_with_flag(child, until, seed), asking) for child in referred]
    return tuple(_with_handings(flagged, seed))


def _places(seed: int, count: int) -> list[Municipality]:
    """Every municipality at least once, the rest by population."""
    places = list(municipalities())
    dice = Random(f"{seed}/places")  # noqa: S311 - invented children, no secret
    rest = dice.choices(places, [place.population for place in places], k=max(0, count - len(places)))
    drawn = [*places, *rest][:count]
    dice.shuffle(drawn)
    return drawn


def _names(seed: int) -> list[tuple[str, str]]:
    """Each once, so that no two children are taken for one; more than there are children."""
    lists = toml("children")
    names = list(product(lists["first_names"], lists["family_names"]))
    Random(f"{seed}/names").shuffle(names)  # noqa: S311 - invented children, no secret
    return names


def _child(place: Municipality, name: tuple[str, str], until: date, draw: Draw) -> Child:
    officer = officer_of(place.letters)
    course = course_of(draw, until=until, days=DAYS)
    case = pages(draw, course, place, officer.user_name)
    registered = draw.working_hour(course.registered)
    incidents = _incidents(draw, course, place)
    if incidents:
        case["incident_details"] = incidents
    case = with_places(case, draw, place)
    case |= {"name_first": name[0], "name_last": name[1]}
    case |= {"id": draw.id("case"), "module_id": MODULE, "created_at": timestamp(registered)}
    return Child(
        id=draw.id("case"),
        officer=officer.user_name,
        supervisor=supervisor_of(officer).user_name,
        municipality=place.letters,
        stage=course.stage,
        case=case,
        closed_on=course.closed,
        due=course.due,
        has_photograph=course.closed is None and draw.chance(PHOTOGRAPHED_SHARE),
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


def _with_approval(child: Child, asking: Asking) -> Child:
    approval = asking.approval_of(child.id, child.stage, child.supervisor)
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
    texts = toml("children")["texts"]["refusal" if outcome in REFUSED else "answer"]
    referral = Referral(
        partner=partner.user_name,
        service=row["service_type"],
        service_row=row["unique_id"],
        notes=row["service_referral_notes"],
        outcome=outcome,
        answer=dice.choice(texts)[LOCALES.index(partner.locale)],
    )
    if outcome in GIVEN:
        return replace(child, referral=referral)
    pending = {key: value for key, value in row.items() if key != "service_implemented_day_time"}
    services = [pending if other is row else other for other in child.case["services_section"]]
    return replace(child, referral=referral, case=child.case | {"services_section": services})
