"""Accounts: who sees, makes and changes which, and what nobody may."""

from uuid import uuid4

import pytest
from contracts.identity import AccountChanged
from identity.settings import IdentitySettings

USERS = "/api/v2/users"


def user(name: str, /, **more: object) -> dict[str, object]:
    attributes = {
        "user_name": name,
        "full_name": "Somebody New",
        "email": f"{name}@people.example",
        "password": "seven quiet lamps",
        "password_confirmation": "seven quiet lamps",
        "role_unique_id": "role-worker",
        "agency_unique_id": "mssi",
        "user_group_unique_ids": ["north"],
        "locale": "en",
    }
    return {"data": attributes | more}


def path(actor) -> str:
    return f"{USERS}/{actor.number}"


async def code(answer) -> tuple[int, str]:
    return answer.status_code, answer.json()["code"]


@pytest.mark.parametrize(
    ("method", "where"),
    [
        ("GET", ""),
        ("GET", "/1"),
        ("POST", ""),
        ("PATCH", "/1"),
        ("PUT", "/1"),
        ("DELETE", "/1"),
        ("POST", "/update_bulk"),
        ("GET", "/identified"),
    ],
)
async def test_nobody_reaches_accounts_without_signing_in(anonymous, method, where):
    answer = await anonymous.request(method, USERS + where, json={"data": {}})
    assert answer.status_code == 401


async def test_a_caseworker_reaches_only_the_own_account(client, staff):
    amina = client(staff.amina)
    assert (await amina.get(USERS)).status_code == 403
    assert (await amina.post(USERS, json=user("new"))).status_code == 403
    assert (await amina.get(path(staff.rosa))).status_code == 403
    assert (await amina.patch(path(staff.rosa), json={"data": {"phone": "1"}})).status_code == 403
    assert (await amina.delete(path(staff.rosa))).status_code == 403
    assert (await amina.post(f"{USERS}/update_bulk", json={"data": {"query": "a"}})).status_code == 403
    assert (await amina.get(f"{USERS}/identified")).status_code == 403
    assert (await amina.get(path(staff.amina))).json()["data"]["user_name"] == "amina"


async def names_seen(client, actor) -> set[str]:
    answer = await client(actor).get(USERS)
    assert answer.status_code == 200, answer.text
    return {row["user_name"] for row in answer.json()["data"]}


async def test_each_sees_whom_their_role_lets_them_see(client, staff):
    everybody = {"root", "ana", "rui", "amina", "rosa", "ines"}
    assert await names_seen(client, staff.root) == everybody
    assert await names_seen(client, staff.ines) == everybody - {"root"}
    assert await names_seen(client, staff.ana) == everybody - {"root", "ines"}
    assert await names_seen(client, staff.rui) == {"rui", "amina"}


async def test_agency_read_shows_the_own_agency(client, staff):
    rights = {"user": ["agency_read", "write", "manage"]}
    await staff.role("role-agency", scope="group", permissions=rights)
    eva = await staff.add("eva", "role-agency", agency_unique_id="hospital")
    assert await names_seen(client, eva) == {"eva", "rosa"}


async def test_an_account_one_may_not_see_does_not_exist(client, staff):
    rui = client(staff.rui)
    for number in (staff.rosa.number, staff.root.number, 999_999):
        assert await code(await rui.get(f"{USERS}/{number}")) == (404, "account_not_found")
        change = await rui.patch(f"{USERS}/{number}", json={"data": {"phone": "1"}})
        assert await code(change) == (404, "account_not_found")
    for odd in ("abc", "0", "99999999999999999999"):
        assert (await rui.get(f"{USERS}/{odd}")).status_code == 404


async def test_a_manager_makes_an_account_in_the_own_group(client, staff, published):
    answer = await client(staff.rui).post(USERS, json=user(" New.Person ", email="New@People.example"))
    assert answer.status_code == 200, answer.text
    made = answer.json()["data"]
    assert made["user_name"] == "new.person"
    assert made["email"] == "new@people.example"
    assert made["role_group_permission"] == "self"
    assert made["module_unique_ids"] == ["primeromodule-cp"]
    assert made["user_group_unique_ids"] == ["north"]
    assert not {"password", "password_hash", "encrypted_password", "role_id"} & made.keys()
    assert answer.json()["metadata"] == {"total_enabled": 7, "maximum_users": None}
    event = (await published(AccountChanged))[-1]
    assert (event.user_name, event.groups, event.role) == ("new.person", ["north"], "role-worker")


