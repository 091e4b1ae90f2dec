"""Messages that are not believed: counted, told of, and shown at the health page until a person has seen to them."""

from collections import Counter

from sqlalchemy import text

from chassis import logs, metrics
from chassis.bus import NotBelieved
from chassis.database import Database
from chassis.session import DatabaseSession

NOTE = text(
    """
    INSERT INTO disbelieved AS d (signer, why, count) VALUES (:signer, :why, :count)
    ON CONFLICT (signer, why) DO UPDATE SET count = d.count + excluded.count, last_at = now()
    """
)
ANY = text("SELECT EXISTS (SELECT FROM disbelieved)")


async def note(database: Database, service: str, doubts: list[NotBelieved]) -> None:
    """Write down, durably, what was not believed, and raise the alarm. Nothing is said of what the messages hold."""
    if not doubts:
        return
    counts = Counter((doubt.signer, doubt.why) for doubt in doubts)
    async with database.session() as session:
        for (signer, why), count in sorted(counts.items()):
            await session.execute(NOTE, {"signer": signer, "why": why, "count": count})
    for (signer, why), count in counts.items():
        metrics.disbelieved.labels(service, why).inc(count)
        logs.get().error("message_not_believed", source=signer, why=why, count=count)


async def is_alarmed(session: DatabaseSession) -> bool:
    """Whether anything was not believed that nobody has seen to yet (`./mahon bus seen`)."""
    return bool(await session.scalar(ANY))
