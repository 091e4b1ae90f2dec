"""Documents of office programs: kept as they are where they hold no program and nothing that others fetch or run."""

import io
import re
import zipfile

from cases.screening.domain.unfit import ACTIVE, DAMAGED, LOCKED, NOT_TAKEN, UNPACKS_TOO_LARGE, Unfit

TYPES = "[Content_Types].xml"
MOST_PARTS, UNPACKED = 3_000, 64 * 1024 * 1024
RATIO, SMALL = 200, 1024 * 1024
"""How many times smaller than itself a part may be packed, once it is not small."""
LOCKED_BIT = 1
APPLICATIONS = {"word": "word/document.xml", "xl": "xl/workbook.xml"}
FOREIGN_PARTS = re.compile(
    r"(vba|\.bin$|/embeddings/|activex|/ctrlprops/|macrosheets|dialogsheets|externallinks|querytables|connections\.xml"
    r"|\.(exe|dll|js|vbs|hta|bat|cmd|ps1|jar|swf|html?|svg|lnk|scr|zip|docm|xlsm)$)",
    re.IGNORECASE,
)
ACTIVE_TYPES = re.compile(rb"macroEnabled|vbaProject|activeX|oleObject|ms-office\.vba", re.IGNORECASE)
OUTSIDE = re.compile(rb"<(?:\w+:)?Relationship\b[^>]*TargetMode\s*=\s*[\"']External[\"'][^>]*>", re.IGNORECASE)
LINK = re.compile(rb"Type\s*=\s*[\"'][^\"']*/hyperlink[\"']", re.IGNORECASE)
WEB = re.compile(rb"Target\s*=\s*[\"'](?:https?://|mailto:)", re.IGNORECASE)
FIELDS_THAT_RUN = re.compile(rb"\bDDE(AUTO)?\b|\bINCLUDE(TEXT|PICTURE)\b|<!(DOCTYPE|ENTITY)", re.IGNORECASE)
TAGS = re.compile(rb"<[^>]*>")


def application_of(content: bytes) -> str:
    """`word` or `xl`. Raises Unfit where it is another archive."""
    with _archive(content) as archive:
        names = set(archive.namelist())
    found = [name for name, part in APPLICATIONS.items() if part in names and TYPES in names]
    if len(found) != 1:
        raise Unfit(NOT_TAKEN)
    return found[0]


def looked_through(content: bytes) -> bytes:
    with _archive(content) as archive:
        parts = archive.infolist()
        _must_be_whole(content, parts)
        left = UNPACKED
        for part in parts:
            inside = _read(archive, part, left)
            left -= len(inside)
            _must_be_still(part.filename, inside)
    return content


def _archive(content: bytes) -> zipfile.ZipFile:
    try:
        return zipfile.ZipFile(io.BytesIO(content))
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as error:
        raise Unfit(DAMAGED) from error


def _must_be_whole(content: bytes, parts: list[zipfile.ZipInfo]) -> None:
    """One archive from the first byte to the last, of parts with names of their own."""
    if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > UNPACKED:
        raise Unfit(UNPACKS_TOO_LARGE)
    names = [part.filename.lower() for part in parts]
    if len(set(names)) != len(names) or any(_leads_out(name) for name in names):
        raise Unfit(ACTIVE)
    if min(part.header_offset for part in parts) != 0 or not content[-22:].startswith(b"PK\x05\x06"):
        raise Unfit(DAMAGED)


def _leads_out(name: str) -> bool:
    return name.startswith(("/", "\\")) or ".." in re.split(r"[/\\]", name) or ":" in name


