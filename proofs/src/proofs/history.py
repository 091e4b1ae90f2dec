"""What the writers know: what was acknowledged, what was refused, and of which records something is not known."""

import threading
from collections import Counter
from dataclasses import dataclass, field


@dataclass
class KnownCase:
    """`owner`: user name, where that was noted. `doubtful`: a write to it had no answer, so it may be done or not;
    nobody writes to it any more.
    """

    age: int
    owner: str | None = None
    edits: int = 0
    files: int = 0
    incidents: list[str] = field(default_factory=list)
    approvals: int = 0
    """How often somebody asked for one or answered."""
    doubtful: bool = False

    @property
    def steps(self) -> int:
        """Versions made in cases alone: each edit, file, incident and step of an approval one."""
        return self.edits + self.files + len(self.incidents) + self.approvals


@dataclass
class KnownTransition:
    """A referral, a transfer or a transfer request, by its `type`, as it was last acknowledged."""

    case: str
    status: str
    type: str = "Referral"
    doubtful: bool = False


@dataclass
class KnownApproval:
    """`status`: `requested`, or its answer. `doubtful`: an answer to it had no answer."""

    case: str
    status: str = "requested"
    doubtful: bool = False


@dataclass
class History:
    """Kept by many writers at once; each case and what is asked about it only by the one writer it belongs to."""

    cases: dict[str, KnownCase] = field(default_factory=dict)
    transitions: dict[str, KnownTransition] = field(default_factory=dict)
    approvals: dict[str, KnownApproval] = field(default_factory=dict)
    supervisors: dict[str, str] = field(default_factory=dict)
    """User name → of who agrees to what they ask for."""
    perhaps_registered: set[str] = field(default_factory=set)
    perhaps_recorded: set[str] = field(default_factory=set)
    """Ids of incidents that had no answer."""
    perhaps_shared: Counter[str] = field(default_factory=Counter)
    """Case → how many transitions of it had no answer."""
    perhaps_asked: Counter[str] = field(default_factory=Counter)
    """Case → how many approvals of it were asked for without an answer."""
    promised: Counter[str] = field(default_factory=Counter)
    """Case → how many transfers there must be of it whose ids nobody has read yet: a request was accepted."""
    keys: dict[str, set[str]] = field(default_factory=dict)
    """Service → Idempotency-Keys of what it acknowledged."""
    forged: set[str] = field(default_factory=set)
    """Ids of events that no service announced."""
    acknowledged: int = 0
    repeated: int = 0
    why_repeated: Counter[str] = field(default_factory=Counter)
    """Service, status or kind of error, and after how many seconds → how often a write was sent again after that."""
    refused: list[str] = field(default_factory=list)
    unknown: list[str] = field(default_factory=list)
    lock: threading.Lock = field(default_factory=threading.Lock)

    @property
    def attempted(self) -> int:
        return self.acknowledged + len(self.refused) + len(self.unknown)

    def note_repetition(self, what: str) -> None:
        with self.lock:
            self.repeated += 1
            self.why_repeated[what] += 1

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

    def doubt_sharing(self, case: str) -> None:
        with self.lock:
            self.cases[case].doubtful = True
            self.perhaps_shared[case] += 1
