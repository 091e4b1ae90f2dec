"""What the people of the demonstration do with the children's cases, one step after the other."""

from typing import Any

from demonstration.children import Child
from demonstration.crew import ALREADY, Crew
from demonstration.portraits import photograph
from demonstration.referring import Step
from demonstration.session import CONFLICT, Session, rows

UNKNOWN_YET = frozenset({401, 403})
"""What a service answers to somebody whose account has not reached it."""
NOT_YET = frozenset({403, 404, 409, 422})
"""What a service answers while an event of another has not reached it."""


class Casework:
    def __init__(self, crew: Crew) -> None:
        self.sessions = crew.sessions
        self._known: set[str] = set()

    async def whole_story(self, child: Child) -> None:
        """Of a child whose case is closed."""
        await self.child(child)
        await self.referral(child)
        await self.approval(child)
        await self.closing(child)

    async def read(self, user_name: str) -> None:
        """Everything in the person's bell."""
        session = self.sessions[user_name]
        path, step = "/api/v2/notifications/read", f"read the notifications of {user_name}"
        await session.send("POST", path, step=step, later=UNKNOWN_YET)

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
        for step in wanted.steps:
            if not step.is_taken(made):
                await self._step(child, made["id"], step)

    async def _step(self, child: Child, id: str, step: Step) -> None:
        wanted = child.referral
        assert wanted is not None  # noqa: S101 - only children with a referral come here
        session = self.sessions[wanted.partner if step.by == "partner" else child.officer]
        path, said = f"/api/v2/cases/{child.id}/referrals/{id}", dict(step.said)
        method, to, data = {
            "answer": ("PATCH", path, {"status": step.name, **said, **wanted.words(step)}),
            "step": ("POST", f"{path}/steps", {"step": step.name, **said}),
            "revoke": ("DELETE", path, None),
        }[step.way]
        body = None if data is None else {"data": data}
        what, key = f"{step.name} of referral {id}", f"{step.name}/{id}"
        await session.send(method, to, body, step=what, key=key, later=NOT_YET)

    async def _made(self, child: Child) -> dict[str, Any] | None:
        """The referral of an earlier run; each of these children has one at most."""
        if child.referral is None or child.id not in self._known:
            return None
        path = f"/api/v2/cases/{child.id}/referrals"
        answer = await self.sessions[child.officer].send("GET", path, step=f"list referrals of {child.id}")
        return next(iter(rows(answer)), None)

    async def _make(self, child: Child) -> dict[str, Any]:
        wanted = child.referral
        assert wanted is not None  # noqa: S101 - only children with a referral come here
        answer = await self.sessions[child.officer].send(
            "POST",
            f"/api/v2/cases/{child.id}/referrals",
            {"data": wanted.asked},
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

    async def photograph(self, child: Child) -> None:
        officer = self.sessions[child.officer]
        if await self._kept(officer, child, "photos"):
            return
        body = {"data": photograph(child.id)}
        path, step, key = f"/api/v2/cases/{child.id}/attachments", f"photograph of {child.id}", f"photograph/{child.id}"
        await officer.send("POST", path, body, step=step, key=key)

    async def closing(self, child: Child) -> None:
        assert child.closed_on is not None  # noqa: S101 - only children with a closed case come here
        supervisor = self.sessions[child.supervisor]
        if await self._kept(supervisor, child, "status") == "closed":
            return
        path = f"/api/v2/cases/{child.id}"
        data = {"status": "closed", "date_closure": child.closed_on.isoformat()}
        body = {"data": data, "record_action": "close"}
        await supervisor.send("PATCH", path, body, step=f"close {child.id}", key=f"closing/{child.id}")
