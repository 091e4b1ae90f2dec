"""What identity does about cases' configuration."""

from chassis.actor import service_actor
from chassis.bus import Arrival
from chassis.ids import derived_id
from chassis.tables import audit_entry
from chassis.upkeep import forget_source
from contracts.cases import ConfigurationStarted, FormChanged, LocationsChanged, ModuleChanged, SettingsChanged
from contracts.identity import AccountChanged, AgencyChanged, ConfigurationFollowed, GroupChanged, RoleChanged
from sqlalchemy import select

ABOUT = derived_id("configuration", "applied")
NUMBER = derived_id("configuration", "a test's")
PLACES = derived_id("location", "all")
SETTINGS = derived_id("settings", "system")


def exported_role(unique_id: str, **more: object) -> dict[str, object]:
    return {
        "unique_id": unique_id,
        "name": unique_id.title(),
        "description": None,
        "group_permission": "self",
        "permissions": {"case": ["read", "write"], "objects": {}},
        "form_section_read_write": {"basic_identity": "rw"},
        "module_unique_ids": ["primeromodule-cp"],
        "created_at": "2026-08-19T17:20:02.000Z",
        "user_category": None,
    } | more


def applied(by: str | None = "root", **more: list[dict[str, object]]) -> ConfigurationStarted:
    agency = {"unique_id": "shelter", "agency_code": "SHELTER", "name_i18n": {"en": "Example Shelter"}}
    group = {"unique_id": "east", "name": "East", "agency_unique_ids": ["shelter", "nowhere"]}
    whole = {"agencies": [agency], "groups": [group], "roles": [exported_role("role-new")]} | more
    return ConfigurationStarted(**whole, configuration_id=NUMBER, applied_by=by)


async def me(client, actor) -> dict[str, object]:
    answer = await client(actor).get(f"/api/v2/users/{actor.number}", params={"extended": "true"})
    assert answer.status_code == 200, answer.text
    return answer.json()["data"]


async def test_an_applied_configuration_brings_agencies_groups_and_roles(staff, deliver, published):
    await deliver(applied(), about=ABOUT)
    assert (await published(AgencyChanged))[-1].name == {"en": "Example Shelter"}
    assert (await published(GroupChanged))[-1].unique_id == "east"
    assert (await published(RoleChanged))[-1].unique_id == "role-new"
    assert [event.configuration_id for event in await published(ConfigurationFollowed)] == [NUMBER]


async def test_applying_the_same_configuration_again_changes_nothing(staff, deliver, published):
    await deliver(applied(), about=ABOUT)
    before = [event for event in await published() if not isinstance(event, ConfigurationFollowed)]
    await deliver(applied(), about=ABOUT, times=2)
    assert [event for event in await published() if not isinstance(event, ConfigurationFollowed)] == before


async def test_an_applier_writes_no_role_beyond_their_own(client, staff, deliver, published, database):
    rights = {"webhook": ["manage"], "case": ["manage"]}
    strong = exported_role("role-administrator", permissions=rights, group_permission="all")
    weak = exported_role("role-new", permissions={"user": ["read"]}, form_section_read_write={})
    await deliver(applied("ana", roles=[strong, exported_role("role-seeing"), weak]), about=ABOUT)
    assert [event.unique_id for event in await published(RoleChanged)][-1] == "role-new"
    async with database.session() as session:
        found = select(audit_entry).where(audit_entry.c.action == "apply_configuration")
        refused = {row.subject: row.code for row in await session.execute(found)}
    assert refused == {
        "role-administrator": "not_allowed",
        "role-seeing": "role_too_powerful",
        "shelter": "not_allowed",
    }


async def test_who_may_apply_a_configuration_but_write_no_roles_writes_none(staff, deliver, published):
    await staff.role("role-configurer", scope="all", permissions={"primero_configuration": ["manage"]})
    await staff.add("nuno", "role-configurer")
    own = exported_role("role-new", permissions={"primero_configuration": ["manage"]}, form_section_read_write={})
    before = await published(RoleChanged)
    await deliver(applied("nuno", roles=[own, own | {"unique_id": "role-worker"}]), about=ABOUT)
    assert await published(RoleChanged) == before