async def test_everything_wrong_with_a_new_account_is_said_at_once(client, staff):
    wrong = {
        "user_name": "amina",
        "full_name": "",
        "email": "amina@people.example",
        "password": "x",
        "password_confirmation": "y",
        "locale": "xx",
    }
    answer = await client(staff.root).post(USERS, json={"data": wrong})
    assert answer.status_code == 422
    assert {error["detail"]: error["message"] for error in answer.json()["errors"]} == {
        "role": ["errors.models.user.role_ids"],
        "agency": ["errors.models.user.organization"],
        "full_name": ["errors.models.user.full_name"],
        "user_name": ["errors.models.user.user_name_uniqueness"],
        "email": ["errors.models.user.email_uniqueness"],
        "password": ["errors.models.user.password_mismatch"],
        "password_confirmation": ["errors.models.user.password_mismatch"],
        "locale": ["errors.models.user.locale"],
    }


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("password", "short"),
        ("password", "long enough, but " * 9),
        ("user_name", "with space"),
        ("email", "no-address"),
        ("user_group_unique_ids", ["nowhere"]),
        ("agency_unique_id", "nowhere"),
        ("role_unique_id", "nowhere"),
        ("user_name", "x" * 201),
        ("services", "not a list"),
    ],
)
async def test_a_new_account_with_a_wrong_value_is_refused(client, staff, field, value):
    more = {field: value} | ({"password_confirmation": value} if field == "password" else {})
    assert (await client(staff.root).post(USERS, json=user("new", **more))).status_code == 422


async def test_what_follows_from_the_role_is_ignored(client, staff):
    body = user("new", module_unique_ids=["primeromodule-gbv"], service_account=True, id=77)
    answer = await client(staff.root).post(USERS, json=body)
    assert answer.status_code == 200
    assert answer.json()["data"]["module_unique_ids"] == ["primeromodule-cp"]


async def test_a_repeated_creation_is_one_account(client, staff, published):
    key = {"Idempotency-Key": str(uuid4())}
    root = client(staff.root)
    first = await root.post(USERS, json=user("new"), headers=key)
    before = len(await published(AccountChanged))
    second = await root.post(USERS, json=user("new"), headers=key)
    assert first.json() == second.json()
    assert len(await published(AccountChanged)) == before
    other = await root.post(USERS, json=user("other"), headers=key)
    assert await code(other) == (422, "idempotency_key_reused")


@pytest.mark.parametrize("role", ["role-administrator", "role-user-admin", "role-superuser", "role-manager"])
async def test_nobody_gives_a_role_beyond_their_own(client, staff, role):
    answer = await client(staff.rui).post(USERS, json=user("new", role_unique_id=role))
    assert await code(answer) == (403, "role_not_assignable")


async def test_a_listed_role_may_be_given_and_no_other(client, staff):
    ana = client(staff.ana)
    assert (await ana.post(USERS, json=user("new", role_unique_id="role-manager"))).status_code == 200
    answer = await ana.post(USERS, json=user("other", role_unique_id="role-administrator"))
    assert await code(answer) == (403, "role_not_assignable")
    await staff.role("role-plain")
    answer = await ana.post(USERS, json=user("other", role_unique_id="role-plain"))
    assert await code(answer) == (403, "role_not_assignable")


async def test_a_user_administrator_makes_no_super_user(client, staff):
    for role in ("role-superuser", "role-user-admin"):
        answer = await client(staff.ines).post(USERS, json=user("new", role_unique_id=role))
        assert await code(answer) == (403, "role_not_assignable")
    answer = await client(staff.root).post(USERS, json=user("boss", role_unique_id="role-superuser"))
    assert answer.status_code == 200


async def test_nobody_is_put_into_a_group_or_agency_that_is_not_the_givers(client, staff):
    rui = client(staff.rui)
    south = await rui.post(USERS, json=user("new", user_group_unique_ids=["north", "south"]))
    assert await code(south) == (403, "group_not_assignable")
    assert south.json()["facts"] == {"groups": ["south"]}
    hospital = await rui.post(USERS, json=user("new", agency_unique_id="hospital"))
    assert await code(hospital) == (403, "agency_not_assignable")
    moved = await rui.patch(path(staff.amina), json={"data": {"user_group_unique_ids": ["south"]}})
    assert await code(moved) == (403, "group_not_assignable")


@pytest.mark.parametrize(
    "change",
    [
        {"role_unique_id": "role-administrator"},
        {"role_unique_id": "role-superuser"},
        {"user_group_unique_ids": ["north", "south"]},
        {"agency_unique_id": "hospital"},
        {"disabled": True},
    ],
)
async def test_nobody_raises_themselves(client, staff, change):
    for actor in (staff.amina, staff.rui):
        answer = await client(actor).patch(path(actor), json={"data": change})
        assert await code(answer) == (403, "not_for_oneself")


