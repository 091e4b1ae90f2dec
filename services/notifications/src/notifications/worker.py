"""The other half of notifications: what it hears, and the post."""

import asyncio
from datetime import UTC, datetime, timedelta

from chassis import logs, serve
from chassis.actor import service_actor
from chassis.bus import Bus
from chassis.database import Database
from chassis.schedule import Schedule
from chassis.sealing import Keyring
from chassis.settings import ServiceSettings
from chassis.worker import Worker

from notifications.delivery import commands
from notifications.delivery.domain import Delivery, Letter, Outcome
from notifications.delivery.queries import BadAddress, write_letter
from notifications.subscriptions import SUBSCRIPTIONS

GATHER_SECONDS = 0.5
TROUBLED_SECONDS = 5.0
LAST_LETTER_SECONDS = 15.0

SCHEDULES = (Schedule("notifications.end_stranded", timedelta(seconds=60), commands.end_stranded),)


class Postman:
    """Takes what mail is due, round by round. No transaction is open while it talks to the mail server."""

    def __init__(self, database: Database, settings: ServiceSettings) -> None:
        self._database = database
        self._settings = settings
        self._actor = service_actor(settings.service)
        self._stopping = asyncio.Event()

    async def post_round(self, now: datetime) -> int:
        """How many mails were due and taken up: a full round means that more may be."""
        async with self._database.transaction(self._actor) as uow:
            started = await commands.start_round(uow, now)
        if not started:
            return 0
        ended: list[tuple[Delivery, commands.Ended]] = []
        letters: list[tuple[Delivery, Letter]] = []
        for delivery, account in started:
            try:
                letters.append((delivery, write_letter(delivery, account, self._settings, now=now)))
            except BadAddress:
                ended.append((delivery, (Outcome.NEVER, "bad_address")))
        outcomes = await commands.post([letter for _, letter in letters], self._settings)
        ended += [(delivery, outcome) for (delivery, _), outcome in zip(letters, outcomes, strict=True)]
        async with self._database.transaction(self._actor) as uow:
            await commands.end_round(uow, ended, now=datetime.now(UTC))
        return len(started)

    async def run(self) -> None:
        """Post until told to stop; whatever goes wrong, the next turn tries again.

        Between rounds that were not full mails gather, so that they share a connection and its transactions.
        """
        while not self._stopping.is_set():
            pause = GATHER_SECONDS
            try:
                if await self.post_round(datetime.now(UTC)) >= commands.ROUND:
                    continue
            except Exception as error:  # one bad mail or a lost database must not end the post
                logs.get().warning("post_interrupted", **logs.failure(error))
                pause = TROUBLED_SECONDS
            await self._nap(pause)

    async def stop(self, running: asyncio.Task[None]) -> None:
        """Let the letter that is under way arrive, but not for ever."""
        self._stopping.set()
        await asyncio.wait([running], timeout=LAST_LETTER_SECONDS)
        running.cancel()

    async def _nap(self, seconds: float) -> None:
        try:
            await asyncio.wait_for(self._stopping.wait(), seconds)
        except TimeoutError:
            return


class NotifyingWorker(Worker):
    """A worker that also posts."""

    def __init__(self, settings: ServiceSettings, bus: Bus, database: Database | None) -> None:
        super().__init__(settings, bus, SUBSCRIPTIONS, SCHEDULES, database=database)
        self._postman = Postman(self.database, settings)

    async def run(self) -> None:
        posting = asyncio.create_task(self._postman.run())
        working = asyncio.create_task(super().run())
        try:
            await asyncio.shield(working)
        except asyncio.CancelledError:
            await self._postman.stop(posting)
            working.cancel()
            await working
        finally:
            posting.cancel()


def create_worker(
    settings: ServiceSettings, bus: Bus, *, database: Database | None = None, keyring: Keyring | None = None
) -> Worker:
    """`keyring` is not needed: nothing here is sealed, since nothing here is about a child."""
    del keyring
    return NotifyingWorker(settings, bus, database)


if __name__ == "__main__":
    serve.worker(create_worker, "notifications")
