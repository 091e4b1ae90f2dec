"""What a file is, by what is in it: neither its name nor what its sender says counts."""

from cases.screening.domain import documents, recordings, texts
from cases.screening.domain.sorts import DOC, DOCX, JPEG, M4A, MP3, PDF, PNG, XLS, XLSX
from cases.screening.domain.unfit import ACTIVE, NOT_TAKEN, Unfit

EICAR = b"EICAR-STANDARD-ANTIVIRUS-TEST-FILE"
"""What every scanner finds, so that one can try whether it looks."""
PROGRAMS = (b"MZ", b"\x7fELF", b"\xca\xfe\xba\xbe", b"\xcf\xfa\xed\xfe", b"\xfe\xed\xfa", b"#!", b"dex\n", b"\0asm")


def content_type_of(content: bytes) -> str:
    """Raises Unfit for what is none of the types that are taken."""
    if content.startswith(PROGRAMS):
        raise Unfit(ACTIVE)
    for found, fits in (
        (JPEG, content.startswith(b"\xff\xd8\xff")),
        (PNG, content.startswith(b"\x89PNG\r\n\x1a\n")),
        (PDF, content.startswith(b"%PDF-")),
        (M4A, recordings.is_mp4(content)),
        (MP3, recordings.is_mp3(content)),
    ):
        if fits:
            return found
    if content.startswith(b"PK\x03\x04"):
        return {"word": DOCX, "xl": XLSX}[documents.application_of(content)]
    if content.startswith(documents.COMPOUND):
        return {"word": DOC, "xl": XLS}[documents.old_application_of(content)]
    told = texts.type_of(content)
    if told is None:
        raise Unfit(NOT_TAKEN)
    return told
