"""Cases and referrals for the tests: valid by default, override what matters."""

from datetime import UTC, datetime
from typing import Any
from uuid import UUID

import httpx
from chassis.ids import new_id
from contracts.cases import (
    AccessEnded,
    AccessGranted,
    AccessRefused,
    CaseAssigned,
    CaseChanged,
    CaseRegistered,
    IncidentAssigned,
    IncidentRegistered,
    LookupChanged,
)

API = "/api/v2"
ROW = "0b1f2c56-6f39-4f2a-9d0c-3a1a2b3c4d5e"
FACTS = {
    "owned_by": "amina",
    "owned_by_groups": ["north"],
    "owned_by_agency_id": "mssi",
    "associated_user_names": ["amina"],
    "associated_user_groups": ["north"],
    "associated_user_agencies": ["mssi"],
    "module_id": "primeromodule-cp",
    "short_id": "a1b2c3d",
    "status": "open",
    "record_state": True,
    "consent_for_services": True,
    "disclosure_other_orgs": True,
    "last_updated_at": "2026-01-02T03:04:05.000Z",
}


def a_case(id: UUID | None = None, *, version: int = 1, record_type: str = "case", **facts: Any) -> CaseRegistered:
    return CaseRegistered(record_id=id or new_id(), record_type=record_type, version=version, facts=FACTS | facts)


def an_incident(**facts: Any) -> IncidentRegistered:
    return IncidentRegistered(record_id=new_id(), record_type="incident", version=1, facts=FACTS | facts)


def changed(case: CaseRegistered, **facts: Any) -> CaseChanged:
    return CaseChanged(**_next(case, **facts))


def granted(case: CaseRegistered, transition: str, **facts: Any) -> AccessGranted:
    return AccessGranted(**_next(case, **facts), transition_id=UUID(transition))


def _next(case: CaseRegistered, **facts: Any) -> dict[str, Any]:
    return {
        "record_id": case.record_id,
        "record_type": "case",
        "version": case.version + 1,
        "facts": case.facts | facts,
        "changed": sorted(facts),
    }


def refused(case: CaseRegistered, transition: str, code: str = "consent_missing") -> AccessRefused:
    return AccessRefused(record_id=case.record_id, transition_id=UUID(transition), code=code)


def ended(case: CaseRegistered, transition: str, code: str) -> AccessEnded:
    at = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)
    return AccessEnded(record_id=case.record_id, transition_id=UUID(transition), code=code, ended_by="joao", at=at)


def assigned(case: CaseRegistered, transition: str, to: str) -> CaseAssigned:
    return CaseAssigned(
        **_next(case, owned_by=to),
        transition_id=UUID(transition),
        owned_by=to,
        previously_owned_by=case.facts["owned_by"],
    )


def incident_assigned(incident: IncidentRegistered, transition: str, to: str) -> IncidentAssigned:
    facts = incident.facts | {"owned_by": to, "associated_user_names": [to]}
    return IncidentAssigned(
        record_id=incident.record_id,
        record_type="incident",
        version=incident.version + 1,
        facts=facts,
        transition_id=UUID(transition),
        owned_by=to,
        previously_owned_by=incident.facts["owned_by"],
    )


