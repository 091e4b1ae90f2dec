"""What a file is called: as its owner called it, without what would fool who reads it or a computer."""

import re
import unicodedata

from cases.screening.domain.sorts import ENDINGS

LONGEST = 120
FORBIDDEN = re.compile(r'[<>:"|?*;]')
"""Of no name on some system, or that ends the header the name travels in."""
INVISIBLE = {"Cc", "Cf", "Co", "Cs", "Zl", "Zp"}
"""Marks that nobody sees: some turn the order of what follows, so that `gnp.exe` reads `exe.png`."""


def clean_name(given: str | None, content_type: str) -> str:
    """Only the last part of a path, visible, and ending as what the file is."""
    visible = "".join(sign for sign in given or "" if unicodedata.category(sign) not in INVISIBLE)
    last = re.split(r"[/\\]", visible)[-1]
    name = FORBIDDEN.sub("_", last).strip(" .")
    stem, _, ending = name.rpartition(".")
    endings = ENDINGS[content_type]
    if not stem or ending.lower() not in endings:
        stem, ending = stem or name, endings[0]
    # A second ending is what some systems open a file by.
    stem = stem.replace(".", "_").strip()[: LONGEST - len(ending) - 1] or "file"
    return f"{stem}.{ending}"
