"""Plain texts and tables of text, written anew in one encoding without marks that nobody sees."""

import re

from cases.screening.domain.sorts import CSV, TEXT
from cases.screening.domain.unfit import ACTIVE, NOT_TAKEN, Unfit

MARKUP = re.compile(
    r"<\s*(!doctype|html|head|body|script|svg|iframe|object|embed|img|meta|link|style|form|base|xml|\?php|\?xml|%)"
    r"|javascript\s*:|vbscript\s*:|\[InternetShortcut\]|\[autorun\]|\{\\rtf|^%!PS|MIME-Version\s*:",
    re.IGNORECASE | re.MULTILINE,
)
"""What a browser or an office program would take for more than text."""
FORMULA = re.compile(
    r"(?:^|[,;\t])[ ]{0,20}\"?[ ]{0,20}(?:[=@|]|[+\-](?![\d\s.()\-]*(?:[,;\t\n\r\"]|$)))", re.MULTILINE
)
"""A cell that a spreadsheet would work out. A telephone number begins with a plus, too, and a number with a minus."""
HIDDEN = re.compile(
    "[\0-\x08\x0b-\x1f\x7f-\x9f\xad\u0600-\u0605\u061c\u06dd\u070f\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f"
    "\ud800-\uf8ff\ufeff\ufff9-\ufffb\U000e0000-\U000e0fff\U000f0000-\U0010ffff]+"
)
"""Marks that nobody sees. Letters of some languages are joined by two such marks, which stay."""
FEWEST_COLUMNS = 2
LOOKED_AT = 20


def type_of(content: bytes) -> str | None:
    """None where it is no text."""
    text = _text(content)
    if text is None:
        return None
    rows = [row for row in text.split("\n")[:LOOKED_AT] if row.strip()]
    for mark in (",", ";", "\t"):
        columns = {row.count(mark) for row in rows}
        if len(rows) >= FEWEST_COLUMNS and len(columns) == 1 and columns != {0}:
            return CSV
    return TEXT


def written_anew(content: bytes) -> bytes:
    text = _text(content)
    if text is None:
        raise Unfit(NOT_TAKEN)
    if MARKUP.search(text):
        raise Unfit(ACTIVE)
    return text.encode()


def table_written_anew(content: bytes) -> bytes:
    made = written_anew(content)
    if FORMULA.search(made.decode()):
        raise Unfit(ACTIVE)
    return made


def _text(content: bytes) -> str | None:
    wide = content.startswith((b"\xff\xfe", b"\xfe\xff"))
    try:
        text = content.decode("utf-16" if wide else "utf-8-sig")
    except UnicodeDecodeError:
        return None
    if "\0" in text or not text.strip():
        return None
    return HIDDEN.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