async def test_people_change_their_own_contact_details_and_language(client, staff, published):
    change = {"phone": "12345", "locale": "tet", "full_name": "Amina Example", "position": "Nurse"}
    answer = await client(staff.amina).patch(path(staff.amina), json={"data": change})
    assert answer.status_code == 200, answer.text
    assert {name: answer.json()["data"][name] for name in change} == change
    assert (await published(AccountChanged))[-1].locale == "tet"


async def test_sending_back_what_is_there_is_no_change(client, staff):
    seen = (await client(staff.amina).get(path(staff.amina))).json()["data"]
    body = {name: seen[name] for name in ("user_name", "role_unique_id", "agency_id", "disabled")}
    answer = await client(staff.amina).patch(path(staff.amina), json={"data": body | {"phone": "1"}})
    assert answer.status_code == 200, answer.text


async def test_who_holds_more_is_not_changed_by_who_holds_less(client, staff):
    boss = await staff.add("boss", "role-administrator", groups=["north"])
    own = {"password": "taken over by rui", "password_confirmation": "taken over by rui"}
    answer = await client(staff.rui).patch(path(boss), json={"data": own})
    assert await code(answer) == (403, "account_too_powerful")
    assert (await client(staff.rui).patch(path(staff.amina), json={"data": own})).status_code == 200


async def test_a_user_administrator_touches_no_account_that_sees_every_record(client, staff):
    await staff.role("role-national", scope="all", permissions={"case": ["read"]})
    chief = await staff.add("chief", "role-national")
    ines = client(staff.ines)
    taken = {"password": "taken over by ines", "password_confirmation": "taken over by ines"}
    for change in (taken, {"disabled": True}, {"email": "elsewhere@people.example"}, {"role_unique_id": "role-worker"}):
        assert await code(await ines.patch(path(chief), json={"data": change})) == (403, "account_too_powerful")
    assert await code(await ines.post(USERS, json=user("new", role_unique_id="role-national"))) == (
        403,
        "role_not_assignable",
    )
    promoted = await ines.patch(path(staff.amina), json={"data": {"role_unique_id": "role-national"}})
    assert await code(promoted) == (403, "role_not_assignable")
    assert (await ines.post(USERS, json=user("new"))).status_code == 200
    assert (await ines.patch(path(staff.amina), json={"data": taken})).status_code == 200


async def test_a_user_name_never_changes(client, staff):
    answer = await client(staff.root).patch(path(staff.amina), json={"data": {"user_name": "rosa"}})
    assert answer.status_code == 422
    assert answer.json()["facts"]["fields"] == {"user_name": ["user_name_is_fixed"]}


async def test_a_deleted_account_is_gone_and_its_name_stays_taken(client, staff, published):
    root = client(staff.root)
    assert (await client(staff.ana).delete(path(staff.amina))).status_code == 403
    assert (await root.delete(path(staff.amina))).status_code == 200
    assert (await root.get(path(staff.amina))).status_code == 404
    event = (await published(AccountChanged))[-1]
    assert (event.disabled, event.full_name, event.email, event.groups) == (True, "amina", None, [])
    again = await root.post(USERS, json=user("amina"))
    assert "user_name" in again.json()["facts"]["fields"]
    assert (await root.delete(path(staff.root))).json()["code"] == "not_for_oneself"
    assert (await client(staff.amina).get(path(staff.amina))).status_code == 401


async def test_accounts_are_disabled_together_but_never_the_own_nor_a_stronger_one(client, staff):
    rights = {"user": ["read", "write", "disable_multiple"]}
    await staff.role("role-bulk", scope="group", permissions=rights)
    eva = await staff.add("eva", "role-bulk", groups=["north"])
    answer = await client(eva).post(f"{USERS}/update_bulk", json={"data": {"disabled": False}})
    assert answer.status_code == 200, answer.text
    listed = (await client(staff.root).get(USERS, params={"disabled[]": "true"})).json()["data"]
    assert {row["user_name"] for row in listed} == {"amina"}
    for wanted in ({"disabled": False}, {"query": "nobody is called so"}):
        nothing = await client(eva).post(f"{USERS}/update_bulk", json={"data": wanted})
        assert (nothing.status_code, nothing.json()["code"]) == (422, "nothing_done"), wanted


async def test_who_were_disabled_together_the_same_command_does_not_disable_again(client, staff):
    headers = {"Idempotency-Key": "0198e1a0-0000-7000-8000-000000000001"}
    body = {"data": {"query": "amina"}}
    answers = [await client(staff.root).post(f"{USERS}/update_bulk", json=body, headers=headers) for _ in range(2)]
    assert [answer.status_code for answer in answers] == [200, 200]


