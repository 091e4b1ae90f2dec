"""What a referral, a transfer or an assignment does to a record, and what it leaves when it ends."""

from dataclasses import replace
from datetime import UTC, datetime
from uuid import UUID

import pytest
from cases.record.domain import sharing
from cases.record.domain.changes import changed_paths
from cases.record.domain.rules import FieldAlert
from chassis.actor import Actor
from sharing.chain import WhyEnded

AMINA = Actor(id=UUID(int=1), user_name="amina", full_name="Amina", agency="mssi", groups=frozenset({"north"}))
CLINIC = Actor(id=UUID(int=4), user_name="clinic", agency="hospital", groups=frozenset({"health"}))
ROSA = Actor(id=UUID(int=5), user_name="rosa", full_name="Rosa", agency="pnds", groups=frozenset({"south"}))
PEOPLE = {person.user_name: person for person in (AMINA, CLINIC, ROSA)}
ROW = str(UUID(int=7))
LATER = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)


@pytest.fixture
def referred(world):
    service = {"unique_id": ROW, "service_type": "health", "service_response_type": "care_plan"}
    record = world.register(services_section=[service, {"service_type": "police"}])
    grant = {"kind": "referral", "user": "clinic", "status": "in_progress", "row": ROW, "by": "amina"}
    return sharing.open_to(record, "one", grant, people=PEOPLE, hand=world.hand())


def answered(world, record, status, by="clinic"):
    hand = world.hand(by, LATER)
    people = {name: PEOPLE[name] for name in sharing.names_beside(record)}
    return sharing.answered(record, "one", status, people=people, rules=world.rules, hand=hand)


def associated(values):
    return [values[f"associated_user_{name}"] for name in ("names", "groups", "agencies")]


def test_a_referral_brings_its_person_their_groups_and_agency_beside_the_record(referred):
    assert associated(referred.values) == [["amina", "clinic"], ["health", "north"], ["hospital", "mssi"]]
    assert referred.values["services_section"][0]["service_status_referred"] is True
    assert "service_status_referred" not in referred.values["services_section"][1]
    assert [(alert["user"], alert["transition"]) for alert in referred.alerts] == [("clinic", "one")]


@pytest.mark.parametrize("status", ["rejected", "done", "revoked"])
def test_with_the_end_of_a_referral_all_of_them_leave(world, referred, status):
    made = answered(world, referred, status)
    assert associated(made.values) == [["amina"], ["north"], ["mssi"]]
    assert made.values["assigned_user_names"] == made.values["referred_users"] == []
    assert made.values["referred_users_present"] is False
    assert made.grants["one"]["ended_at"] == "2026-11-23T09:00:00.000Z"


def test_an_accepted_referral_stays_open(world, referred):
    made = answered(world, referred, "accepted")
    assert associated(made.values) == associated(referred.values)
    assert made.grants["one"]["answered_at"] == "2026-11-23T09:00:00.000Z"
    assert "ended_at" not in made.grants["one"]


@pytest.mark.parametrize(
    ("status", "pending", "accepted", "marks"),
    [
        ("accepted", [], ["clinic"], set()),
        ("rejected", [], [], {"last_referral_rejected_at"}),
        ("done", [], [], {"last_referral_done_at"}),
        ("revoked", [], [], set()),
    ],
)
def test_the_summaries_say_how_a_referral_stands(world, referred, status, pending, accepted, marks):
    assert referred.values["referred_users_pending"] == referred.values["referred_users"] == ["clinic"]
    values = answered(world, referred, status).values
    assert (values["referred_users_pending"], values["referred_users_accepted"]) == (pending, accepted)
    assert values["referred_users_accepted_present"] is bool(accepted)
    assert {name for name in values if name.startswith("last_referral_")} == marks
    assert {values[name] for name in marks} <= {"2026-11-23T09:00:00.000Z"}


def test_a_referral_done_implements_its_service_and_no_other(world, referred):
    first, second = answered(world, referred, "done").values["services_section"]
    assert first["service_implemented_day_time"] == "2026-11-23T09:00:00.000Z"
    assert (first["service_implemented"], second["service_implemented"]) == ("implemented", "not_implemented")


def asked(day, response, **more):
    return {"service_type": "health", "service_response_type": response, "service_response_day_time": day, **more}


