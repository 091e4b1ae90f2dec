"""What an officer would have written on each form of a fictional child."""

from datetime import date, timedelta
from typing import Any

from demonstration.course import DAY, DAYS_BETWEEN_VISITS, DAYS_TO_ASSESS, DAYS_TO_PLAN, Course
from demonstration.draw import Draw, timestamp
from demonstration.places import Municipality
from demonstration.roster import partner_for
from demonstration.sources import toml

TIMEFRAMES = {"high": 1, "medium": 3, "low": 14}
ASKED_WITHIN = (1, 3, 7, 14)
"""Days in which a form asks for an answer of a service."""
VISITS_SHOWN = 4
HARMFUL = ("child_marriage", "child_labour", "violent_discipline", "trafficking")
SCHOOL_AGE = 6
MOST_SERVICES = 4


def pages(draw: Draw, course: Course, place: Municipality, officer: str) -> dict[str, Any]:
    """All forms of the case together, without the keys whose step has not been taken."""
    written = {
        **_identity(draw, course),
        **_registration(draw, course, place),
        **_concern(course),
        **_assessment(draw, course),
        **_consent(draw, course),
        **_plan(draw, course),
        "services_section": _services(draw, course, place),
        "followup_subform_section": _visits(draw, course),
        "family_details_section": _family(draw),
        "notes_section": _notes(draw, course, officer),
        **_closing(draw, course),
    }
    return {key: value for key, value in written.items() if value not in (None, [], "")}


def incident(draw: Draw, course: Course, place: Municipality, violence: str) -> dict[str, Any]:
    """One act of violence before the registration, with its place."""
    where = draw.weighted("place")
    named = where in ("school", "market")
    written = {
        "incident_date": (course.registered - timedelta(days=draw.between(0, 60))).isoformat(),
        "cp_incident_identification_violence": draw.one(
            ["child_told", "family_told", "noticed_by_service", "community_reported"]
        ),
        "cp_incident_timeofday": draw.weighted("time_of_day"),
        "cp_incident_violence_type": violence,
        "cp_incident_previous_incidents": "true" if draw.chance(0.5) else "false",
        "incident_location": draw.one(list(place.posts)),
        "cp_incident_location_type": where,
        "cp_incident_location_type_other": draw.text("place") if named else None,
        "incident_description": draw.text("incident"),
        "cp_incident_perpetrator_relationship": draw.weighted("perpetrator"),
        "perpetrator_sex": "male" if draw.chance(0.8) else "female",
    }
    return {key: value for key, value in written.items() if value is not None}


