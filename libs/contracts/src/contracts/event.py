"""The base of every event and the envelope it travels in (CloudEvents 1.0)."""

from datetime import datetime
from typing import Any, ClassVar, Literal, Self
from uuid import UUID

from pydantic import BaseModel, ConfigDict

from contracts.values import Values, picked

CATALOG: dict[str, type["Event"]] = {}


class Event(BaseModel):
    """A fact another service may rely on. Named in the past tense, never changed once released.

    `type` is `<service>.<fact>.v<n>`; `family` names the kind of record whose history the event belongs to:
    consumers bind by family, so that they see every number of a record.
    """

    model_config = ConfigDict(frozen=True, extra="ignore")
    type: ClassVar[str]
    family: ClassVar[str]
    silent: ClassVar[bool] = False
    """Nobody need be bound to it: the broker may drop it."""
    urgent_for: ClassVar[str | None] = None
    """The service in which somebody waits for it: there it is taken at once instead of gathering more first."""
    replaces: ClassVar[Literal["nothing", "states", "everything"]] = "nothing"
    """What was said of the subject before it and need not be said again, once this has been (ADR 20). `states`: it says
    all that its subject is now, and replaces the earlier events that do. `everything`: nothing of the subject is left.
    """

    @classmethod
    def __pydantic_init_subclass__(cls, **kwargs: Any) -> None:
        super().__pydantic_init_subclass__(**kwargs)
        if "type" not in cls.__dict__:
            return
        if cls.type in CATALOG:
            raise TypeError(f"two events are called {cls.type}")
        CATALOG[cls.type] = cls

    @classmethod
    def of(cls, source: object, **more: Any) -> Self:
        """What the source says by the names of the event's fields, but for what is said here.

        Raises AttributeError for a field that neither says, even one that has a default.
        """
        return cls(**picked(source, cls.model_fields.keys() - more.keys()), **more)

    @classmethod
    def publisher(cls) -> str:
        return cls.type.split(".", 1)[0]


class Envelope(BaseModel):
    """One event on its way. `sequence` is the record's own event number: 1, 2, 3 … without holes.

    `follows`: the number of the event before it that its owner still keeps, where that is not the one before.
    """

    model_config = ConfigDict(frozen=True)

    specversion: str = "1.0"
    id: UUID
    type: str
    source: str
    family: str
    subject: UUID
    sequence: int
    follows: int | None = None
    time: datetime
    traceparent: str | None = None
    data: Values

    @property
    def after(self) -> int:
        """Whoever has taken this number, or a later one before `sequence`, may take this event."""
        return self.sequence - 1 if self.follows is None else self.follows

    def event(self) -> Event:
        return CATALOG[self.type].model_validate(self.data)

    @property
    def routing_key(self) -> str:
        """Consumers bind by family."""
        return f"{self.source}.{self.family}"
