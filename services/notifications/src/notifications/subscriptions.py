"""Which event leads to which reaction."""

from chassis.reacting import Subscriptions
from contracts.referrals import (
    AssignmentDone,
    ReferralAccepted,
    ReferralActivated,
    ReferralDone,
    ReferralRefused,
    ReferralRejected,
    ReferralRevoked,
)

from notifications.inbox import reactions as inbox

SUBSCRIPTIONS: Subscriptions = {
    ReferralActivated: inbox.tell_recipient,
    ReferralAccepted: inbox.tell_accepted,
    ReferralRejected: inbox.tell_rejected,
    ReferralDone: inbox.tell_done,
    ReferralRevoked: inbox.tell_revoked,
    ReferralRefused: inbox.tell_refused,
    AssignmentDone: inbox.tell_new_owner,
}