def _identity(draw: Draw, course: Course) -> dict[str, Any]:
    lists = toml("children")
    born = course.registered - timedelta(days=course.age * 365 + course.age // 4 + draw.between(1, 360))
    documented = draw.chance(0.6)
    reachable = draw.chance(0.5)
    return {
        "name_middle": draw.one(lists["first_names"]) if draw.chance(0.2) else None,
        "name_nickname": draw.one(lists["nicknames"]) if draw.chance(0.3) else None,
        "sex": course.sex,
        "age": course.age,
        "date_of_birth": born.isoformat() if documented else None,
        "estimated": not documented,
        "safe_contact_method": draw.one(["visit_home", "visit_school", "trusted_adult", "phone"]),
        "safe_contact_instructions": draw.text("safe_contact"),
        "telephone_current": f"+670 0000 {draw.between(0, 9999):04d}" if reachable else None,
        "address_current": draw.text("address"),
    }


def _registration(draw: Draw, course: Course, place: Municipality) -> dict[str, Any]:
    setting = draw.weighted("setting")
    resident = setting == "residential_care"
    since = course.registered - timedelta(days=draw.between(0, 200))
    school = ["attends", "attends", "attends", "irregular", "dropped_out", "never"]
    return {
        "registration_date": course.registered.isoformat(),
        "source_identification_referral": draw.weighted("source"),
        "location_current": draw.one(list(place.posts)),
        "living_setting": setting,
        "residential_care_since": since.isoformat() if resident else None,
        "child_languages": ["tetum", *toml("children")["languages"][place.letters]],
        "disability_type": draw.weighted("disability"),
        "educational_status": draw.one(school) if course.age >= SCHOOL_AGE else "too_young",
        "birth_registered": "true" if draw.chance(0.65) else "false",
    }


def _concern(course: Course) -> dict[str, Any]:
    """A concern stays urgent until somebody has assessed it: few are, since supervisors are told of each."""
    urgent = course.risk == "high" and course.assessed is None
    return {
        "protection_concerns": list(course.concerns),
        "harmful_practices": [concern for concern in course.concerns if concern in HARMFUL],
        "urgent_protection_concern": "true" if urgent else "false",
    }


def _assessment(draw: Draw, course: Course) -> dict[str, Any]:
    due = course.registered + timedelta(days=DAYS_TO_ASSESS[course.risk])
    if course.assessed is None:
        guessed = None if course.risk == "medium" and draw.chance(0.7) else course.risk
        return {"risk_level": guessed, "assessment_due_date": due.isoformat()}
    signs = ["lives_with_perpetrator", "injury", "threat", "no_caregiver"]
    return {
        "risk_level": course.risk,
        "assessment_due_date": due.isoformat(),
        "assessment_requested_on": course.assessed.isoformat(),
        "danger_signs": [draw.one(signs)] if course.risk == "high" else [],
        "child_own_words": draw.text("own_words") if course.age >= SCHOOL_AGE else None,
        "assessment_summary": draw.text("summary"),
        "protective_factors": draw.text("protective"),
    }


def _consent(draw: Draw, course: Course) -> dict[str, Any]:
    helped = course.reached("planned") or draw.chance(0.9)
    shared = helped and draw.chance(0.8)
    partners = ["health", "police", "shelter", "legal"]
    subject = "both" if course.age >= SCHOOL_AGE else "caregiver"
    return {
        "interview_subject": draw.one([subject, subject, "caregiver", "individual"]),
        "consent_date": course.registered.isoformat(),
        "consent_for_services": helped,
        "disclosure_other_orgs": shared,
        "consent_info_sharing": draw.dice.sample(partners, draw.between(1, 3)) if shared else [],
        "consent_reporting": "true" if draw.chance(0.9) else "false",
        "consent_valid_until": (course.registered + timedelta(days=365)).isoformat() if shared else None,
        "withholding_info_reason": [] if shared else [draw.one(["fear", "own_words", "not_now"])],
    }


def _plan(draw: Draw, course: Course) -> dict[str, Any]:
    if course.assessed is None:
        return {}
    due = course.registered + timedelta(days=DAYS_TO_PLAN[course.risk])
    if course.planned is None:
        return {"case_plan_due_date": due.isoformat()}
    steps = [_step(draw, course, number, service) for number, service in enumerate(_needed(course))]
    return {
        "case_plan_due_date": due.isoformat(),
        "date_case_plan": course.planned.isoformat(),
        "child_took_part": "true" if course.age >= SCHOOL_AGE else "false",
        "child_wishes": draw.text("wish"),
        "cp_case_plan_subform_case_plan_interventions": steps,
    }


def _step(draw: Draw, course: Course, number: int, service: str) -> dict[str, Any]:
    start = course.planned or course.registered
    row = {
        "unique_id": draw.id(f"step/{number}"),
        "intervention_service_to_be_provided": service,
        "intervention_service_goal": draw.text("goal"),
        "case_plan_timeframe": (start + timedelta(days=draw.between(14, 60))).isoformat(),
    }
    return row | ({"intervention_service_success": "true"} if course.reached("served") else {})


def _needed(course: Course) -> list[str]:
    """The services of each concern, at most four."""
    listed = toml("children")["services_of"]
    wanted = [service for concern in course.concerns for service in listed[concern]]
    return list(dict.fromkeys(wanted))[:MOST_SERVICES]


def _services(draw: Draw, course: Course, place: Municipality) -> list[dict[str, Any]]:
    if not course.reached("serving"):
        return []
    return [_service(draw, course, place, number, service) for number, service in enumerate(_needed(course))]


def _service(draw: Draw, course: Course, place: Municipality, number: int, service: str) -> dict[str, Any]:
    asked, within = _asked(draw, course, number)
    partner = partner_for(service)
    row = {
        "unique_id": draw.id(f"service/{number}"),
        "service_response_type": "action_plan" if course.risk == "high" else "service_provision",
        "service_type": service,
        "service_response_day_time": timestamp(draw.working_hour(asked)),
        "service_response_timeframe": f"{within}_day{'s' if within > 1 else ''}",
        "service_delivery_location": place.code,
        "service_referral_notes": draw.text("referral"),
        "service_implementing_agency": partner.agency if partner else "agency-tl-mssi",
    }
    if partner:
        row["service_implementing_agency_individual"] = partner.user_name
    if course.reached("served") or (number and draw.chance(0.4)):
        given = min(asked + timedelta(days=draw.between(1, 20)), course.closed or course.until)
        row["service_implemented_day_time"] = timestamp(draw.working_hour(given))
    return row


def _asked(draw: Draw, course: Course, number: int) -> tuple[date, int]:
    """When a service was asked for and how many days it has; of an open case none is due before what is next."""
    planned, usual = course.planned or course.registered, TIMEFRAMES[course.risk]
    if course.due is None:
        return min(planned + number * DAY, course.until), usual
    within = next(days for days in ASKED_WITHIN if days >= usual and course.due - days * DAY < course.until)
    first = min(max(planned, course.due - (within - 1) * DAY), course.until)
    return first + draw.between(0, (course.until - first).days) * DAY, within


def _visits(draw: Draw, course: Course) -> list[dict[str, Any]]:
    """The last visits, and the next one while the case is open."""
    if course.due is None:
        days = _visited(course.closed or course.until, course)
    elif course.planned is None:
        days = [course.registered] if course.stage == "registered" and not _is_awaited(course) else []
    else:
        days = _visited(course.due - DAYS_BETWEEN_VISITS[course.risk] * DAY, course)
    rows = [_visit(draw, number, day) for number, day in enumerate(days)]
    if course.planned is not None and course.due is not None:
        rows.append(_visit(draw, VISITS_SHOWN, course.due, done=False))
    return rows


def _is_awaited(course: Course) -> bool:
    """Whether nobody has seen the child yet, which may wait for a day or two where the risk is not high."""
    return course.risk != "high" and course.registered >= course.until - DAY


def _visited(last: date, course: Course) -> list[date]:
    """The days of the last visits, the latest on `last`."""
    days = [last - number * DAYS_BETWEEN_VISITS[course.risk] * DAY for number in reversed(range(VISITS_SHOWN))]
    return [day for day in days if day > course.registered]


def _visit(draw: Draw, number: int, due: date, *, done: bool = True) -> dict[str, Any]:
    row = {
        "unique_id": draw.id(f"visit/{number}"),
        "followup_type": draw.one(["for_assesment", "for_service"]),
        "followup_needed_by_date": (due + draw.between(0, 2 if done else 0) * DAY).isoformat(),
    }
    if done:
        row |= {
            "followup_date": due.isoformat(),
            "followup_result": draw.one(["safe", "safe", "unchanged", "worse", "not_met"]),
            "followup_comments": draw.text("visit"),
        }
    return row


def _family(draw: Draw) -> list[dict[str, Any]]:
    lists = toml("children")
    relations = draw.dice.sample(["mother", "father", "grandmother", "aunt", "uncle"], draw.between(1, 2))
    return [
        {
            "unique_id": draw.id(f"family/{relation}"),
            "relation": relation,
            "relation_name": f"{draw.one(lists['first_names'])} {draw.one(lists['family_names'])}",
            "relation_is_caregiver": number == 0,
            "relation_lives_with_child": "true" if number == 0 else "false",
            "relation_age": draw.between(24, 68),
        }
        for number, relation in enumerate(relations)
    ]


def _notes(draw: Draw, course: Course, officer: str) -> list[dict[str, Any]]:
    if course.assessed is None or not draw.chance(0.4):
        return []
    return [
        {
            "unique_id": draw.id("note"),
            "note_date": timestamp(draw.working_hour(course.assessed)),
            "note_subject": draw.text("note_subject"),
            "note_text": draw.text("note_text"),
            "note_created_by": officer,
        }
    ]


def _closing(draw: Draw, course: Course) -> dict[str, Any]:
    if course.closed is None:
        return {}
    reason = draw.weighted("closure")
    met = ["met", "met", "partly"] if reason == "goals_met" else ["partly", "not_met"]
    said = draw.one(["helped", "helped", "helped_little", "did_not_help"])
    return {
        "closure_reason": reason,
        "needs_met": draw.one(met),
        "child_feedback": said if course.age >= SCHOOL_AGE else "not_asked",
        "closure_summary": draw.text("closure"),
        "date_closure": course.closed.isoformat(),
    }