async def test_the_super_users_role_follows_only_a_super_user(client, staff, deliver, published):
    forms = {"basic_identity": "rw"}
    await deliver(applied("root", roles=[await super_role(published, forms)]), about=ABOUT)
    assert (await published(RoleChanged))[-1].forms == forms
    await deliver(applied("ines", roles=[await super_role(published, {})]), about=ABOUT)
    assert (await published(RoleChanged))[-1].forms == forms


async def super_role(published, forms: dict[str, str]) -> dict[str, object]:
    event = next(event for event in await published(RoleChanged) if event.unique_id == "role-superuser")
    role = exported_role("role-superuser", permissions=event.permissions, group_permission="all")
    return role | {"form_section_read_write": forms}


async def test_a_configuration_of_somebody_unknown_or_of_the_operator(staff, deliver, published):
    before = await published()
    await deliver(applied("nobody-here"), about=ABOUT)
    assert (await published())[len(before) :] == [ConfigurationFollowed(configuration_id=NUMBER)]
    await deliver(applied(None), about=ABOUT)
    assert (await published(RoleChanged))[-1].unique_id == "role-new"


async def test_a_broken_role_does_not_hold_up_the_others(staff, deliver, published):
    broken = exported_role("role-broken", permissions={"case": ["fly"]})
    await deliver(applied(roles=[broken, exported_role("role-new")]), about=ABOUT)
    assert (await published(RoleChanged))[-1].unique_id == "role-new"


def form(unique_id: str, modules: list[str], **fields: str) -> FormChanged:
    return FormChanged(
        unique_id=unique_id, parent_form="case", modules=modules, visible=True, nested=False, fields=fields
    )


async def test_forms_decide_what_is_permitted_and_which_filters_there_are(client, staff, deliver):
    about = derived_id("form", "basic_identity")
    await deliver(form("basic_identity", ["primeromodule-cp"], protection_status="select_box"), about=about)
    seen = await me(client, staff.amina)
    assert seen["permitted_form"] == {"basic_identity": "rw"}
    filters = {row["unique_id"]: row for row in seen["filters"]["cases"]}
    assert filters["protection_status"]["type"] == "checkbox"
    await deliver(form("basic_identity", ["primeromodule-gbv"]), about=about)
    assert (await me(client, staff.amina))["permitted_form"] == {}
    gone = form("basic_identity", []).model_copy(update={"deleted": True})
    await deliver(gone, about=about)
    assert (await me(client, staff.amina))["permitted_form"] == {"basic_identity": "rw"}


def created(unique_id: str, by: str) -> FormChanged:
    return form(unique_id, ["primeromodule-cp"]).model_copy(update={"created_by_role": by})


async def worker_forms(client, staff, published) -> dict[str, str]:
    """What the role's readers see, which is what was announced of it."""
    rows = (await client(staff.root).get("/api/v2/roles")).json()["data"]
    shown = next(row["form_section_read_write"] for row in rows if row["unique_id"] == "role-worker")
    told = [event.forms for event in await published(RoleChanged) if event.unique_id == "role-worker"]
    assert shown == told[-1]
    return shown


NOTES = derived_id("form", "field_notes")


async def test_who_creates_a_form_may_fill_it(client, staff, deliver, published):
    await deliver(created("field_notes", "role-worker"), about=NOTES)
    assert await worker_forms(client, staff, published) == {"basic_identity": "rw", "field_notes": "rw"}
    assert (await me(client, staff.amina))["permitted_form"]["field_notes"] == "rw"


async def test_a_form_taken_from_its_creators_role_stays_away(client, staff, deliver, published, database):
    first = await deliver(created("field_notes", "role-worker"), about=NOTES, times=2)
    rows = (await client(staff.root).get("/api/v2/roles")).json()["data"]
    number = next(row["id"] for row in rows if row["unique_id"] == "role-worker")
    body = {"data": {"form_section_read_write": {"basic_identity": "r"}}}
    assert (await client(staff.root).patch(f"/api/v2/roles/{number}", json=body)).status_code == 200
    await deliver.inbox.receive([Arrival(first)])
    await deliver(form("field_notes", ["primeromodule-cp"]), about=NOTES)
    assert await worker_forms(client, staff, published) == {"basic_identity": "r"}
    async with database.transaction(service_actor("identity")) as uow:
        await forget_source(uow, "cases")
    await deliver.inbox.receive([Arrival(first)])
    assert await worker_forms(client, staff, published) == {"basic_identity": "r"}


