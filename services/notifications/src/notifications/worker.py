"""The other half of notifications: what it hears, and the post."""

import asyncio
from datetime import UTC, datetime, timedelta
from functools import partial

from chassis import logs, serve
from chassis.actor import service_actor
from chassis.bus import Bus
from chassis.database import Database
from chassis.patience import cancelled_as, happens
from chassis.schedule import Schedule
from chassis.settings import ServiceSettings
from chassis.watched import beside
from chassis.worker import Worker
from contracts.values import FrozenValues

from notifications.delivery import commands, store
from notifications.delivery.commands import MailServer
from notifications.delivery.domain import ROUND_AT_MOST, Delivery, SendingOutcome
from notifications.delivery.queries import BadAddress, write_letter
from notifications.kind.reactions import KINDS
from notifications.preference.policy import wants_mail
from notifications.subscriptions import SUBSCRIPTIONS

GATHER_SECONDS = 0.5
KEPT_TURNS = 10
"""After how many turns without a mail the connection to the mail server is closed."""
TROUBLED_SECONDS = 5.0
LAST_LETTER_SECONDS = 15.0

SCHEDULES = (Schedule("notifications.end_stranded", timedelta(seconds=15), commands.end_stranded),)


class Postman:
    """Posts what mail is due. No transaction is open while it talks to the mail server."""

    def __init__(self, database: Database, settings: ServiceSettings) -> None:
        self._database = database
        self._settings = settings
        self._actor = service_actor(settings.service)
        self._server = MailServer(settings)
        self._stopping, self._ended = asyncio.Event(), asyncio.Event()
        self._idle = 0

    async def post_due(self) -> int:
        """Round by round, while they are full; how many were taken up. What writes a round's end marks the next."""
        taken, full, ended = 0, True, list[tuple[Delivery, commands.Ended]]()
        while True:
            now = datetime.now(UTC)
            async with self._database.transaction(self._actor) as uow:
                await commands.end_round(uow, ended, now=now)
                goes_on = full and not self._stopping.is_set()
                started = await store.start_due(uow, now, most=commands.ROUND) if goes_on else []
            if not started:
                return taken
            ended = [(delivery, await self._post(delivery, account, now)) for delivery, account in started]
            taken, full = taken + len(started), len(started) == commands.ROUND

    async def _post(self, delivery: Delivery, account: FrozenValues, now: datetime) -> commands.Ended:
        """A person who by now wants no mail gets none. A kind that a later version wrote waits for that version.

        `now`: when the round was marked. What is not begun soon after would look like a crash.
        """
        if datetime.now(UTC) - now > ROUND_AT_MOST:
            return SendingOutcome.UNTRIED, "round_took_long"
        kind = KINDS.get(delivery.kind)
        if kind is None:
            return SendingOutcome.LATER, "unknown_kind"
        if not wants_mail(account, kind.switch):
            return SendingOutcome.NEVER, "not_wanted"
        try:
            letter = write_letter(delivery, kind, account, self._settings, now=now)
        except BadAddress:
            return SendingOutcome.NEVER, "bad_address"
        return await self._server.post(letter)

    async def run(self) -> None:
        """Post until told to stop; whatever goes wrong, the next turn tries again.

        Between two turns mails gather, so that they share a connection and its transactions.
        """
        try:
            while not self._stopping.is_set():
                await happens(self._stopping, await self._turn())
        finally:
            await self.leave()
            self._ended.set()
        # Who was told to stop lasts until the worker does.
        await asyncio.Event().wait()

    async def _turn(self) -> float:
        """How long to pause until the next one."""
        try:
            with cancelled_as(ConnectionError):
                self._idle = 0 if await self.post_due() else self._idle + 1
                if self._idle == KEPT_TURNS:
                    await self.leave()
        except Exception as error:  # one bad mail or a lost database must not end the post
            logs.get().warning("post_interrupted", **logs.failure(error))
            return TROUBLED_SECONDS
        return GATHER_SECONDS

    async def leave(self) -> None:
        """Close the connection to the mail server; the next letter opens another one."""
        await self._server.leave()

    async def stop(self) -> None:
        """Let the letter that is under way arrive, but not for ever."""
        self._stopping.set()
        await happens(self._ended, LAST_LETTER_SECONDS)


class NotifyingWorker(Worker):
    """A worker that also posts."""

    def __init__(self, settings: ServiceSettings, bus: Bus) -> None:
        super().__init__(settings, bus, SUBSCRIPTIONS, SCHEDULES)
        self._postman = Postman(self.database, settings)

    async def run(self) -> None:
        async with beside(super().run, self._postman.run):
            try:
                await asyncio.Event().wait()
            except asyncio.CancelledError:
                await self._postman.stop()


def create_worker(settings: ServiceSettings, bus: Bus) -> Worker:
    return NotifyingWorker(settings, bus)


main = partial(serve.worker, create_worker, "notifications")

if __name__ == "__main__":
    main()
