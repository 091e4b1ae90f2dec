"""Configuration, places and people of the demonstration, through the API."""

import asyncio
from typing import Any

from demonstration.configuration import OPTIONS, configuration
from demonstration.crew import ALREADY, Crew
from demonstration.places import locations
from demonstration.roster import Person, left, people
from demonstration.session import BUSY, Session, rows

APPLY_SECONDS = 120


class Installation:
    def __init__(self, crew: Crew, administrator: Session) -> None:
        self._crew = crew
        self._session = administrator
        self._progress = crew.progress

    async def configure(self) -> None:
        """Post our configuration and apply it, unless this very version is applied already."""
        ours = configuration()
        self._progress("configuration", 0, 1)
        stored = await self._stored(ours["version"])
        if stored is None:
            await self._session.send(
                "POST",
                "/api/v2/configurations",
                {"data": ours},
                step="store the configuration",
                key=f"configuration/{ours['version']}",
                also=ALREADY,
            )
            stored = await self._stored(ours["version"])
        if stored is None:
            raise ConnectionError("configuration: stored, but not in the list")
        if not stored.get("applied_on"):
            await self._apply(stored["id"], ours)
        await self._module(ours)
        self._progress("configuration", 1, 1)

    async def _stored(self, version: str) -> dict[str, Any] | None:
        answer = await self._session.send("GET", "/api/v2/configurations?per=1000", step="list the configurations")
        return next((row for row in rows(answer) if row.get("version") == version), None)

    async def _apply(self, identifier: str, ours: dict[str, Any]) -> None:
        path = f"/api/v2/configurations/{identifier}"
        await self._session.send("PATCH", path, {"data": {"apply_now": True}}, step="apply the configuration")
        clock = asyncio.get_running_loop()
        deadline = clock.time() + APPLY_SECONDS
        while clock.time() < deadline:
            missing = await self._missing(ours)
            if not missing:
                return
            await asyncio.sleep(0.5)
        raise TimeoutError(f"configuration: {', '.join(missing)} not there after {APPLY_SECONDS} s")

    async def _missing(self, ours: dict[str, Any]) -> list[str]:
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
            answer = await self._session.send("GET", f"/api/v2/{path}?per=1000", step=f"list the {path}", also=BUSY)
            present = {row.get("unique_id") for row in rows(answer)}
            if not {row["unique_id"] for row in ours["data"][model]} <= present:
                missing.append(path)
        return missing

    async def _module(self, ours: dict[str, Any]) -> None:
        """Give the module our forms and options. A module cannot be created through the API."""
        answer = await self._session.send("GET", "/api/v2/primero_modules", step="list the modules")
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
        await self._session.send("PATCH", path, body, step="give the module its forms")

    async def places(self) -> None:
        """Parents before children: one level after the other."""
        answer = await self._session.send("GET", "/api/v2/locations?per=10000", step="list the places")
        present = {row.get("code") for row in rows(answer)}
        wanted = [row for row in locations() if row["code"] not in present]

        async def create(row: dict[str, Any]) -> None:
            step, key = f"create the place {row['code']}", f"location/{row['code']}"
            await self._session.send("POST", "/api/v2/locations", {"data": row}, step=step, key=key, also=ALREADY)

        for level in range(3):
            names = ("country", "municipalities", "administrative posts")
            await self._crew.each(names[level], [row for row in wanted if row["admin_level"] == level], create)

    async def people(self) -> None:
        present = await self._accounts()
        answer = await self._session.send("GET", "/api/v2/agencies?per=1000", step="list the agencies")
        agencies = {row.get("unique_id"): row.get("id") for row in rows(answer)}

        async def create(person: Person) -> None:
            body = {"data": _account(person, agencies[person.agency])}
            step, key = f"create the account of {person.user_name}", f"user/{person.user_name}"
            await self._session.send("POST", "/api/v2/users", body, step=step, key=key, also=ALREADY)

        missing = [person for person in (*people(), *left()) if person.user_name not in present]
        await self._crew.each("people", missing, create)

    async def still_here(self) -> list[Person]:
        """Who can log in."""
        accounts = await self._accounts()
        return [person for person in (*people(), *left()) if not accounts[person.user_name].get("disabled")]

    async def part(self, person: Person) -> None:
        """The person works here no more."""
        account = (await self._accounts())[person.user_name]
        if not account.get("disabled"):
            path, step = f"/api/v2/users/{account['id']}", f"disable the account of {person.user_name}"
            await self._session.send("PATCH", path, {"data": {"disabled": True}}, step=step)

    async def _accounts(self) -> dict[str, dict[str, Any]]:
        answer = await self._session.send("GET", "/api/v2/users?per=1000", step="list the people")
        return {row["user_name"]: row for row in rows(answer)}


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
