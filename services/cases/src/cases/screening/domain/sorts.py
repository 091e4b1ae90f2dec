"""The sorts of files, and what each may hold."""

from enum import StrEnum

JPEG, PNG = "image/jpeg", "image/png"
MP3, M4A = "audio/mpeg", "audio/mp4"
PDF, TEXT, CSV = "application/pdf", "text/plain", "text/csv"
DOC, XLS = "application/msword", "application/vnd.ms-excel"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


class Sort(StrEnum):
    IMAGE = "image"
    AUDIO = "audio"
    DOCUMENT = "document"
    SIGNATURE = "signature"


TAKEN: dict[Sort, frozenset[str]] = {
    Sort.IMAGE: frozenset({JPEG, PNG}),
    Sort.AUDIO: frozenset({MP3, M4A}),
    Sort.DOCUMENT: frozenset({PDF, TEXT, CSV, DOC, XLS, DOCX, XLSX, JPEG, PNG}),
    Sort.SIGNATURE: frozenset({PNG}),
}
CONTENT_TYPES = tuple(sorted(frozenset().union(*TAKEN.values())))
ENDINGS: dict[str, tuple[str, ...]] = {
    JPEG: ("jpg", "jpeg"),
    PNG: ("png",),
    MP3: ("mp3",),
    M4A: ("m4a", "mp4"),
    PDF: ("pdf",),
    TEXT: ("txt",),
    CSV: ("csv",),
    DOC: ("doc",),
    XLS: ("xls",),
    DOCX: ("docx",),
    XLSX: ("xlsx",),
}
"""How names of such files end; the first is what a name gets that ends otherwise."""
