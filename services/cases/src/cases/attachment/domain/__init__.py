"""A record's files, and what it shows of each. Rules: `docs/domain/attachments.md §1`, `§2`."""

from cases.attachment.domain.attachment import (
    LARGEST,
    AlreadySigned,
    NewFile,
    RecordFile,
    TooManyFiles,
    changed,
    described,
    files_in,
    find_file,
    with_file,
    without_file,
)
from cases.attachment.domain.sending import FileRefused, PieceMissing, Sending, UnknownUpload

__all__ = [
    "LARGEST",
    "AlreadySigned",
    "FileRefused",
    "NewFile",
    "PieceMissing",
    "RecordFile",
    "Sending",
    "TooManyFiles",
    "UnknownUpload",
    "changed",
    "described",
    "files_in",
    "find_file",
    "with_file",
    "without_file",
]
