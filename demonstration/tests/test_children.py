"""Three hundred invented children, always the same, spread as one would expect."""

from collections import Counter
from datetime import date, timedelta

from demonstration.children import children
from demonstration.places import municipalities
from demonstration.portraits import portrait
from demonstration.referring import ENDED, GIVEN, STEPS
from demonstration.roster import officer_of, partner_for
from demonstration.sources import toml

from .support import UNTIL

TODAY = UNTIL + timedelta(days=1)
WEEK = timedelta(days=7)

CHILDREN = children(UNTIL)


def test_the_same_seed_and_date_give_the_same_children() -> None:
    assert children(UNTIL) == CHILDREN
    assert children(UNTIL, seed=7) != CHILDREN


def test_the_ids_do_not_depend_on_the_date() -> None:
    later = children(UNTIL + timedelta(days=3))
    assert [child.id for child in later] == [child.id for child in CHILDREN]


def test_there_are_three_hundred_with_ids_of_their_own() -> None:
    assert len({child.id for child in CHILDREN}) == 300


def test_of_a_third_of_the_children_violence_is_recorded_with_its_place() -> None:
    incidents = [row for child in CHILDREN for row in child.case.get("incident_details", [])]
    assert len({row["unique_id"] for row in incidents}) == len(incidents) > 120
    assert len({row["incident_location"] for row in incidents}) > 30
    assert all(row["cp_incident_location_type"] for row in incidents)


def test_who_lives_in_a_house_says_which() -> None:
    for child in CHILDREN:
        lives = child.case["living_setting"] == "residential_care"
        assert ("residential_care_name" in child.case) == lives


def test_all_were_registered_in_the_twelve_months_before() -> None:
    dates = [date.fromisoformat(child.case["registration_date"]) for child in CHILDREN]
    assert min(dates) >= UNTIL - timedelta(days=365)
    assert max(dates) <= UNTIL
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
    assert 0.5 < stages["closed"] / 300 < 0.7


def test_most_concerns_of_the_list_occur() -> None:
    concerns = Counter(concern for child in CHILDREN for concern in child.case["protection_concerns"])
    assert len(concerns) >= 12
    assert concerns["child_marriage"] > 0
    assert all(child.case["age"] >= 14 for child in CHILDREN if "child_marriage" in child.case["protection_concerns"])


def test_a_fifth_is_referred_and_stands_in_every_way() -> None:
    referrals = [child.referral for child in CHILDREN if child.referral]
    assert 55 <= len(referrals) <= 60
    assert {referral.outcome for referral in referrals} == set(STEPS)
    assert len({referral.partner for referral in referrals}) == 4


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
        assert not given or child.referral.outcome in GIVEN


def test_a_closed_case_has_a_plan_a_reason_and_no_open_referral() -> None:
    for child in CHILDREN:
        if child.closed_on is None:
            asked = child.approval is not None and child.approval.step == "closure"
            assert ("closure_reason" in child.case) is asked
            continue
        assert child.case["date_closure"] == child.closed_on.isoformat()
        assert child.case["closure_reason"]
        assert child.case["date_case_plan"] <= child.case["date_closure"]
        assert child.referral is None or child.referral.outcome in ENDED


def test_every_name_is_from_the_invented_lists() -> None:
    lists = toml("children")
    for child in CHILDREN:
        assert child.case["name_first"] in lists["first_names"]
        assert child.case["name_last"] in lists["family_names"]
        assert child.case.get("telephone_current", "+670 0000").startswith("+670 0000")


def test_no_two_have_one_name() -> None:
    names = Counter((child.case["name_first"], child.case["name_last"]) for child in CHILDREN)
    assert max(names.values()) == 1


def test_it_is_a_month_of_work_with_some_of_it_late() -> None:
    due = [child.due for child in CHILDREN if child.due]
    assert len(due) == sum(child.closed_on is None for child in CHILDREN)
    late = [day for day in due if day < TODAY]
    assert 1 / 9 < len(late) / len(due) < 1 / 6
    assert min(late) >= TODAY - WEEK
    assert 3 <= due.count(TODAY) <= 8
    assert sum(TODAY < day <= TODAY + WEEK for day in due) / len(due) > 0.4
    assert max(due) <= TODAY + 2 * WEEK


def test_nobody_has_far_more_open_cases_than_a_person_can_see_to() -> None:
    spread = Counter(child.officer for child in CHILDREN if child.due)
    assert max(spread.values()) <= 40
    assert spread["ofisial_aileu"] >= 3, "who left has left some open cases"


def test_photographs_are_drawn_and_of_open_cases() -> None:
    shown = [child for child in CHILDREN if child.has_photograph]
    assert 8 <= len(shown) <= 25
    assert all(child.due for child in shown)
    assert len({portrait(child.id) for child in shown}) == len(shown)
    assert portrait(shown[0].id) == portrait(shown[0].id)
    assert all(len(portrait(child.id)) < 20_000 for child in shown)