def test_a_referral_done_leaves_the_step_of_the_service_that_is_asked_for_last_now(world):
    services = [
        asked("2026-11-19", "action_plan"),
        asked("2026-11-21", "care_plan", unique_id=ROW),
        asked("2026-11-20", "service_provision"),
    ]
    grant = {"kind": "referral", "user": "clinic", "status": "in_progress", "row": ROW, "by": "amina"}
    record = sharing.open_to(world.register(services_section=services), "one", grant, people=PEOPLE, hand=world.hand())
    assert record.values["workflow"] == "care_plan"
    made = answered(world, record, "done")
    assert made.values["workflow"] == "service_provision"
    assert made.values["service_implemented_day_times"] == ["2026-11-23T09:00:00.000Z"]


def test_a_referral_done_for_what_was_done_already_changes_nothing_of_it(world, referred):
    alerting = world.with_rules(alerts={"services_section": FieldAlert(form="services")})
    done = answered(alerting, referred, "done")
    again = {"kind": "referral", "user": "rosa", "status": "accepted", "row": ROW, "by": "amina"}
    record = replace(done, grants=done.grants | {"one": again}, alerts=[])
    made = answered(alerting, record, "done")
    assert made.values["services_section"] == done.values["services_section"]
    assert made.alerts == []


def test_a_referral_done_alerts_the_owner_as_a_change_by_somebody_else_does(world, referred):
    alerting = world.with_rules(alerts={"services_section": FieldAlert(form="services")})
    [alert] = answered(alerting, referred, "done").alerts
    assert (alert["alert_for"], alert["type"], alert["date"]) == ("field_change", "services", "2026-11-23")
    assert answered(alerting, referred, "rejected").alerts == []


def test_the_module_itself_says_whether_a_referral_done_alerts(world, referred):
    by_module = {"changes_field_to_form": {"services_section": "care"}}
    alerting = world.with_rules(modules={"cp": by_module, "gbv": {}})
    assert [alert["type"] for alert in answered(alerting, referred, "done").alerts] == ["care"]
    elsewhere = world.with_rules(modules={"cp": {}, "gbv": by_module})
    assert answered(elsewhere, referred, "done").alerts == []


@pytest.mark.parametrize("status", ["accepted", "rejected", "revoked"])
def test_no_other_answer_implements_it(world, referred, status):
    first = answered(world, referred, status).values["services_section"][0]
    assert "service_implemented_day_time" not in first


def test_a_new_owner_is_stamped_and_the_one_before_remembered(world, referred):
    people = {name: PEOPLE[name] for name in {*sharing.names_beside(referred), "rosa"}}
    hand = world.hand("joao", LATER)
    made = sharing.assign(referred, "two", ROSA, people=people, rules=world.rules, hand=hand)
    values = made.values
    assert [values["owned_by"], values["owned_by_agency_id"], values["owned_by_groups"]] == ["rosa", "pnds", ["south"]]
    previous = ("previously_owned_by", "previously_owned_by_full_name", "previously_owned_by_agency")
    assert [values[name] for name in previous] == ["amina", "Amina", "mssi"]
    assert (values["last_updated_by"], values["last_updated_at"]) == ("joao", "2026-11-23T09:00:00.000Z")
    assert values["reassigned_transferred_on"] == "2026-11-23T09:00:00.000Z"
    assert associated(values) == [["rosa", "clinic"], ["health", "south"], ["hospital", "pnds"]]
    assert made.grants == referred.grants | {
        "two": {"kind": "assign", "user": "rosa", "by": "joao", "status": "done", "made_at": "2026-11-23T09:00:00.000Z"}
    }


def test_who_is_needed_to_associate_a_record_is_its_owner_and_everybody_it_is_open_to(world, referred):
    assert sharing.names_beside(world.register()) == {"amina"}
    assert sharing.names_beside(referred) == {"amina", "clinic"}
    assert sharing.names_beside(answered(world, referred, "accepted")) == {"amina", "clinic"}
    assert sharing.names_beside(answered(world, referred, "done")) == {"amina"}


def test_a_changed_account_is_followed_and_an_unchanged_one_is_no_change(world, referred):
    assert sharing.refresh(referred, people=PEOPLE, rules=world.rules) is None
    moved = PEOPLE | {"clinic": replace(CLINIC, groups=frozenset({"night"}), agency=None)}
    made = sharing.refresh(referred, people=moved, rules=world.rules)
    assert associated(made.values) == [["amina", "clinic"], ["night", "north"], ["mssi"]]
    owner = PEOPLE | {"amina": replace(AMINA, groups=frozenset({"east"}), agency=None)}
    made = sharing.refresh(referred, people=owner, rules=world.rules)
    assert made.values["owned_by_groups"] == ["east"]
    assert "owned_by_agency_id" not in made.values


