"""Load the demonstration through the API, as people would enter it. Can be run again at any time."""

import asyncio
from collections.abc import Awaitable, Callable, Iterable
from contextlib import AsyncExitStack
from datetime import UTC, date, datetime, timedelta
from typing import Any

import httpx

from demonstration.children import Child, children
from demonstration.configuration import OPTIONS, configuration
from demonstration.places import locations
from demonstration.roster import Person, people
from demonstration.session import BUSY, CONFLICT, LoadingRefusedError, Session, rows

Progress = Callable[[str, int, int], None]

CONNECTIONS = 8
TIMEOUT = 60.0
APPLY_SECONDS = 120
ALREADY = frozenset({CONFLICT})
BEHIND = timedelta(hours=12)
"""So far behind UTC a day begins last: what is invented lies in nobody's future, whatever the site."""
UNKNOWN_YET = frozenset({401, 403})
"""What a service answers to somebody whose account has not reached it."""
NOT_YET = frozenset({403, 404, 409, 422})
"""What a service answers while an event of another has not reached it."""

STEPS_OF_OUTCOME = {
    "in_progress": (),
    "accepted": ("accepted",),
    "done": ("accepted", "done"),
    "rejected": ("rejected",),
}


async def load(
    base_url: str,
    progress: Progress,
    *,
    admin: tuple[str, str],
    until: date | None = None,
    transport: httpx.AsyncBaseTransport | None = None,
) -> None:
    """Configuration, places, people, then 300 children with their referrals, flags, approvals and what is handed over.

    `progress(step, done, total)` is called as each step goes on. `admin` is the user name and password of a
    superuser. `until` is the last day of the invented year; when missing, the last that has begun everywhere.
    `transport` lets the caller reach an application in its own process. Raises LoadingRefusedError or
    ConnectionError; run again.
    """
    loader = _Loader(base_url, progress, transport)
    async with AsyncExitStack() as stack:
        administrator = await loader.session(stack, *admin)
        await loader.configure(administrator)
        await loader.places(administrator)
        await loader.people(administrator)
        for person in people():
            loader.sessions[person.user_name] = await loader.session(stack, person.user_name, person.password)
        invented = children(until or (datetime.now(UTC) - BEHIND).date())
        await loader.each("children", invented, loader.child)
        await loader.each("referrals", [child for child in invented if child.referral], loader.referral)
        await loader.each("flags", [child for child in invented if child.flag], loader.flag)
        await loader.each("approvals", [child for child in invented if child.approval], loader.approval)
        await loader.each("handings", [child for child in invented if child.handing], loader.handing)
        await loader.each("closures", [child for child in invented if child.closed_on], loader.closing)


