"""Which event leads to which reaction."""

from chassis.reacting import Subscriptions
from contracts.cases import (
    AccessEnded,
    AccessGranted,
    AccessRefused,
    CaseAssigned,
    CaseChanged,
    CaseErased,
    CaseRegistered,
    IncidentAssigned,
    IncidentChanged,
    IncidentErased,
    IncidentRegistered,
    LookupChanged,
)
from contracts.policy import ReferralClocksDecided

from referrals.case_copy import reactions as case_copy
from referrals.clock import reactions as clock
from referrals.referral import reactions as referral
from referrals.service_type import reactions as service_type
from referrals.transfer import reactions as transfer
from referrals.transfer_request import reactions as transfer_request
from referrals.transition import reactions as transition

SUBSCRIPTIONS: Subscriptions = {
    CaseRegistered: case_copy.NOTE_CASES,
    CaseChanged: case_copy.NOTE_CASES,
    AccessGranted: (
        case_copy.NOTE_CASES,
        referral.note_granted,
        transfer.note_granted,
        transfer_request.note_case,
    ),
    AccessEnded: (referral.note_ended, transfer.note_ended),
    AccessRefused: (
        referral.note_refused,
        transfer.note_refused,
        transition.note_refused,
        transfer_request.note_refused,
    ),
    CaseErased: (transition.note_erased, case_copy.note_erased),
    CaseAssigned: (
        case_copy.NOTE_CASES,
        transition.note_assigned,
        transfer.note_taken_over,
        transfer_request.note_case,
    ),
    IncidentRegistered: case_copy.NOTE_CASES,
    IncidentChanged: case_copy.NOTE_CASES,
    IncidentErased: (transition.note_erased, case_copy.note_erased),
    IncidentAssigned: (case_copy.NOTE_CASES, transition.note_assigned),
    LookupChanged: service_type.note_services,
    ReferralClocksDecided: clock.note_decided,
}
