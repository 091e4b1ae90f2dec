"""Event → reaction: what reporting listens to."""

from zoneinfo import ZoneInfo

from chassis.reacting import Subscriptions
from contracts.cases import (
    AccessGranted,
    CaseAssigned,
    CaseChanged,
    CaseRegistered,
    LocationsChanged,
    LookupChanged,
    ModuleChanged,
    SettingsChanged,
)
from contracts.referrals import ReferralMade

from reporting.projection import reactions


def subscriptions(time_zone: str) -> Subscriptions:
    """`time_zone`: the site's; a date without time begins there."""
    note_cases = reactions.note_cases_in(ZoneInfo(time_zone))
    return {
        CaseRegistered: note_cases,
        CaseChanged: note_cases,
        AccessGranted: note_cases,
        CaseAssigned: (note_cases, reactions.note_assignment),
        ReferralMade: reactions.NOTE_REFERRALS,
        **reactions.REFERRAL_STEPS,
        LookupChanged: reactions.note_lookup,
        LocationsChanged: reactions.note_locations,
        ModuleChanged: reactions.note_module,
        SettingsChanged: reactions.note_settings,
    }
