"""What is kept of a file: pictures are made anew, recordings are put together from their sound, documents are looked
through, texts are written anew. Whatever is not understood to its end is not kept.
"""

from cases.screening.domain import documents, pdf, pictures, recordings, texts
from cases.screening.domain.sniffing import EICAR, content_type_of
from cases.screening.domain.sorts import CSV, DOC, DOCX, JPEG, M4A, MP3, PDF, PNG, TAKEN, TEXT, XLS, XLSX, Sort
from cases.screening.domain.unfit import INFECTED, NOT_TAKEN, Unfit

REMADE = {
    JPEG: pictures.jpeg,
    PNG: pictures.png,
    MP3: recordings.mp3,
    M4A: recordings.mp4,
    PDF: pdf.looked_through,
    DOCX: documents.looked_through,
    XLSX: documents.looked_through,
    DOC: documents.old_looked_through,
    XLS: documents.old_looked_through,
    TEXT: texts.written_anew,
    CSV: texts.table_written_anew,
}


def made_safe(sort: Sort, content: bytes) -> tuple[str, bytes]:
    """Its type, and what is kept. Raises Unfit."""
    if EICAR in content:
        raise Unfit(INFECTED)
    content_type = content_type_of(content)
    if content_type not in TAKEN[sort]:
        raise Unfit(NOT_TAKEN)
    return content_type, REMADE[content_type](content)
