"""What a record says of those it is open to through a referral or a transfer."""

import pytest
from cases.record.domain.grants import note_sharing, referrals, with_ways
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


def offer(user, status, made_at=EARLY, **other):
    return grant(user, status, kind="transfer", made_at=made_at) | {"groups": ["south", "east"]} | other


def offers(*made):
    values = {}
    note_sharing(values, {str(number): one for number, one in enumerate(made)})
    return [values.get(name) for name in ("transferred_to_users", "transferred_to_user_groups", "transfer_status")]


def test_a_record_says_to_whom_it_is_offered_now():
    assert offers(offer("luis", "in_progress")) == [["luis"], ["east", "south"], "in_progress"]
    both = offers(offer("luis", "in_progress"), offer("rosa", "in_progress", groups=None))
    assert both[:2] == [["luis", "rosa"], ["east", "south"]]
    assert offers(grant("luis", "in_progress", kind="transfer", made_at=EARLY))[:2] == [["luis"], []]
    assert offers(grant("clinic", "in_progress", made_at=EARLY, groups=["south"])) == [[], [], None]


@pytest.mark.parametrize(
    ("status", "said"),
    [("done", "accepted"), ("rejected", "rejected"), ("revoked", "revoked"), ("accepted", "accepted")],
)
def test_an_answered_offer_leaves_nobody_but_how_it_was_answered(status, said):
    assert offers(offer("luis", status)) == [[], [], said]


def test_how_the_last_offer_stands_is_said_in_whatever_order_they_are_kept():
    first, last = offer("luis", "rejected"), offer("rosa", "done", made_at=LATE)
    for made in ((first, last), (last, first)):
        assert offers(*made) == [[], [], "accepted"]
    again = offer("rosa", "in_progress", made_at=LATE)
    for made in ((first, again), (again, first)):
        assert offers(*made) == [["rosa"], ["east", "south"], "in_progress"]


def test_what_was_said_of_earlier_offers_goes_with_them():
    values = {
        "transferred_to_users": ["luis"],
        "transferred_to_user_groups": ["south"],
        "transfer_status": "in_progress",
    }
    note_sharing(values, {"1": offer("luis", "revoked", ended_at=LATE)})
    assert (values["transferred_to_users"], values["transferred_to_user_groups"]) == ([], [])
    assert values["transfer_status"] == "revoked"
    assert {"last_referral_rejected_at", "last_referral_done_at"}.isdisjoint(values)


def test_whom_it_is_offered_to_has_it_beside_those_it_is_referred_to_and_is_no_referred_user():
    values = {}
    note_sharing(values, GRANTS | {"9": offer("luis", "in_progress")})
    assert values["assigned_user_names"] == ["clinic", "police", "luis"]
    assert values["referred_users"] == ["clinic", "police"]


def test_what_was_referred_on_says_the_roles_that_its_chain_comes_to():
    first = grant("clinic", "accepted", by="amina", giver_role="worker")
    second = grant("police", "accepted", by="clinic", giver_role="health", through=["1"])
    said = with_ways({"1": first, "2": second, "3": grant("court", "accepted", through=[])})
    assert said["2"] == second | {"ways": [{"roles": ["health", "worker"]}]}
    assert (said["1"], said["3"]) == (first, grant("court", "accepted", through=[]))
