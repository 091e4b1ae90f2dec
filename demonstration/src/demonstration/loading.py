"""Load the demonstration through the API, as people would enter it. Can be run again at any time."""

from contextlib import AsyncExitStack
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import httpx

from demonstration.casework import Casework
from demonstration.children import Child, children
from demonstration.crew import Crew, Progress
from demonstration.installing import Installation
from demonstration.roster import left
from demonstration.session import LoadingRefusedError

HERE = ZoneInfo("Asia/Dili")
"""Whose yesterday is the last day of what is invented."""


async def load(
    base_url: str,
    progress: Progress,
    *,
    admin: tuple[str, str],
    until: date | None = None,
    transport: httpx.AsyncBaseTransport | None = None,
) -> None:
    """Configuration, places, people, then 300 children with their referrals, flags, approvals, photographs and what is
    handed over.

    `progress(step, done, total)` is called as each step goes on. `admin` is the user name and password of a
    superuser. `until` is the last day of the invented year; when missing, yesterday.
    `transport` lets the caller reach an application in its own process. Raises LoadingRefusedError or
    ConnectionError; run again.
    """
    crew = Crew(base_url, progress, transport)
    async with AsyncExitStack() as stack:
        installation = Installation(crew, await crew.session(stack, *admin))
        await installation.configure()
        await installation.places()
        await installation.people()
        for person in await installation.still_here():
            crew.sessions[person.user_name] = await crew.session(stack, person.user_name, person.password)
        invented = children(until or datetime.now(HERE).date() - timedelta(days=1))
        # Of whoever has left already everything was entered before.
        await _work(crew, [child for child in invented if child.officer in crew.sessions])
        await crew.each("departures", left(), installation.part)


async def _work(crew: Crew, invented: list[Child]) -> None:
    """What is over is told child by child, and known to everybody: no clock runs out on it meanwhile."""
    work = Casework(crew)
    still_open = [child for child in invented if child.closed_on is None]
    await crew.each("closed cases", [child for child in invented if child.closed_on], work.whole_story)
    await crew.each("what was read", crew.sessions, work.read)
    for step, does, concerned in (
        ("children", work.child, still_open),
        ("referrals", work.referral, [child for child in still_open if child.referral]),
        ("flags", work.flag, [child for child in still_open if child.flag]),
        ("approvals", work.approval, [child for child in still_open if child.approval]),
        ("handings", work.handing, [child for child in still_open if child.handing]),
        ("photographs", work.photograph, [child for child in still_open if child.has_photograph]),
    ):
        await crew.each(step, concerned, does)


__all__ = ["LoadingRefusedError", "load"]