async def test_a_form_its_creators_role_has_already_keeps_its_access(client, staff, deliver, published):
    before = await published(RoleChanged)
    await deliver(created("basic_identity", "role-worker"), about=derived_id("form", "basic_identity"))
    await deliver(created("field_notes", "role-gone"), about=NOTES)
    assert await published(RoleChanged) == before


async def test_settings_set_the_reporting_location_the_ages_and_the_most_accounts(client, staff, deliver):
    settings = {
        "reporting_location_config": {
            "field_key": "owned_by_location",
            "admin_level": 1,
            "admin_level_map": {"1": ["municipality"]},
        },
        "age_ranges": {"primero": ["0 - 5", "6..11", "18+", "18..999", "grown"]},
        "primary_age_range": "primero",
        "system_options": {"maximum_users": 6},
    }
    await deliver(SettingsChanged(settings=settings), about=SETTINGS)
    seen = await me(client, staff.amina)
    assert seen["reporting_location_config"]["label_keys"] == ["municipality"]
    filters = {row["unique_id"]: row for row in seen["filters"]["cases"]}
    assert filters["reporting_location"]["field_name"] == "loc:owned_by_location1"
    years = [(option["id"], option["display_name"]) for option in filters["age"]["options"]["en"]]
    assert years == [("0..5", "0 - 5"), ("6..11", "6 - 11"), ("18..", "18+"), ("18..", "18+")]
    body = {
        "user_name": "new",
        "full_name": "One Too Many",
        "role_unique_id": "role-worker",
        "agency_unique_id": "mssi",
    }
    answer = await client(staff.root).post("/api/v2/users", json={"data": body})
    assert answer.json()["code"] == "too_many_accounts"
    assert answer.json()["facts"]["maximum"] == 6
    disabled = body | {"disabled": True}
    made = await client(staff.root).post("/api/v2/users", json={"data": disabled})
    assert made.status_code == 200
    enable = {"data": {"disabled": False}}
    answer = await client(staff.root).patch(f"/api/v2/users/{made.json()['data']['id']}", json=enable)
    assert answer.json()["code"] == "too_many_accounts"


async def test_an_account_follows_its_place_when_the_locations_arrive(client, staff, deliver, published):
    places = [
        {"code": "XX", "path": ["XX"], "admin_level": 0},
        {"code": "XX01", "path": ["XX", "XX01"], "admin_level": 1},
        {"code": "XX0101", "path": ["XX", "XX01", "XX0101"], "admin_level": 2},
    ]
    await deliver(LocationsChanged(locations=[{"code": "XX0101", "path": ["XX0101"], "admin_level": 0}]), about=PLACES)
    await staff.add("eva", "role-worker", location="XX0101")
    assert (await published(AccountChanged))[-1].reporting_location is None
    await deliver(LocationsChanged(locations=places), about=PLACES)
    assert (await published(AccountChanged))[-1].reporting_location == "XX0101"
    assert (await me(client, staff.eva))["reporting_location_code"] == "XX0101"
    level = {"reporting_location_level": 1}
    number = next(
        row["id"]
        for row in (await client(staff.root).get("/api/v2/roles")).json()["data"]
        if row["unique_id"] == "role-worker"
    )
    await client(staff.root).patch(f"/api/v2/roles/{number}", json={"data": level})
    assert (await published(AccountChanged))[-1].reporting_location == "XX01"
    await deliver(LocationsChanged(locations=[], deleted=["XX01"]), about=PLACES)
    assert (await published(AccountChanged))[-1].reporting_location is None


async def test_modules_bring_the_filter_of_groups(client, staff, deliver):
    module = ModuleChanged(
        unique_id="primeromodule-cp",
        name="CP",
        record_types=["case"],
        forms=[],
        options={"user_group_filter": True},
    )
    await deliver(module, about=derived_id("module", "primeromodule-cp"))
    names = {row["unique_id"] for row in (await me(client, staff.amina))["filters"]["cases"]}
    assert "owned_by_groups" in names
