"""The people of a proof: made through the API, on whatever configuration the server has."""

import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import Any

from proofs.client import Client
from proofs.system import ADMIN

KNOWN_SECONDS = 30
UNAUTHORIZED = 401
PASSWORD = "proof-person-0!"  # noqa: S105  # of fictional people on a server of our own
MODULE = "primeromodule-cp"
CASEWORKER_ACTIONS = [
    "read",
    "create",
    "write",
    "flag",
    "referral",
    "referral_from_service",
    "receive_referral",
    "add_note",
    "enable_disable_record",
    "remove_assigned_users",
    "consent_override",
    "request_approval_assessment",
    "incident_from_case",
    "view_incident_from_case",
    "transfer",
    "receive_transfer",
    "accept_or_reject_transfer",
    "request_transfer",
]
INCIDENT_ACTIONS = ["read", "create", "write"]
MANAGER_ACTIONS = [
    "read",
    "write",
    "assign",
    "referral",
    "close",
    "reopen",
    "flag",
    "enable_disable_record",
    "approve_assessment",
]
DASHBOARDS = [
    "case_overview",
    "case_risk",
    "workflow",
    "dash_shared_with_me",
    "dash_shared_with_others",
    "dash_group_overview",
    "dash_protection_concerns",
]
MANAGER_DASHBOARDS = [*DASHBOARDS, "workflow_team", "dash_cases_by_social_worker", "dash_shared_from_my_team"]
SERVICE = "health_medical_service"
SERVICES = {
    "unique_id": "lookup-service-type",
    "name": {"en": "Services"},
    "values": [{"id": SERVICE, "display_text": {"en": "Health"}}],
}


@dataclass
class Crew:
    """`workers[i]` belongs to group `i % groups`; one manager per group."""

    base: str
    workers: list[str] = field(default_factory=list)
    managers: list[str] = field(default_factory=list)

    def client(self, user_name: str) -> Client:
        client = Client(self.base)
        answer = client.sign_in(user_name, PASSWORD)
        if not answer.ok:
            raise SystemExit(f"{user_name} cannot sign in: {answer.status} {answer.body[:300]!r}")
        return client


def administrator(base: str) -> Client:
    """Signed in, and known to the services that keep a copy of who may act: theirs may be behind at first."""
    client = Client(base, timeout=120)
    answer = client.sign_in(*ADMIN)
    if not answer.ok:
        raise SystemExit(f"the administrator cannot sign in: {answer.status} {answer.body[:300]!r}")
    deadline = time.monotonic() + KNOWN_SECONDS
    for path in ("primero_modules", "referrals", "dashboards"):
        while client.send("GET", f"/api/v2/{path}").status == UNAUTHORIZED and time.monotonic() < deadline:
            time.sleep(0.2)
    return client


def post(client: Client, path: str, data: dict[str, Any]) -> Any:
    answer = client.send("POST", f"/api/v2/{path}", {"data": data})
    if not answer.ok:
        raise SystemExit(f"POST {path}: {answer.status} {answer.body[:400]!r}")
    return answer.json().get("data", {})


def make_crew(base: str, *, workers: int, groups: int) -> Crew:
    """Roles, groups and accounts for a load; every worker reads and writes every form."""
    admin = administrator(base)
    forms = admin.send("GET", "/api/v2/forms").json()["data"]
    access = {form["unique_id"]: "rw" for form in forms if not form.get("is_nested")}
    offer_service(admin)
    agency = post(admin, "agencies", {"unique_id": "PROOF", "agency_code": "PROOF", "name": {"en": "Proof agency"}})
    for number in range(groups):
        post(admin, "user_groups", {"unique_id": f"proof-group-{number}", "name": f"Proof group {number}"})
    rights = {"case": CASEWORKER_ACTIONS, "incident": INCIDENT_ACTIONS, "dashboard": DASHBOARDS}
    make_role(admin, "proof-worker", "self", rights, access)
    make_role(admin, "proof-manager", "group", {"case": MANAGER_ACTIONS, "dashboard": MANAGER_DASHBOARDS}, access)
    crew = Crew(base, [f"proof_w{n:02d}" for n in range(workers)], [f"proof_m{n:02d}" for n in range(groups)])
    wanted = [(name, "proof-worker", index % groups) for index, name in enumerate(crew.workers)]
    wanted += [(name, "proof-manager", index) for index, name in enumerate(crew.managers)]
    for name, role, group in wanted:
        make_account(admin, name, role, group, agency["id"])
    return crew


def offer_service(admin: Client) -> None:
    """Have SERVICE on the list of services, whether or not the configuration has such a list."""
    listed = admin.send("GET", "/api/v2/lookups?per=1000").json()["data"]
    found = next((lookup for lookup in listed if lookup["unique_id"] == SERVICES["unique_id"]), None)
    if found is None:
        post(admin, "lookups", SERVICES)
    elif SERVICE not in {value["id"] for value in found["values"]}:
        raise SystemExit(f"the configuration's list of services has no {SERVICE}")


def make_role(
    admin: Client, unique_id: str, scope: str, permissions: dict[str, list[str]], forms: dict[str, str]
) -> None:
    """Of a manager where it is for people who see a whole group."""
    data: dict[str, Any] = {
        "unique_id": unique_id,
        "name": unique_id,
        "group_permission": scope,
        "is_manager": scope == "group",
    }
    data |= {"permissions": permissions, "module_unique_ids": [MODULE]}
    post(admin, "roles", data | {"form_section_read_write": forms})


def make_account(admin: Client, user_name: str, role: str, group: int, agency_id: int) -> None:
    data = {
        "user_name": user_name,
        "full_name": f"Proof {user_name}",
        "email": f"{user_name}@people.example",
        "password": PASSWORD,
        "password_confirmation": PASSWORD,
        "agency_id": agency_id,
        "role_unique_id": role,
        "user_group_unique_ids": [f"proof-group-{group}"],
        "locale": "en",
        "services": [SERVICE],
    }
    post(admin, "users", data)


def sign_in_all(crew: Crew, names: list[str]) -> list[Client]:
    with ThreadPoolExecutor(4) as pool:
        return list(pool.map(crew.client, names))
