"""What a person can do with a record, and how its next version is written, whoever made it."""

from cases.record.commands.announcing import announce, hand_of, reported_danger, write_next
from cases.record.commands.fitting import InvalidRecord, must_fit
from cases.record.commands.linking import Bench, LinkUnknown, note_listed, pass_on
from cases.record.commands.writing import Change, WriteOutcome, change, disable, look_ahead, register

__all__ = [
    "Bench",
    "Change",
    "InvalidRecord",
    "LinkUnknown",
    "WriteOutcome",
    "announce",
    "change",
    "disable",
    "hand_of",
    "look_ahead",
    "must_fit",
    "note_listed",
    "pass_on",
    "register",
    "reported_danger",
    "write_next",
]
