"""What is wrong with the history of one record (ADR 40)."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from uuid import UUID

from chassis.linking import MAC

from cases.history.domain import BEGINNING, Entry, follows, is_end, linked, says_so

FIRST = UUID(int=0)
"""Before every record."""


@dataclass(frozen=True, kw_only=True)
class End:
    """What a record keeps of its history."""

    id: UUID
    kind: str
    version: int
    chained: bytes | None


@dataclass(frozen=True)
class ProvenEntry:
    """An entry, with the proof that stands beside it."""

    entry: Entry
    proof: bytes | None


Wrong = tuple[int | None, str]
"""The version, or none for the record itself, and what is wrong with it: words of `chassis.audit_proof.Forgery`."""


def wrong_with(key: bytes, end: End | None, written: Iterable[ProvenEntry]) -> Iterator[Wrong]:
    """`written`: by version, and of one version in the order they were written."""
    if end is None:
        yield None, "removed"
        return
    if end.chained is None:
        yield None, "unsealed"
        return
    link: bytes | None = BEGINNING
    wanted = 1
    for each in written:
        version = each.entry.version
        if version < wanted:
            yield version, "added"
            continue
        if version > wanted:
            yield wanted, "removed"
            link = None
        if not says_so(key, each.entry, each.proof):
            yield version, "altered"
        elif link is not None and not follows(key, link, each.proof or b""):
            yield version, "out_of_order"
        link, wanted = (each.proof or b"")[MAC:], version + 1
    if wanted <= end.version:
        yield wanted, "removed"
    elif not is_end(key, end.id, end.version, end.chained, link or b""):
        yield None, "altered"


def proofs_of(key: bytes, entries: Iterable[Entry]) -> list[bytes]:
    """The proofs of a whole history, in its order."""
    link, proofs = BEGINNING, []
    for entry in entries:
        proofs.append(linked(key, link, entry))
        link = proofs[-1][MAC:]
    return proofs
