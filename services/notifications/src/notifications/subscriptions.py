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
from notifications.inbox.domain import Kind

SUBSCRIPTIONS: Subscriptions = {
    ReferralActivated: inbox.TELL_RECIPIENTS,
    ReferralAccepted: inbox.tell_senders(Kind.REFERRAL_ACCEPTED),
    ReferralRejected: inbox.tell_senders(Kind.REFERRAL_REJECTED),
    ReferralDone: inbox.tell_senders(Kind.REFERRAL_DONE),
    ReferralRefused: inbox.tell_senders(Kind.REFERRAL_REFUSED),
    ReferralRevoked: inbox.tell_revoked,
    AssignmentDone: inbox.TELL_NEW_OWNERS,
}
