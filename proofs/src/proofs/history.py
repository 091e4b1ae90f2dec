"""What the writers know: what was acknowledged, what was refused, and of which records something is not known."""

import threading
from dataclasses import dataclass, field


@dataclass
class KnownCase:
    """`doubtful`: a write to it had no answer, so it may be done or not; nobody writes to it any more."""

    age: int
    edits: int = 0
    files: int = 0
    incidents: list[str] = field(default_factory=list)
    doubtful: bool = False

    @property
    def steps(self) -> int:
        """Versions that its own officer made: each edit, file and incident one."""
        return self.edits + self.files + len(self.incidents)


@dataclass
class KnownReferral:
    case: str
    status: str
    doubtful: bool = False


@dataclass
class History:
    """Kept by many writers at once; each case and referral only by the one writer it belongs to."""

    cases: dict[str, KnownCase] = field(default_factory=dict)
    referrals: dict[str, KnownReferral] = field(default_factory=dict)
    perhaps_registered: set[str] = field(default_factory=set)
    perhaps_recorded: set[str] = field(default_factory=set)
    """Ids of incidents that had no answer."""
    perhaps_referred: dict[str, int] = field(default_factory=dict)
    """Case → how many referrals of it had no answer."""
    keys: dict[str, set[str]] = field(default_factory=dict)
    """Service → Idempotency-Keys of what it acknowledged."""
    forged: set[str] = field(default_factory=set)
    """Ids of events that no service announced."""
    acknowledged: int = 0
    repeated: int = 0
    refused: list[str] = field(default_factory=list)
    unknown: list[str] = field(default_factory=list)
    lock: threading.Lock = field(default_factory=threading.Lock)

    @property
    def attempted(self) -> int:
        return self.acknowledged + len(self.refused) + len(self.unknown)

    def note_repetition(self) -> None:
        with self.lock:
            self.repeated += 1

    def note_acknowledged(self, service: str, key: str) -> None:
        with self.lock:
            self.acknowledged += 1
            self.keys.setdefault(service, set()).add(key)

    def note_refused(self, what: str) -> None:
        with self.lock:
            self.refused.append(what)

    def note_unknown(self, what: str) -> None:
        with self.lock:
            self.unknown.append(what)

    def doubt_referring(self, case: str) -> None:
        with self.lock:
            self.cases[case].doubtful = True
            self.perhaps_referred[case] = self.perhaps_referred.get(case, 0) + 1
