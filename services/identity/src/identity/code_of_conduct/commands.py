"""Publishing the code of conduct."""

from datetime import datetime

from chassis.unit_of_work import UnitOfWork

from identity.code_of_conduct.domain import CodeOfConduct, check_text
from identity.code_of_conduct.store import add_code, find_current


async def publish_code(uow: UnitOfWork, *, title: str, content: str, now: datetime) -> CodeOfConduct:
    """Store a new text; the same text again is the code there is."""
    uow.actor.must("code_of_conduct", "manage")
    check_text(title, content)
    current = await find_current(uow)
    if current is not None and (current.title, current.content) == (title, content):
        return current
    return await add_code(uow, title=title, content=content, now=now)
