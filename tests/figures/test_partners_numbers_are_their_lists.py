"""Whoever comes to cases through referrals counts what their lists show them, and learns of nobody else who helps.

Every dashboard there is, for people of every scope, over cases of their own and cases referred to them by one form, by
another, in whole, to a colleague, and to somebody else besides.
"""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from chassis.ids import new_id
from contracts.permissions import CATALOGUE
from contracts.referrals import ReferralAccepted, ReferralActivated, ReferralMade
from contracts.system_fields import APPROVALS
from testkit.people import People

from .forms import FORMS
from .test_numbers_are_their_lists import cells

AT = datetime(2026, 11, 18, 9, 0, tzinfo=UTC)
NARROW = {"everything": {form.unique_id: "rw" for form in FORMS}, "nothing": {}}
"""Roles that a referral may name, with what they open."""
RIGHTS = {
    "case": ["read", "create", "write", "receive_referral", "referral", *(f"approve_{step}" for step in APPROVALS)],
    "dashboard": sorted(CATALOGUE["dashboard"]),
}
LIMITED = {**RIGHTS, "case": [*RIGHTS["case"], "service_own_entries_only"]}
PARTNERS = {
    "clinic": {"scope": "self", "permissions": RIGHTS},
    "limited": {"scope": "self", "permissions": LIMITED},
    "nurse": {"scope": "group", "permissions": RIGHTS},
    "matron": {"scope": "agency", "permissions": RIGHTS},
    "auditor": {"scope": "all", "permissions": RIGHTS},
}
OTHER = "police"


async def settle(office):
    forms = dict.fromkeys((form.unique_id for form in FORMS), "rw")
    made = {}
    for database in (office.cases, office.reporting):
        people = People(database)
        for role, opened in NARROW.items():
            await people.add(f"with_{role}", role=role, forms=opened)
        await people.add(OTHER, permissions=RIGHTS, forms=forms, groups=["law"], agency="station")
        for name, said in PARTNERS.items():
            made[name] = await people.add(name, forms=forms, groups=["health"], agency="hospital", **said)
    return made


async def refer(office, case, to, role, *, accept):
    transition = new_id()
    given = {"record_id": case, "transitioned_by": "nadia", "transitioned_to": to}
    made = ReferralMade(transition_id=transition, made_at=AT, authorized_role=role, **given)
    await office.hear(made, transition)
    step = {"transition_id": transition, "actor": to, "at": AT + timedelta(hours=1), **given}
    await office.hear(ReferralActivated(**step), transition)
    if accept:
        await office.hear(ReferralAccepted(**step), transition)


async def fill(office, people):
    """Cases of each person's own, and of Nadia's: each open in another part to each of them."""
    values = {
        "consent_for_services": True,
        "disclosure_other_orgs": True,
        "risk_level": "high",
        "protection_concerns": ["neglect"],
        "followup_subform_section": [{"followup_needed_by_date": "2026-11-10"}],
        "services_section": [
            {
                "service_type": "health",
                "service_response_timeframe": "1_day",
                "service_response_day_time": "2026-11-10T09:00:00Z",
            }
        ],
        "assessment_due_date": "2026-11-10",
        "case_plan_due_date": "2026-11-10",
    }
    for person in people.values():
        await replace(office, nadia=person).register(AT, **values)
    for turn, role in enumerate((None, *NARROW, *NARROW)):
        for name in people:
            case = await office.register(AT, **values)
            await refer(office, case, name, role, accept=turn % 2 == 0)
            if turn % 3 == 0:
                await refer(office, case, OTHER, None, accept=True)
    await office.register(AT, **values)


async def test_a_partner_counts_what_their_lists_show(office_in):
    compared = different = 0
    async with office_in(ZoneInfo("Asia/Dili")) as office:
        people = await settle(office)
        await fill(office, people)
        await office.tell()
        for name, person in people.items():
            theirs = replace(office, nadia=person)
            boards = await theirs.dashboards(AT + timedelta(days=1))
            assert OTHER not in str(boards) or name == "auditor", name
            for board, indicators in boards.items():
                for indicator, found in indicators.items():
                    if indicator.startswith("referrals_"):
                        continue
                    for count, query in cells(found):
                        assert count == await theirs.listed(query), (name, board, indicator, query)
                        compared += 1
                        different += count > 0
    print(f"{compared} numbers of {len(people)} partners equal their lists, {different} of them above nought")
    assert different > 50