class Referring:
    """A case here, a referral of it, and cases' answers."""

    def __init__(self, client: Any, people: Any, deliver: Any) -> None:
        self.client, self.people, self.deliver = client, people, deliver

    async def case(self, **facts: Any) -> CaseRegistered:
        case = a_case(**facts)
        await self.deliver(case, about=case.record_id)
        return case

    async def incident(self, **facts: Any) -> IncidentRegistered:
        made = an_incident(**facts)
        await self.deliver(made, about=made.record_id)
        return made

    async def services(self, *codes: str) -> None:
        """Cases says which services there are."""
        values = [{"id": code, "display_text": {"en": code}} for code in codes]
        await self.deliver(LookupChanged(unique_id="lookup-service-type", values=values), about=new_id())

    async def ask(self, case: CaseRegistered, *, by: str = "amina", to: str = "partner", **more: Any) -> httpx.Response:
        data = {"transitioned_to": to, "notes": "Please see this child"} | more
        client = self.client(self.people.known[by])
        return await client.post(f"{API}/cases/{case.record_id}/referrals", json={"data": data})

    async def referral(self, case: CaseRegistered, **more: Any) -> str:
        """An open one: asked, and granted by cases. Returns its id."""
        response = await self.ask(case, **more)
        assert response.status_code == 200, response.text
        id: str = response.json()["data"]["id"]
        await self.deliver(granted(case, id), about=case.record_id)
        return id

    async def offer(self, case: CaseRegistered, *, by: str = "mover", to: str = "taker", **more: Any) -> httpx.Response:
        """Ask for a transfer. The people of transfers are added when they are first needed."""
        await self.movers()
        headers = more.pop("headers", {})
        data = {"transitioned_to": to, "notes": "Please take over"} | more
        path = f"{API}/cases/{case.record_id}/transfers"
        return await self.client(self.people.known[by]).post(path, json={"data": data}, headers=headers)

    async def handed(self, officer: str, to: list[str], *, by: str = "joao") -> str:
        """A hand-over of a case of theirs. Returns its id."""
        await self.case(owned_by=officer, associated_user_names=[officer])
        data = {"officer": officer, "to": to, "why": "leave"}
        response = await self.client(self.people.known[by]).post(f"{API}/hand_overs", json={"data": data})
        assert response.status_code == 200, response.text
        id: str = response.json()["data"]["id"]
        return id

    async def movers(self) -> None:
        """Who gives cases, who takes them over, who answers for the people of the south, and who only reads there."""
        if "mover" in self.people.known:
            return
        add = self.people.add
        await add("mover", scope="all", groups=["north"], permissions={"case": ["read", "transfer"]})
        await add("taker", groups=["south"], permissions={"case": ["read", "receive_transfer"]})
        head = {"case": ["read", "accept_or_reject_transfer"]}
        await add("head", scope="group", groups=["south"], permissions=head)
        await add("onlooker", scope="group", groups=["south"], permissions={"case": ["read", "write"]})

    async def transfer(self, case: CaseRegistered, **more: Any) -> str:
        """An open one: asked, and the case opened by cases. Returns its id."""
        response = await self.offer(case, **more)
        assert response.status_code == 200, response.text
        id: str = response.json()["data"]["id"]
        beside = [*case.facts["associated_user_names"], more.get("to", "taker")]
        now = granted(case, id, associated_user_names=beside)
        await self.deliver(now, about=case.record_id)
        return id

    async def reply(
        self, case: CaseRegistered, id: str, status: str, *, by: str = "taker", **more: Any
    ) -> httpx.Response:
        """Answer a transfer, or take it back."""
        headers = more.pop("headers", {})
        client = self.client(self.people.known[by])
        path = f"{API}/cases/{case.record_id}/transfers/{id}"
        return await client.patch(path, json={"data": {"status": status, **more}}, headers=headers)

    async def answer(
        self, case: CaseRegistered, id: str, status: str, *, by: str = "partner", **more: Any
    ) -> httpx.Response:
        headers = more.pop("headers", {})
        base = {"base_version": more.pop("base_version")} if "base_version" in more else {}
        client = self.client(self.people.known[by])
        path = f"{API}/cases/{case.record_id}/referrals/{id}"
        return await client.patch(path, json={"data": {"status": status, **more}} | base, headers=headers)

    async def revoke(self, case: CaseRegistered, id: str, *, by: str = "amina", **headers: str) -> httpx.Response:
        client = self.client(self.people.known[by])
        return await client.delete(f"{API}/cases/{case.record_id}/referrals/{id}", headers=headers)

    async def seekers(self) -> None:
        """Who asks for cases, who may find none, who could have none, and who answers for the people of the north."""
        if "seeker" in self.people.known:
            return
        add, rights = self.people.add, ["read", "request_transfer", "receive_transfer"]
        await add("seeker", groups=["south"], permissions={"case": [*rights, "search_owned_by_others"]})
        await add("second", groups=["south"], permissions={"case": [*rights, "search_owned_by_others"]})
        await add("blind", groups=["south"], permissions={"case": rights})
        await add("unfit", groups=["south"], permissions={"case": ["request_transfer", "search_owned_by_others"]})
        head = {"case": ["read", "accept_or_reject_transfer"]}
        await add("chief", scope="group", groups=["north"], permissions=head)

    async def request(self, case: CaseRegistered, *, by: str = "seeker", **more: Any) -> httpx.Response:
        """Ask for a case. The people of requests are added when they are first needed."""
        await self.seekers()
        headers = more.pop("headers", {})
        path = f"{API}/cases/{case.record_id}/transfer_requests"
        data = {"notes": "I work with her sister"} | more
        return await self.client(self.people.known[by]).post(path, json={"data": data}, headers=headers)

    async def wish(self, case: CaseRegistered, **more: Any) -> str:
        """An open request. Returns its id."""
        response = await self.request(case, **more)
        assert response.status_code == 200, response.text
        id: str = response.json()["data"]["id"]
        return id

    async def grant_wish(
        self, case: CaseRegistered, id: str, status: str = "accepted", *, by: str = "amina", **more: Any
    ) -> httpx.Response:
        """Answer a request, or take it back."""
        headers = more.pop("headers", {})
        base = {"base_version": more.pop("base_version")} if "base_version" in more else {}
        path = f"{API}/cases/{case.record_id}/transfer_requests/{id}"
        body = {"data": {"status": status, **more}} | base
        return await self.client(self.people.known[by]).patch(path, json=body, headers=headers)
