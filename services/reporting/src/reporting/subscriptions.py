"""Event → reaction: what reporting listens to."""

from chassis.reacting import Subscriptions
from contracts.audit import CLOSED, DROPPED
from contracts.cases import (
    AccessGranted,
    CaseAssigned,
    CaseChanged,
    CaseErased,
    CaseRegistered,
    IncidentAssigned,
    IncidentChanged,
    IncidentErased,
    IncidentRegistered,
    LocationsChanged,
    LookupChanged,
    ModuleChanged,
    SettingsChanged,
)
from contracts.identity import AgencyChanged
from contracts.referrals import ReferralMade, TransitionErased

from reporting.audit_log.reactions import note_agency, note_day_dropped, note_entries
from reporting.projection import reactions

SUBSCRIPTIONS: Subscriptions = {
    CaseRegistered: reactions.NOTE_RECORDS,
    CaseChanged: reactions.NOTE_RECORDS,
    AccessGranted: reactions.NOTE_RECORDS,
    CaseAssigned: (reactions.NOTE_RECORDS, reactions.note_assignment),
    IncidentRegistered: reactions.NOTE_RECORDS,
    IncidentChanged: reactions.NOTE_RECORDS,
    IncidentAssigned: (reactions.NOTE_RECORDS, reactions.note_assignment),
    CaseErased: reactions.note_record_erased,
    IncidentErased: reactions.note_record_erased,
    TransitionErased: reactions.note_transition_erased,
    ReferralMade: reactions.NOTE_REFERRALS,
    **reactions.REFERRAL_STEPS,
    LookupChanged: reactions.note_lookup,
    LocationsChanged: reactions.note_locations,
    ModuleChanged: reactions.note_module,
    SettingsChanged: reactions.note_settings,
    AgencyChanged: note_agency,
    **dict.fromkeys(CLOSED.values(), note_entries),
    **dict.fromkeys(DROPPED.values(), note_day_dropped),
}
