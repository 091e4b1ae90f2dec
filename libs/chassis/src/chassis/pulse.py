"""What a worker knows of itself, for who asks whether it works."""

import time

from chassis.hearing import DEAF_SECONDS

MEASURE_SECONDS = 5.0
"""How often a worker looks at its database, and how it stands there."""
STALE_SECONDS = 3 * MEASURE_SECONDS
"""Who has not looked for so long cannot reach its database, or stands still."""
SURE_SECONDS = 12.0
"""A consumer that was interrupted works again once it has lasted so long: to find no broker takes less."""

OK, STARTING, AWAY, DEAF, SEVERED = "ok", "starting", "database away", "hears nothing", "no consumer"


class Pulse:
    def __init__(self) -> None:
        self._measured: float | None = None
        self._began = time.monotonic()
        self._was_interrupted = False
        self.silent: float | None = None
        """How many seconds nothing was heard, not even of itself; None: never anything."""

    def measured(self, silent: float | None) -> None:
        self._measured, self.silent = time.monotonic(), silent

    def begins(self) -> None:
        """The consumer is about to be set up."""
        self._began = time.monotonic()

    def interrupted(self) -> None:
        self._was_interrupted = True

    def heard(self) -> None:
        self._was_interrupted = False

    @property
    def is_consuming(self) -> bool:
        return not self._was_interrupted or time.monotonic() - self._began > SURE_SECONDS

    @property
    def is_deaf(self) -> bool:
        return self.silent is not None and self.silent > DEAF_SECONDS

    def said(self) -> str:
        """`ok`, or what is wrong."""
        if self._measured is None:
            return STARTING
        if time.monotonic() - self._measured > STALE_SECONDS:
            return AWAY
        if not self.is_consuming:
            return SEVERED
        return DEAF if self.is_deaf else OK