async def test_the_list_is_paged_filtered_and_ordered(client, staff):
    root = client(staff.root)
    found = (await root.get(USERS, params={"query": "AMI"})).json()
    assert [row["user_name"] for row in found["data"]] == ["amina"]
    found = (await root.get(USERS, params={"per": 2, "page": 2, "order_by": "user_name"})).json()
    assert [row["user_name"] for row in found["data"]] == ["ines", "root"]
    assert found["metadata"] == {"total": 6, "per": 2, "page": 2, "total_enabled": 6}
    found = (await root.get(USERS, params={"user_group_ids[0]": "south"})).json()["data"]
    assert [row["user_name"] for row in found] == ["rosa"]
    found = (await root.get(USERS, params={"agency[]": "hospital", "role_id[]": "role-worker"})).json()["data"]
    assert [row["user_name"] for row in found] == ["rosa"]
    for wrong in ({"order_by": "password_hash"}, {"page": "0"}, {"ids[]": "x"}):
        assert (await root.get(USERS, params=wrong)).status_code == 422


async def test_a_self_asked_extended_brings_the_workspace(client, staff):
    answer = await client(staff.amina).get(path(staff.amina), params={"extended": "true"})
    me = answer.json()["data"]
    assert me["permissions"] == {"list": [{"resource": "cases", "actions": ["read"]}]}
    assert me["permitted_form"] == {"basic_identity": "rw"}
    assert me["permitted_form_unique_ids"] == ["basic_identity"]
    assert me["agency_unique_id"] == "mssi"
    assert {"cases", "incidents", "families"} <= me["filters"].keys()
    assert {"cases", "users", "locations", "tasks"} <= me["list_headers"].keys()


GOOD_PASSWORDS = [
    "seven quiet lamps",
    "lantern-goat-river",
    "no digits no capitals at all",
    "tasi boot nia laran",
    "كلمة سر طويلة جدا",
    "ação sem pressa nenhuma",
    "x7Kq9vTb2LmWz4R",
    "a sentence of more than sixty-four characters is taken whole, to its end",
    "🌿 green leaves after rain",
    "three  spaces   inside",
    "três gatos e um rio",
    "mountain 7 coffee bread",
    "ein sehr langes Kennwort",
    "長い合言葉は覚えやすいものです",
    "'; DROP TABLE account; --",
    "<b>bold words</b> & more",
]
EASY_PASSWORDS = [
    "passwordpassword",
    "Password12345678",
    "P@ssw0rdP@ssw0rd",
    "123456789012345",
    "aaaaaaaaaaaaaaaa",
    "abcabcabcabcabcabc",
    "qwertyuiopasdfgh",
    "iloveyouiloveyou",
    "newworkernewworker",
    "new.worker.2026.new.worker",
    "somebody somebody",
    "primero-primero-1",
    "mahonmahonmahon2026",
    "unicef unicef unicef",
    "letmeinletmeinletmein",
    "passw0rdpassw0rd",
    "000000000000000",
    "abcdefghijklmnop",
    "qwertyqwertyqwerty",
]
SHORT_PASSWORDS = ["", "short", "fourteen chars", "Tr0ub4dor&3"]


@pytest.mark.parametrize("password", GOOD_PASSWORDS)
async def test_a_long_password_of_any_letters_will_do(client, staff, password):
    body = user("new.worker", password=password, password_confirmation=password)
    assert (await client(staff.root).post(USERS, json=body)).status_code == 200


@pytest.mark.parametrize(
    ("password", "key"),
    [(password, "password_easy_to_guess") for password in EASY_PASSWORDS]
    + [(password, "errors.models.user.password_length") for password in SHORT_PASSWORDS]
    + [("long enough, but " * 8, "password_too_long")],
)
async def test_a_password_that_is_short_or_easily_guessed_is_refused(client, staff, password, key):
    body = user("new.worker", password=password, password_confirmation=password)
    answer = await client(staff.root).post(USERS, json=body)
    assert answer.status_code == 422
    detail = {error["detail"] for error in answer.json()["errors"]}
    assert detail == {"password"}
    assert key in answer.text


async def test_a_mahon_that_is_tried_out_takes_short_passwords(app, client, staff):
    app.state.identity = IdentitySettings(easy_passwords=True)
    body = user("new.worker", password="primer0!", password_confirmation="primer0!")
    assert (await client(staff.root).post(USERS, json=body)).status_code == 200
