"""Three hundred invented children, always the same, spread as one would expect."""

from collections import Counter
from datetime import date, timedelta

from demonstration.children import children
from demonstration.places import municipalities
from demonstration.roster import officer_of, partner_for
from demonstration.sources import toml

from .support import UNTIL

CHILDREN = children(UNTIL)


def test_the_same_seed_and_date_give_the_same_children() -> None:
    assert children(UNTIL) == CHILDREN
    assert children(UNTIL, seed=7) != CHILDREN


def test_the_ids_do_not_depend_on_the_date() -> None:
    later = children(UNTIL + timedelta(days=3))
    assert [child.id for child in later] == [child.id for child in CHILDREN]


def test_there_are_three_hundred_with_ids_of_their_own() -> None:
    assert len({child.id for child in CHILDREN}) == 300


def test_most_violence_is_recorded_with_its_place() -> None:
    incidents = [row for child in CHILDREN for row in child.case.get("incident_details", [])]
    assert len({row["unique_id"] for row in incidents}) == len(incidents) > 150
    assert len({row["incident_location"] for row in incidents}) > 30
    assert all(row["cp_incident_location_type"] for row in incidents)


def test_who_lives_in_a_house_says_which() -> None:
    for child in CHILDREN:
        lives = child.case["living_setting"] == "residential_care"
        assert ("residential_care_name" in child.case) == lives


def test_all_were_registered_in_the_twelve_months_before() -> None:
    dates = [date.fromisoformat(child.case["registration_date"]) for child in CHILDREN]
    assert min(dates) >= UNTIL - timedelta(days=365)
    assert max(dates) < UNTIL
    assert len({(day.year, day.month) for day in dates}) >= 12
    for child in CHILDREN:
        assert child.case["created_at"].startswith(child.case["registration_date"])


def test_nothing_that_has_happened_lies_in_the_future() -> None:
    past = ("assessment_requested_on", "date_case_plan", "date_closure", "date_of_birth", "consent_date")
    for child in CHILDREN:
        for name in past:
            assert date.fromisoformat(child.case.get(name, "2000-01-01")) <= UNTIL
        for visit in child.case.get("followup_subform_section", []):
            assert date.fromisoformat(visit.get("followup_date", "2000-01-01")) <= UNTIL


def test_every_municipality_has_children_and_dili_most() -> None:
    spread = Counter(child.municipality for child in CHILDREN)
    assert set(spread) == {place.letters for place in municipalities()}
    assert spread.most_common(1)[0][0] == "DI"
    assert 0.15 < spread["DI"] / 300 < 0.35


def test_a_child_is_with_the_officer_of_the_municipality() -> None:
    for child in CHILDREN:
        assert child.officer == officer_of(child.municipality).user_name
        assert child.case["location_current"].startswith(f"TL{child.municipality}")


def test_ages_sexes_risks_and_stages_are_spread() -> None:
    ages = [child.case["age"] for child in CHILDREN]
    assert min(ages) >= 0
    assert max(ages) <= 17
    assert all(sum(low <= age <= high for age in ages) > 30 for low, high in ((0, 4), (5, 9), (10, 14), (15, 17)))
    girls = sum(child.case["sex"] == "female" for child in CHILDREN)
    assert 0.45 < girls / 300 < 0.7
    risks = Counter(child.case.get("risk_level") for child in CHILDREN)
    assert all(risks[level] > 45 for level in ("high", "medium", "low"))
    stages = Counter(child.stage for child in CHILDREN)
    assert all(stages[stage] >= 8 for stage in ("registered", "assessed", "planned", "serving", "served"))
    assert 0.25 < stages["closed"] / 300 < 0.5


def test_most_concerns_of_the_list_occur() -> None:
    concerns = Counter(concern for child in CHILDREN for concern in child.case["protection_concerns"])
    assert len(concerns) >= 12
    assert concerns["child_marriage"] > 0
    assert all(child.case["age"] >= 14 for child in CHILDREN if "child_marriage" in child.case["protection_concerns"])


def test_a_quarter_is_referred_with_every_outcome() -> None:
    referred = [child for child in CHILDREN if child.referral]
    assert 70 <= len(referred) <= 75
    outcomes = Counter(child.referral.outcome for child in referred if child.referral)
    assert all(outcomes[outcome] >= 8 for outcome in ("in_progress", "accepted", "done", "rejected"))
    partners = Counter(child.referral.partner for child in referred if child.referral)
    assert len(partners) == 4


def test_nobody_is_referred_without_permission_or_to_the_wrong_partner() -> None:
    for child in CHILDREN:
        if child.referral is None:
            continue
        assert child.case["consent_for_services"]
        assert child.case["disclosure_other_orgs"]
        partner = partner_for(child.referral.service)
        assert partner is not None
        assert partner.user_name == child.referral.partner
        row = next(r for r in child.case["services_section"] if r["unique_id"] == child.referral.service_row)
        assert row["service_type"] == child.referral.service
        given = "service_implemented_day_time" in row
        assert not given or child.referral.outcome == "done"


def test_a_closed_case_has_a_plan_a_reason_and_no_open_referral() -> None:
    for child in CHILDREN:
        if child.closed_on is None:
            asked = child.approval is not None and child.approval.step == "closure"
            assert ("closure_reason" in child.case) is asked
            continue
        assert child.case["date_closure"] == child.closed_on.isoformat()
        assert child.case["closure_reason"]
        assert child.case["date_case_plan"] <= child.case["date_closure"]
        assert child.referral is None or child.referral.outcome in ("done", "rejected")


def test_every_name_is_from_the_invented_lists() -> None:
    lists = toml("children")
    for child in CHILDREN:
        assert child.case["name_first"] in lists["first_names"]
        assert child.case["name_last"] in lists["family_names"]
        assert child.case.get("telephone_current", "+670 0000").startswith("+670 0000")