def _read(archive: zipfile.ZipFile, part: zipfile.ZipInfo, most: int) -> bytes:
    if part.flag_bits & LOCKED_BIT:
        raise Unfit(LOCKED)
    if part.file_size > SMALL and part.file_size > RATIO * max(part.compress_size, 1):
        raise Unfit(UNPACKS_TOO_LARGE)
    try:
        with archive.open(part) as opened:
            inside = opened.read(most + 1)
    except Exception as error:  # whatever a damaged archive makes the library say
        raise Unfit(DAMAGED) from error
    if len(inside) > most:
        raise Unfit(UNPACKS_TOO_LARGE)
    return inside


def _must_be_still(name: str, inside: bytes) -> None:
    if FOREIGN_PARTS.search(name):
        raise Unfit(ACTIVE)
    if inside.startswith((b"PK\x03\x04", b"MZ", COMPOUND)):
        raise Unfit(ACTIVE)
    if name == TYPES and ACTIVE_TYPES.search(inside):
        raise Unfit(ACTIVE)
    if name.endswith(".rels"):
        links = OUTSIDE.findall(inside)
        if any(not (LINK.search(each) and WEB.search(each)) for each in links):
            raise Unfit(ACTIVE)
    elif name.endswith(".xml") and (FIELDS_THAT_RUN.search(inside) or FIELDS_THAT_RUN.search(TAGS.sub(b"", inside))):
        raise Unfit(ACTIVE)


COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""What the older formats begin with: a small file system."""
OLD_APPLICATIONS = {"word": ("WordDocument",), "xl": ("Workbook", "Book")}
OLD_ACTIVE = (
    *("_VBA_PROJECT", "VBA", "Macros", "_VBA_PROJECT_CUR", "ObjectPool", "\x01Ole10Native", "\x01CompObjLink"),
    *("MBD0", "OCXNAME", "PowerPoint Document", "Equation Native", "Package", "Contents"),
)
OLD_LOCKED = ("EncryptedPackage", "EncryptionInfo")
SECTOR_SHIFT, ENTRY, NAME_BYTES, STREAM_KIND, KINDS = 30, 128, 64, 66, {1, 2, 5}
MACRO_SHEET = re.compile(rb"\x85\x00[\x08-\xff]\x00.{4}[\x00-\x02]\x01", re.DOTALL)
"""The record by which a workbook lists a sheet of macros."""
LINKED = re.compile(rb"\bDDEAUTO\b|\bDDE\b\s|D\0D\0E\0A\0U\0T\0O\0")


def old_application_of(content: bytes) -> str:
    names = set(_names(content))
    found = [name for name, streams in OLD_APPLICATIONS.items() if names.intersection(streams)]
    if names.intersection(OLD_LOCKED):
        raise Unfit(LOCKED)
    if len(found) != 1:
        raise Unfit(NOT_TAKEN)
    return found[0]


def old_looked_through(content: bytes) -> bytes:
    names = set(_names(content))
    if names.intersection(OLD_ACTIVE) or any(name.startswith("MBD") for name in names):
        raise Unfit(ACTIVE)
    if MACRO_SHEET.search(content) or LINKED.search(content):
        raise Unfit(ACTIVE)
    if b"PK\x05\x06" in content or b"%PDF-" in content[:4096]:
        raise Unfit(ACTIVE)
    return content


def _names(content: bytes) -> list[str]:
    """What its small file system lists: entries lie at whole multiples of their size, wherever its tables are."""
    shift = int.from_bytes(content[SECTOR_SHIFT : SECTOR_SHIFT + 2], "little")
    if shift not in {9, 12} or len(content) < 1 << shift:
        raise Unfit(DAMAGED)
    found = []
    for place in range(1 << shift, len(content) - ENTRY + 1, ENTRY):
        length = int.from_bytes(content[place + NAME_BYTES : place + NAME_BYTES + 2], "little")
        if content[place + STREAM_KIND] in KINDS and 2 < length <= NAME_BYTES and not length % 2:  # noqa: PLR2004
            name = content[place : place + length - 2].decode("utf-16-le", "replace")
            if content[place + length - 2 : place + length] == b"\0\0":
                found.append(name)
    return found
