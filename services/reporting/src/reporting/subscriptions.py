"""Event → reaction: what reporting listens to."""

from zoneinfo import ZoneInfo

from chassis.reacting import Subscriptions
from contracts.cases import (
    AccessGranted,
    CaseAssigned,
    CaseChanged,
    CaseErased,
    CaseRegistered,
    IncidentChanged,
    IncidentErased,
    IncidentRegistered,
    LocationsChanged,
    LookupChanged,
    ModuleChanged,
    SettingsChanged,
)
from contracts.referrals import ReferralMade, TransitionErased

from reporting.projection import reactions


def subscriptions(time_zone: str) -> Subscriptions:
    """`time_zone`: the site's; a date without time begins there."""
    note_records = reactions.note_records_in(ZoneInfo(time_zone))
    return {
        CaseRegistered: note_records,
        CaseChanged: note_records,
        AccessGranted: note_records,
        CaseAssigned: (note_records, reactions.note_assignment),
        IncidentRegistered: note_records,
        IncidentChanged: note_records,
        CaseErased: reactions.note_record_erased,
        IncidentErased: reactions.note_record_erased,
        TransitionErased: reactions.note_transition_erased,
        ReferralMade: reactions.NOTE_REFERRALS,
        **reactions.REFERRAL_STEPS,
        LookupChanged: reactions.note_lookup,
        LocationsChanged: reactions.note_locations,
        ModuleChanged: reactions.note_module,
        SettingsChanged: reactions.note_settings,
    }