def test_a_referral_to_somebody_outside_is_noted_and_opens_nothing(referred):
    grant = {"kind": "outside", "user": "", "status": "in_progress", "by": "amina"}
    made = sharing.referred_outside(referred, "two", grant)
    assert made.grants == referred.grants | {"two": grant}
    assert (made.values, made.alerts, made.version) == (referred.values, referred.alerts, referred.version + 1)


@pytest.fixture
def twice(world, referred):
    """Referred on without a consent that may be given later."""
    grant = {
        "kind": "referral",
        "user": "rosa",
        "status": "accepted",
        "by": "amina",
        "without": ["consent_for_services"],
    }
    return sharing.open_to(referred, "two", grant, people=PEOPLE, hand=world.hand())


def settled(world, before, made, **ends):
    return sharing.settled(before, made, ends, people=PEOPLE, hand=world.hand(now=LATER))


def test_what_a_change_ends_is_gone_with_it_and_says_why(world, twice):
    changed = world.change(twice, age=7)
    made = settled(world, twice, changed, one=WhyEnded.CONSENT)
    ended = {"status": "revoked", "ended_at": "2026-11-23T09:00:00.000Z", "ended_because": "consent_withdrawn"}
    assert made.grants == twice.grants | {"one": twice.grants["one"] | ended}
    assert associated(made.values) == [["amina", "rosa"], ["north", "south"], ["mssi", "pnds"]]
    assert (made.values["referred_users"], made.values["age"]) == (["rosa"], 7)
    assert [alert["transition"] for alert in made.alerts] == ["two"]
    both = settled(world, twice, changed, one=WhyEnded.CONSENT, two=WhyEnded.GIVER)
    assert (associated(both.values), both.alerts) == ([["amina"], ["north"], ["mssi"]], [])
    assert both.values["current_alert_types"] == []
    assert changed.grants == twice.grants


def test_what_a_change_ends_is_as_new_as_the_change(world, twice):
    made = settled(world, twice, world.change(twice, age=7), one=WhyEnded.CONSENT)
    assert made.version == twice.version + 1
    newest = {path for path, version in made.versions.items() if version == made.version}
    assert newest == set(changed_paths(twice.values, made.values)) > {"age"}
    assert {path: made.versions[path] for path in twice.versions.keys() - newest} == {
        path: version for path, version in twice.versions.items() if path not in newest
    }


def test_a_consent_that_was_given_meanwhile_can_be_withdrawn(world, twice):
    for given, without in ((None, ["consent_for_services"]), (True, [])):
        changed = world.change(twice, consent_for_services=given, disclosure_other_orgs=True)
        made = settled(world, twice, changed)
        assert made == replace(changed, grants=twice.grants | {"two": {**twice.grants["two"], "without": without}})
    ended = replace(changed, grants={"two": {**twice.grants["two"], "status": "done"}})
    assert settled(world, twice, ended).grants == ended.grants


OFFER = {
    "kind": "transfer",
    "user": "rosa",
    "status": "in_progress",
    "by": "joao",
    "made_at": "2026-11-22T08:00:00.000Z",
}


@pytest.fixture
def offered(world, referred):
    return sharing.open_to(referred, "two", OFFER, people=PEOPLE, hand=world.hand("joao", LATER))


def test_an_offer_brings_its_person_beside_the_record_and_marks_no_service(world, referred, offered):
    assert associated(offered.values) == [
        ["amina", "clinic", "rosa"],
        ["health", "north", "south"],
        ["hospital", "mssi", "pnds"],
    ]
    assert offered.values["reassigned_transferred_on"] == "2026-11-23T09:00:00.000Z"
    assert offered.values["owned_by"] == "amina"
    assert [(alert["type"], alert["user"]) for alert in offered.alerts] == [
        ("referral", "clinic"),
        ("transfer", "rosa"),
    ]
    record = world.register(services_section=[{"unique_id": ROW, "service_type": "health"}])
    made = sharing.open_to(record, "two", OFFER | {"row": ROW}, people=PEOPLE, hand=world.hand())
    assert "service_status_referred" not in made.values["services_section"][0]
    assert "reassigned_transferred_on" not in referred.values