class _Loader:
    def __init__(self, base_url: str, progress: Progress, transport: httpx.AsyncBaseTransport | None) -> None:
        self._base_url = base_url
        self._progress = progress
        self._transport = transport
        self._slots = asyncio.Semaphore(CONNECTIONS)
        self.sessions: dict[str, Session] = {}
        self._known: set[str] = set()

    async def session(self, stack: AsyncExitStack, user_name: str, password: str) -> Session:
        http = httpx.AsyncClient(base_url=self._base_url, timeout=TIMEOUT, transport=self._transport)
        session = Session(await stack.enter_async_context(http), self._slots)
        await session.sign_in(user_name, password)
        return session

    async def each(self, step: str, items: Iterable[Any], work: Callable[[Any], Awaitable[None]]) -> None:
        """Work on all items, as many at a time as there are connections."""
        wanted = list(items)
        done = 0

        async def one(item: Any) -> None:
            nonlocal done
            await work(item)
            done += 1
            self._progress(step, done, len(wanted))

        self._progress(step, 0, len(wanted))
        try:
            async with asyncio.TaskGroup() as group:
                for item in wanted:
                    group.create_task(one(item))
        except ExceptionGroup as problems:
            raise problems.exceptions[0] from problems

    # --- the installation ---

    async def configure(self, session: Session) -> None:
        """Post our configuration and apply it, unless this very version is applied already."""
        ours = configuration()
        self._progress("configuration", 0, 1)
        stored = await self._stored(session, ours["version"])
        if stored is None:
            await session.send(
                "POST",
                "/api/v2/configurations",
                {"data": ours},
                step="store the configuration",
                key=f"configuration/{ours['version']}",
                also=ALREADY,
            )
            stored = await self._stored(session, ours["version"])
        if stored is None:
            raise ConnectionError("configuration: stored, but not in the list")
        if not stored.get("applied_on"):
            await self._apply(session, stored["id"], ours)
        await self._module(session, ours)
        self._progress("configuration", 1, 1)

    async def _stored(self, session: Session, version: str) -> dict[str, Any] | None:
        answer = await session.send("GET", "/api/v2/configurations?per=1000", step="list the configurations")
        return next((row for row in rows(answer) if row.get("version") == version), None)

    async def _apply(self, session: Session, identifier: str, ours: dict[str, Any]) -> None:
        path = f"/api/v2/configurations/{identifier}"
        await session.send("PATCH", path, {"data": {"apply_now": True}}, step="apply the configuration")
        clock = asyncio.get_running_loop()
        deadline = clock.time() + APPLY_SECONDS
        while clock.time() < deadline:
            missing = await self._missing(session, ours)
            if not missing:
                return
            await asyncio.sleep(0.5)
        raise TimeoutError(f"configuration: {', '.join(missing)} not there after {APPLY_SECONDS} s")

    async def _missing(self, session: Session, ours: dict[str, Any]) -> list[str]:
        """The lists, of several services, that do not show all of ours yet."""
        wanted = {
            "forms": "FormSection",
            "lookups": "Lookup",
            "agencies": "Agency",
            "roles": "Role",
            "user_groups": "UserGroup",
        }
        missing = []
        for path, model in wanted.items():
            answer = await session.send("GET", f"/api/v2/{path}?per=1000", step=f"list the {path}", also=BUSY)
            present = {row.get("unique_id") for row in rows(answer)}
            if not {row["unique_id"] for row in ours["data"][model]} <= present:
                missing.append(path)
        return missing

    async def _module(self, session: Session, ours: dict[str, Any]) -> None:
        """Give the module our forms and options. A module cannot be created through the API."""
        answer = await session.send("GET", "/api/v2/primero_modules", step="list the modules")
        forms = [form["unique_id"] for form in ours["data"]["FormSection"]]
        module_id = ours["data"]["FormSection"][0]["module_ids"][0]
        module = next((row for row in rows(answer) if row.get("unique_id") == module_id), None)
        if module is None:
            raise ConnectionError(f"configuration: the server has no module {module_id}")
        options = {name: value for name, value in OPTIONS.items() if module["module_options"].get(name) != value}
        if not options and set(forms) <= set(module.get("form_section_unique_ids") or []):
            return
        data = {"associated_record_types": ["case", "incident"], "form_section_unique_ids": forms}
        body = {"data": {**data, "module_options": options}}
        path = f"/api/v2/primero_modules/{module['id']}"
        await session.send("PATCH", path, body, step="give the module its forms")

    async def places(self, session: Session) -> None:
        """Parents before children: one level after the other."""
        answer = await session.send("GET", "/api/v2/locations?per=10000", step="list the places")
        present = {row.get("code") for row in rows(answer)}
        wanted = [row for row in locations() if row["code"] not in present]

        async def create(row: dict[str, Any]) -> None:
            step, key = f"create the place {row['code']}", f"location/{row['code']}"
            await session.send("POST", "/api/v2/locations", {"data": row}, step=step, key=key, also=ALREADY)

        for level in range(3):
            names = ("country", "municipalities", "administrative posts")
            await self.each(names[level], [row for row in wanted if row["admin_level"] == level], create)

    async def people(self, session: Session) -> None:
        answer = await session.send("GET", "/api/v2/users?per=1000", step="list the people")
        present = {row.get("user_name") for row in rows(answer)}
        answer = await session.send("GET", "/api/v2/agencies?per=1000", step="list the agencies")
        agencies = {row.get("unique_id"): row.get("id") for row in rows(answer)}

        async def create(person: Person) -> None:
            body = {"data": _account(person, agencies[person.agency])}
            step, key = f"create the account of {person.user_name}", f"user/{person.user_name}"
            await session.send("POST", "/api/v2/users", body, step=step, key=key, also=ALREADY)

        await self.each("people", [person for person in people() if person.user_name not in present], create)

    # --- the children ---

    async def child(self, child: Child) -> None:
        answer = await self.sessions[child.officer].send(
            "POST",
            "/api/v2/cases",
            {"data": child.case},
            step=f"register child {child.id}",
            also=ALREADY,
            later=UNKNOWN_YET,
        )
        if answer.status_code == CONFLICT:
            self._known.add(child.id)

    async def referral(self, child: Child) -> None:
        wanted = child.referral
        if wanted is None:
            return
        made = await self._made(child) or await self._make(child)
        partner = self.sessions[wanted.partner]
        steps = STEPS_OF_OUTCOME[wanted.outcome]
        reached = steps.index(made["status"]) + 1 if made["status"] in steps else 0
        for status in steps[reached:]:
            data = {"status": status}
            if status == "rejected":
                data["rejected_reason"] = wanted.answer
            if status == "done":
                data["rejection_note"] = wanted.answer
            await partner.send(
                "PATCH",
                f"/api/v2/cases/{child.id}/referrals/{made['id']}",
                {"data": data},
                step=f"answer referral {made['id']} with {status}",
                key=f"answer/{made['id']}/{status}",
                later=NOT_YET,
            )

    async def _made(self, child: Child) -> dict[str, Any] | None:
        """The referral of an earlier run."""
        if child.referral is None or child.id not in self._known:
            return None
        path = f"/api/v2/cases/{child.id}/referrals"
        answer = await self.sessions[child.officer].send("GET", path, step=f"list referrals of {child.id}")
        partner = child.referral.partner
        return next((row for row in rows(answer) if row.get("transitioned_to") == partner), None)

    async def _make(self, child: Child) -> dict[str, Any]:
        wanted = child.referral
        assert wanted is not None  # noqa: S101 - only children with a referral come here
        data = {
            "transitioned_to": wanted.partner,
            "service": wanted.service,
            "service_record_id": wanted.service_row,
            "notes": wanted.notes,
        }
        answer = await self.sessions[child.officer].send(
            "POST",
            f"/api/v2/cases/{child.id}/referrals",
            {"data": data},
            step=f"refer child {child.id}",
            key=f"referral/{child.id}",
            later=NOT_YET,
        )
        made: dict[str, Any] = answer.json()["data"]
        return made

    async def flag(self, child: Child) -> None:
        wanted = child.flag
        if wanted is None:
            return
        session, path = self.sessions[wanted.by], f"/api/v2/cases/{child.id}/flags"
        made = await self._flagged(session, child, path)
        if made is None:
            body = {"data": {"message": wanted.message, "date": wanted.date.isoformat()}}
            step, key = f"flag {child.id}", f"flag/{child.id}"
            answer = await session.send("POST", path, body, step=step, key=key, later=NOT_YET)
            made = answer.json()["data"]
        if wanted.outcome and not made["removed"]:
            body = {"data": {"unflag_message": wanted.outcome}}
            step, key = f"resolve the flag of {child.id}", f"resolve/{child.id}"
            await session.send("PATCH", f"{path}/{made['id']}", body, step=step, key=key, later=NOT_YET)

    async def _flagged(self, session: Session, child: Child, path: str) -> dict[str, Any] | None:
        """The flag of an earlier run."""
        if child.id not in self._known:
            return None
        found = rows(await session.send("GET", path, step=f"list flags of {child.id}"))
        return found[0] if found else None

    async def approval(self, child: Child) -> None:
        wanted = child.approval
        if wanted is None:
            return
        officer, supervisor = self.sessions[child.officer], self.sessions[child.supervisor]
        state = await self._kept(officer, child, f"approval_status_{wanted.step}")
        path, step = f"/api/v2/cases/{child.id}/approvals/{wanted.step}", f"approval of {child.id}"
        if state is None:
            body = {"data": {"approval_status": "requested"}}
            await officer.send("PATCH", path, body, step=f"ask for {step}", key=f"ask/{child.id}", later=UNKNOWN_YET)
        if wanted.outcome != "pending" and state in (None, "pending"):
            body = {"data": {"approval_status": wanted.outcome, "notes": wanted.notes}}
            key = f"answer/{child.id}/{wanted.step}"
            await supervisor.send("PATCH", path, body, step=f"answer {step}", key=key, later=UNKNOWN_YET)

    async def _kept(self, session: Session, child: Child, name: str) -> Any:
        """What an earlier run left in a field of the case."""
        if child.id not in self._known:
            return None
        path = f"/api/v2/cases/{child.id}?fields={name}"
        answer = await session.send("GET", path, step=f"look at {child.id}")
        return answer.json()["data"].get(name)

    async def handing(self, child: Child) -> None:
        wanted = child.handing
        if wanted is None:
            return
        giver, path = self.sessions[wanted.by], f"/api/v2/cases/{child.id}/{wanted.kind}"
        made = await self._handed(giver, child, wanted.kind)
        if made is None:
            said = {"notes": wanted.notes} | ({"transitioned_to": wanted.to} if wanted.kind == "transfers" else {})
            step, key = f"{wanted.kind} of {child.id}", f"{wanted.kind}/{child.id}"
            answer = await giver.send("POST", path, {"data": said}, step=step, key=key, later=NOT_YET)
            made = answer.json()["data"]
        if wanted.step is not None and made["status"] == "in_progress":
            status, who = wanted.step
            reason = {"rejected_reason": wanted.answer} if wanted.answer else {}
            body = {"data": {"status": status, **reason}}
            step, key = f"{status} {wanted.kind} of {child.id}", f"handing/{child.id}/{status}"
            await self.sessions[who].send("PATCH", f"{path}/{made['id']}", body, step=step, key=key, later=NOT_YET)

    async def _handed(self, session: Session, child: Child, kind: str) -> dict[str, Any] | None:
        """What an earlier run made; who made it lists it, though the case may be theirs no more."""
        if child.id not in self._known:
            return None
        answer = await session.send("GET", f"/api/v2/{kind}?direction=sent&per=100", step=f"list {kind} of {child.id}")
        return next((row for row in rows(answer) if row["record_id"] == child.id), None)

    async def closing(self, child: Child) -> None:
        assert child.closed_on is not None  # noqa: S101 - only children with a closed case come here
        supervisor = self.sessions[child.supervisor]
        if await self._kept(supervisor, child, "status") == "closed":
            return
        path = f"/api/v2/cases/{child.id}"
        data = {"status": "closed", "date_closure": child.closed_on.isoformat()}
        body = {"data": data, "record_action": "close"}
        await supervisor.send("PATCH", path, body, step=f"close {child.id}", key=f"closing/{child.id}")


def _account(person: Person, agency_id: Any) -> dict[str, Any]:
    return {
        "user_name": person.user_name,
        "full_name": person.full_name,
        "email": person.email,
        "locale": person.locale,
        "location": person.location,
        "agency_id": agency_id,
        "role_unique_id": person.role,
        "user_group_unique_ids": list(person.groups),
        "services": list(person.services),
        "password": person.password,
        "password_confirmation": person.password,
        "send_mail": True,
    }


__all__ = ["LoadingRefusedError", "load"]
