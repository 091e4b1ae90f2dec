"""What a record says of those it is open to through a referral."""

from cases.record.domain.grants import note_sharing, referrals
from sharing.grants import active_referrals

EARLY, LATE = "2026-11-01T08:00:00.000Z", "2026-11-20T08:00:00.000Z"


def grant(user, status, kind="referral", **other):
    return {"kind": kind, "user": user, "status": status, **other}


GRANTS = {
    "1": grant("clinic", "in_progress"),
    "2": grant("police", "accepted"),
    "3": grant("clinic", "accepted"),
    "4": grant("school", "done", ended_at=EARLY),
    "5": grant("school", "done", ended_at=LATE),
    "6": grant("shelter", "rejected", ended_at=EARLY),
    "7": grant("court", "revoked", ended_at=LATE),
    "8": grant("rosa", "accepted", kind="assign", ended_at=LATE),
}


def users(grants):
    return [one["user"] for one in grants]


def test_a_referral_is_active_until_it_is_answered_no_done_or_revoked():
    assert users(referrals(GRANTS)) == ["clinic", "police", "clinic", "school", "school", "shelter", "court"]
    assert users(active_referrals(GRANTS.values())) == ["clinic", "police", "clinic"]


def test_the_summaries_name_each_person_once():
    values = {"transferred_to_users": ["rosa"]}
    note_sharing(values, GRANTS)
    assert values == {
        "referred_users": ["clinic", "police"],
        "referred_users_pending": ["clinic"],
        "referred_users_accepted": ["police", "clinic"],
        "referred_users_present": True,
        "referred_users_pending_present": True,
        "referred_users_accepted_present": True,
        "transferred_to_users": ["rosa"],
        "transferred_to_user_groups": [],
        "assigned_user_names": ["clinic", "police"],
        "last_referral_rejected_at": EARLY,
        "last_referral_done_at": LATE,
    }


def test_a_record_shared_with_nobody_says_so_and_names_nobody_assigned():
    values = {"transferred_to_user_groups": ["south"]}
    note_sharing(values, {})
    assert values == {
        "referred_users": [],
        "referred_users_pending": [],
        "referred_users_accepted": [],
        "referred_users_present": False,
        "referred_users_pending_present": False,
        "referred_users_accepted_present": False,
        "transferred_to_users": [],
        "transferred_to_user_groups": ["south"],
    }


def test_an_end_without_its_moment_is_not_the_last():
    values = {}
    note_sharing(values, {"1": grant("school", "done"), "2": grant("school", "rejected", ended_at=None)})
    assert "last_referral_done_at" not in values
    assert "last_referral_rejected_at" not in values
    assert values["assigned_user_names"] == []