def test_who_takes_it_over_owns_it_and_the_one_before_is_remembered(world, offered):
    hand = world.hand("rosa", LATER)
    made = sharing.take_over(offered, "two", ROSA, people=PEOPLE, rules=world.rules, hand=hand)
    values = made.values
    assert (values["owned_by"], values["owned_by_agency_id"], values["owned_by_groups"]) == ("rosa", "pnds", ["south"])
    assert (values["previously_owned_by"], values["previously_owned_by_agency"]) == ("amina", "mssi")
    assert values["reassigned_transferred_on"] == "2026-11-23T09:00:00.000Z"
    stamps = ("last_updated_by", "last_updated_at", "last_updated_by_full_name", "not_edited_by_owner")
    assert [values[name] for name in stamps] == ["rosa", "2026-11-23T09:00:00.000Z", "Rosa", False]
    assert associated(values) == [["rosa", "clinic"], ["health", "south"], ["hospital", "pnds"]]
    assert (values["transferred_to_users"], values["transfer_status"]) == ([], "accepted")
    assert made.grants == offered.grants | {
        "two": OFFER | {"status": "done", "answered_at": "2026-11-23T09:00:00.000Z"}
    }
    assert [alert["transition"] for alert in made.alerts] == ["one"]
    assert values["current_alert_types"] == ["referral"]
    assert made.version == offered.version + 1
    assert offered.values["owned_by"] == "amina"


def test_the_place_of_who_takes_it_over_is_where_it_is_reported(world, offered):
    near, hand = replace(ROSA, location="TL01"), world.hand("rosa", LATER)
    for made in (
        sharing.take_over(offered, "two", near, people=PEOPLE, rules=world.rules, hand=hand),
        sharing.passed_on(offered, near, people=PEOPLE, rules=world.rules, hand=hand),
        sharing.assign(offered, "three", near, people=PEOPLE, rules=world.rules, hand=hand),
    ):
        assert made.values["reporting_location_hierarchy"] == "TL.TL01"


def test_what_belongs_to_another_record_is_passed_on_with_it(world, referred):
    hand = world.hand("joao", LATER)
    made = sharing.passed_on(referred, ROSA, people=PEOPLE, rules=world.rules, hand=hand)
    values = made.values
    assert (values["owned_by"], values["owned_by_agency_id"], values["previously_owned_by"]) == (
        "rosa",
        "pnds",
        "amina",
    )
    assert values["reassigned_transferred_on"] == "2026-11-23T09:00:00.000Z"
    assert (values["last_updated_by"], values["last_updated_at"]) == ("joao", "2026-11-23T09:00:00.000Z")
    assert associated(values) == [["rosa", "clinic"], ["health", "south"], ["hospital", "pnds"]]
    assert (made.grants, made.alerts) == (referred.grants, referred.alerts)
    assert (made.version, referred.values["owned_by"]) == (referred.version + 1, "amina")
    by_amina = sharing.passed_on(referred, ROSA, people=PEOPLE, rules=world.rules, hand=world.hand("amina", LATER))
    stamps = ("last_updated_by_full_name", "last_updated_organization")
    assert [by_amina.values[name] for name in stamps] == ["Amina", "mssi"]


def test_who_is_needed_are_those_it_is_offered_to_as_well(world, offered):
    assert sharing.names_beside(offered) == {"amina", "clinic", "rosa"}
    taken = sharing.take_over(offered, "two", ROSA, people=PEOPLE, rules=world.rules, hand=world.hand("rosa", LATER))
    assert sharing.names_beside(taken) == {"rosa", "clinic"}


@pytest.mark.parametrize("status", ["rejected", "revoked"])
def test_an_offer_that_is_declined_or_taken_back_ends_with_its_alert(world, offered, status):
    hand = world.hand("rosa", LATER)
    people = {name: PEOPLE[name] for name in ("amina", "clinic")}
    made = sharing.answered(offered, "two", status, people=people, rules=world.rules, hand=hand)
    assert made.grants["two"] == OFFER | {"status": status, "ended_at": "2026-11-23T09:00:00.000Z"}
    assert associated(made.values)[0] == ["amina", "clinic"]
    assert [alert["transition"] for alert in made.alerts] == ["one"]
    assert (made.values["transfer_status"], made.values["transferred_to_users"]) == (status, [])


def test_an_offer_goes_on_without_what_was_not_given_until_it_is(world, referred):
    silent = {"consent_for_services": None, "disclosure_other_orgs": None}
    made = OFFER | {"owner": "amina", "without": ["disclosure_other_orgs"]}
    record = sharing.open_to(referred, "two", made, people=PEOPLE, hand=world.hand())
    for given, without in ((silent, ["disclosure_other_orgs"]), ({"disclosure_other_orgs": True}, [])):
        changed = world.change(record, **given)
        assert settled(world, record, changed).grants["two"] == made | {"without": without}
