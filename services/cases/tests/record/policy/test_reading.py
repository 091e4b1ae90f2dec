"""Which fields a person reads and writes: by their forms, and by permissions that open what is in no form."""

from uuid import UUID

import pytest
from cases.case.domain import CASE
from cases.form.domain import Field, Form, make_catalogue
from cases.incident.domain import INCIDENT
from cases.record.policy.fields import field_access
from chassis.actor import Actor


def form(unique_id, *fields, modules=("cp",)):
    made = [Field(name=name, type=type, attributes=attributes) for name, type, attributes in fields]
    return Form(unique_id=unique_id, parent_form="case", modules=list(modules), fields=made)


UPLOADS = ("photos", "drawings")
CATALOGUE = make_catalogue(
    [
        form("elsewhere", ("drawn_twice", "subform", {"subform_summary": {"a": 1}}), modules=("gbv",)),
        form(
            "identity",
            ("occupation", "text_field", {}),
            ("photos", "photo_upload_box", {}),
            ("drawings", "photo_upload_box", {}),
        ),
        form("risk", ("risk_note", "textarea", {}), ("drawn", "subform", {"subform_summary": {"a": 1}})),
        form("violence", ("story", "textarea", {}), modules=("gbv",)),
        form("everywhere", ("drawn_twice", "textarea", {}), modules=("cp", "gbv")),
    ],
    {},
)
SHARED = {"referred_users", "referred_users_pending", "referred_users_accepted", "transferred_to_users"}
MARKS = {
    "referred_users_pending_present",
    "referred_users_accepted_present",
    "last_referral_rejected_at",
    "last_referral_done_at",
    "transfer_status",
}
FAMILY = {"family_id", "family_id_display", "family_member_id", "family_name", "family_number"}
REGISTRY = {"registry_record_id", "registry_id_display", "registry_name", "registry_no"}


def access(*actions, forms=None, dashboards=(), module="cp"):
    permissions = {"case": frozenset(actions), "dashboard": frozenset(dashboards)}
    actor = Actor(id=UUID(int=1), user_name="amina", permissions=permissions)
    return field_access(actor, CASE, module, CATALOGUE, forms or {})


def opened(*actions, dashboards=()):
    return access(*actions, dashboards=dashboards).readable - access().readable


def test_a_form_opens_its_fields_and_only_for_writing_where_it_says_so():
    reading = access(forms={"identity": "r", "risk": "rw"})
    assert {"occupation", "risk_note"} <= reading.readable
    assert reading.writable == {"risk_note"}
    assert access().writable == frozenset()
    assert {"occupation", "risk_note", "story"}.isdisjoint(access().readable)


def test_a_form_of_another_module_opens_nothing_here():
    forms = {"violence": "rw"}
    assert "story" not in access(forms=forms).readable | access(forms=forms).writable
    assert "story" in access(forms=forms, module="gbv").writable


def test_what_another_module_makes_of_a_field_of_that_name_counts_for_nothing():
    assert access(forms={"everywhere": "rw"}).writable == {"drawn_twice"}
    assert access(forms={"everywhere": "rw"}, module="gbv").writable == frozenset()


def test_the_forms_are_told_as_they_were_given():
    forms = {"identity": "r", "risk": "rw", "unheard_of": "rw"}
    assert access(forms=forms).forms == forms


def test_uploads_and_summaries_are_written_through_no_form():
    made = access(forms={"identity": "rw", "risk": "rw"})
    assert made.writable == {"occupation", "risk_note"}
    assert [made.empty[name] for name in UPLOADS] == [[], []]


@pytest.mark.parametrize(
    ("action", "names"),
    [
        ("view_family_record", FAMILY),
        ("case_from_family", FAMILY),
        ("link_family_record", FAMILY),
        ("view_registry_record", REGISTRY),
        ("add_registry_record", REGISTRY),
        ("write", {"hidden_name"}),
        ("flag", {"flag_count", "flagged", "flags"}),
        ("flag_update", {"flag_count", "flagged", "flags"}),
        ("resolve_any_flag", {"flag_count", "flagged", "flags"}),
        ("view_photo", {"photo"}),
        ("sync_external", {"sync_status", "synced_at", "mark_synced", "mark_synced_url", "mark_synced_status"}),
        ("search_owned_by_others", set()),
        ("display_view_page", set()),
        ("referral", set()),
    ],
)
def test_a_permission_opens_the_fields_it_is_about_and_no_others(action, names):
    assert opened(action) == names - access().readable


def test_a_dashboard_is_seen_by_who_lists_it_and_by_nobody_who_lists_none():
    """No role may list `manage` of them; if one did, it would stand for nothing."""
    assert opened(dashboards=["manage"]) == set()
    amina = Actor(id=UUID(int=1), user_name="amina", permissions={"case": frozenset({"read"})})
    assert field_access(amina, CASE, "cp", CATALOGUE, {}).readable == access("read").readable


def test_who_finds_others_records_and_previews_them_sees_their_picture():
    assert opened("search_owned_by_others", "display_view_page") == {"photos", "recorded_audio"}


@pytest.mark.parametrize("step", ["assessment", "case_plan", "closure", "action_plan", "gbv_closure"])
@pytest.mark.parametrize("verb", ["request_approval", "approve"])
def test_an_approval_s_fields_are_read_by_who_asks_for_it_or_gives_it(verb, step):
    names = {f"{step}_approved", f"approval_status_{step}", f"{step}_approved_date", f"{step}_approved_comments"}
    more = {"case_plan_approval_type"} if step == "case_plan" else set()
    assert opened(f"{verb}_{step}") == names | more | {"approval_subforms", "last_updated_by_full_name"}


@pytest.mark.parametrize(
    ("dashboard", "names"),
    [
        ("case_risk", {"risk_level"}),
        ("dash_shared_with_me", SHARED),
        ("dash_shared_with_others", MARKS | {"referred_users_present"}),
        ("dash_shared_from_my_team", MARKS),
        ("dash_shared_with_my_team", SHARED | MARKS | {"referred_users_present"}),
        ("dash_shared_with_my_team_overview", {"transferred_to_user_groups", "transfer_status"}),
        ("cases_by_task_overdue_assessment", {"assessment_due_dates"}),
        ("cases_by_task_overdue_case_plan", {"case_plan_due_dates"}),
        ("cases_by_task_overdue_services", {"service_due_dates"}),
        ("cases_by_task_overdue_followups", {"followup_due_dates"}),
        ("case_overview", set()),
    ],
)
def test_a_dashboard_opens_what_its_lists_are_filtered_by(dashboard, names):
    assert opened(dashboards=[dashboard]) == names


def test_what_everybody_reads_shows_its_empty_place():
    assert access().empty == {"family_id": None}


def test_what_nobody_may_read_shows_no_empty_place_either():
    assert "photos" not in access().empty
    assert access("view_photo").empty["photo"] is None
    assert "photo" not in access().empty


def test_who_reads_records_reads_who_keeps_them():
    assert {"assigned_user_names", "created_by", "previously_owned_by", "reopened_logs"} <= opened("read")


def test_what_a_role_opens_of_one_kind_it_does_not_open_of_another():
    """Of one person asked about both: what was worked out for the first is not taken for the second."""
    permissions = {"case": frozenset({"read", "flag"}), "incident": frozenset({"read"})}
    amina = Actor(id=UUID(int=1), user_name="amina", permissions=permissions)
    opened = {kind: "flagged" in field_access(amina, kind, "cp", CATALOGUE, {}).readable for kind in (CASE, INCIDENT)}
    assert opened == {CASE: True, INCIDENT: False}
