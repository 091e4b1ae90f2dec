"""The people of the tests. Plainly fictional; two teams, a partner, an administrator, somebody without a right."""

from collections.abc import Collection
from dataclasses import dataclass, field
from typing import Any

from chassis.actor import Actor, service_actor
from chassis.actors import make_actor, note_account, note_role
from chassis.database import Database
from chassis.ids import derived_id
from contracts.identity import AccountChanged, RoleChanged
from contracts.modules import CP
from contracts.permissions import CATALOGUE
from contracts.values import Values

MODULE = CP

CASEWORKER = {
    "case": """
        read create write flag referral referral_from_service receive_referral add_note enable_disable_record
        request_approval_case_plan view_incident_from_case incident_from_case search_owned_by_others
        display_view_page remove_assigned_users
    """.split(),
    "dashboard": ["case_overview", "workflow", "dash_shared_with_me", "dash_shared_with_others", "case_risk"],
}
SUPERVISOR = {
    "case": """
        read write assign referral close reopen approve_case_plan flag add_note enable_disable_record
    """.split(),
    "dashboard": [
        "case_overview",
        "workflow_team",
        "dash_shared_from_my_team",
        "dash_cases_by_social_worker",
    ],
    "user": ["read"],
}
PARTNER = {"case": ["read", "receive_referral"], "dashboard": ["dash_shared_with_me"]}
EVERYTHING = {resource: ["manage"] for resource, actions in CATALOGUE.items() if "manage" in actions}


@dataclass
class People:
    """Accounts and roles in the service's actor copy, as identity would have announced them."""

    database: Database
    known: dict[str, Actor] = field(default_factory=dict)

    async def add(
        self,
        user_name: str,
        *,
        role: str | None = None,
        scope: str = "self",
        permissions: dict[str, list[str]] | None = None,
        forms: dict[str, str] | None = None,
        groups: list[str] | None = None,
        agency: str | None = "mssi",
        modules: Collection[str] = (MODULE,),
        **more: Any,
    ) -> Actor:
        role_id = role or f"role-{user_name}"
        changed = RoleChanged(
            unique_id=role_id,
            number=len(self.known) + 1,
            name=role_id.removeprefix("role-").title(),
            group_permission=scope,
            permissions=permissions or {},
            forms=forms or {},
            modules=sorted(modules),
            is_manager=scope != "self",
        )
        account = AccountChanged(
            account_id=derived_id("account", user_name),
            number=len(self.known) + 1,
            user_name=user_name,
            full_name=user_name.replace("_", " ").title(),
            email=f"{user_name}@people.example",
            role=role_id,
            agency=agency,
            groups=groups or [],
            **more,
        )
        async with self.database.transaction(service_actor("testkit")) as uow:
            await note_role(uow, changed)
            await note_account(uow, account)
        actor = make_actor(account.model_dump(mode="json"), changed.model_dump(mode="json"))
        self.known[user_name] = actor
        return actor

    def __getattr__(self, user_name: str) -> Actor:
        try:
            return self.known[user_name]
        except KeyError:
            raise AttributeError(user_name) from None

    async def add_everybody(self, forms: dict[str, str] | None = None) -> None:
        worker: Values = {"role": "role-caseworker", "permissions": CASEWORKER, "forms": forms}
        await self.add("amina", groups=["north"], **worker)
        await self.add("benedita", groups=["north"], **worker)
        await self.add("rosa", groups=["south"], **worker)
        await self.add(
            "joao",
            role="role-supervisor",
            scope="group",
            permissions=SUPERVISOR,
            forms=forms,
            groups=["north"],
        )
        await self.add(
            "partner",
            role="role-partner",
            permissions=PARTNER,
            forms={},
            groups=["health"],
            agency="hospital",
        )
        await self.add("admin", role="role-admin", scope="all", permissions=EVERYTHING, forms=forms)
        await self.add("nobody_role", role="role-nothing", permissions={}, groups=["north"])
