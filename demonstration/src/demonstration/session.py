"""One person's session with the API, as a browser would hold it."""

import asyncio
from typing import Any
from uuid import uuid5

import httpx

from demonstration.draw import OURS

RETRIES = 5
PATIENCE = 0.25
"""Seconds before the first repeat; each further one waits twice as long."""

BUSY = frozenset({429, 502, 503, 504})
CONFLICT = 409


class LoadingRefusedError(Exception):
    """The server refused a step. Says which, never with what data."""

    def __init__(self, step: str, answer: httpx.Response) -> None:
        super().__init__(f"{step}: {answer.status_code} {_reason(answer)}")
        self.status = answer.status_code


class Session:
    """Repeats what a busy or restarting server may answer later; a write is repeated with the same key."""

    def __init__(self, http: httpx.AsyncClient, slots: asyncio.Semaphore) -> None:
        self._http = http
        self._slots = slots

    async def sign_in(self, user_name: str, password: str) -> None:
        await self.send("GET", "/api/v2/identity_providers", step="ask for the session cookie")
        body = {"user": {"user_name": user_name, "password": password}}
        await self.send("POST", "/api/v2/tokens", body, step=f"log in as {user_name}")

    async def send(
        self,
        method: str,
        path: str,
        body: dict[str, Any] | None = None,
        *,
        step: str,
        key: str = "",
        also: frozenset[int] = frozenset(),
        later: frozenset[int] = frozenset(),
    ) -> httpx.Response:
        """`also` are refusals to hand back, `later` refusals that pass once the services have caught up.

        Raises LoadingRefusedError for every other refusal.
        """
        wait = PATIENCE
        for attempt in range(RETRIES + 1):
            answer = await self._once(method, path, body, key)
            again = answer is None or answer.status_code in BUSY | later
            if answer is not None and (attempt == RETRIES or not again):
                if answer.is_success or answer.status_code in also:
                    return answer
                raise LoadingRefusedError(step, answer)
            await asyncio.sleep(_waiting(answer, wait))
            wait *= 2
        raise ConnectionError(f"{step}: no answer from the server")

    async def _once(self, method: str, path: str, body: dict[str, Any] | None, key: str) -> httpx.Response | None:
        headers = {"Accept": "application/json"}
        token = self._http.cookies.get("CSRF-TOKEN")
        if token and method != "GET":
            headers["X-CSRF-Token"] = token
        if key:
            headers["Idempotency-Key"] = str(uuid5(OURS, key))
        async with self._slots:
            try:
                answer = await self._http.request(method, path, json=body, headers=headers)
            except httpx.TransportError:
                return None
        # It asks the gateway of this very machine, before which there is no HTTPS to wait for.
        for cookie in self._http.cookies.jar:
            cookie.secure = False
        return answer


def rows(answer: httpx.Response) -> list[dict[str, Any]]:
    """The `data` list of an answer; anything else counts as an empty list."""
    content = answer.json() if answer.content else None
    data = content.get("data") if isinstance(content, dict) else None
    return [row for row in data if isinstance(row, dict)] if isinstance(data, list) else []


def _waiting(answer: httpx.Response | None, wait: float) -> float:
    asked = answer.headers.get("Retry-After", "") if answer is not None else ""
    return max(wait, min(float(asked), 5.0)) if asked.isdigit() else wait


def _reason(answer: httpx.Response) -> str:
    """The code and the names of the fields; no values."""
    try:
        content = answer.json()
    except ValueError:
        return answer.reason_phrase
    if not isinstance(content, dict):
        return answer.reason_phrase
    errors = [error for error in content.get("errors") or [] if isinstance(error, dict)]
    details = [str(error.get("detail") or error.get("message")) for error in errors]
    parts = [str(content.get("code") or content.get("error") or ""), ", ".join(details[:6])]
    return " ".join(part for part in parts if part) or answer.reason_phrase
