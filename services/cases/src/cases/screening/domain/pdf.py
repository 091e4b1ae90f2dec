"""PDF documents: kept as they are where nothing in them acts by itself, and they can be looked into to their end."""

import re
import zlib

from cases.screening.domain.unfit import ACTIVE, DAMAGED, LOCKED, UNPACKS_TOO_LARGE, Unfit

ACTING = re.compile(
    rb"/(?:JavaScript|JS|Launch|EmbeddedFiles?|RichMedia|XFA|SubmitForm|ImportData|GoToE|GoToR|AA|Rendition|Movie|Sound"
    rb"|3D|Flash)(?![A-Za-z0-9])"
)
ENCRYPTED = re.compile(rb"/Encrypt(?![A-Za-z0-9])")
SPELT = re.compile(rb"#([0-9A-Fa-f]{2})")
STREAM = re.compile(rb"<<((?:(?!>>\s*stream).){0,4000}?)>>\s*stream\r?\n", re.DOTALL)
OBJECTS = re.compile(rb"/Type\s*/ObjStm(?![A-Za-z0-9])")
FILTER = re.compile(rb"/Filter\s*(\[[^\]]*\]|/[A-Za-z0-9]+)")
PLAIN_FILTER = re.compile(rb"\[?\s*/(?:FlateDecode|Fl)\s*\]?")
UNPACKED = 32 * 1024 * 1024
END, TAIL, NEAR_START = b"%%EOF", 1024, 1024
FOREIGN = (b"PK\x05\x06", b"<html", b"<script", b"<?php")
"""What else the same bytes would be taken for."""


def looked_through(content: bytes) -> bytes:
    if END not in content[-TAIL:]:
        raise Unfit(DAMAGED)
    behind = content[content.rfind(END) + len(END) :]
    if behind.strip(b"\r\n\t \0"):
        raise Unfit(DAMAGED)
    near = content[:NEAR_START].lower()
    if FOREIGN[0] in content or any(each in near for each in FOREIGN[1:]):
        raise Unfit(ACTIVE)
    _must_be_still(content)
    left = UNPACKED
    for match in STREAM.finditer(content):
        said = _spelt_out(match[1])
        if OBJECTS.search(said):
            inside = _unpacked(content, match.end(), said, left)
            left -= len(inside)
            _must_be_still(inside)
    if OBJECTS.search(_spelt_out(content)) and left == UNPACKED:
        # Objects are packed in a way that was not found above: nobody knows what they are.
        raise Unfit(DAMAGED)
    return content


def _must_be_still(content: bytes) -> None:
    spelt = _spelt_out(content)
    if ENCRYPTED.search(spelt):
        raise Unfit(LOCKED)
    if ACTING.search(spelt):
        raise Unfit(ACTIVE)


def _spelt_out(content: bytes) -> bytes:
    """Names with each of their letters: `/J#53` is `/JS`."""
    return SPELT.sub(lambda match: bytes([int(match[1], 16)]), content) if b"#" in content else content


def _unpacked(content: bytes, start: int, said: bytes, most: int) -> bytes:
    packed = FILTER.search(said)
    end = content.find(b"endstream", start)
    if end < 0:
        raise Unfit(DAMAGED)
    if packed is None:
        return content[start:end]
    if not PLAIN_FILTER.fullmatch(packed[1].strip()):
        raise Unfit(ACTIVE)
    worker = zlib.decompressobj()
    try:
        inside = worker.decompress(content[start:end], most + 1)
    except zlib.error as error:
        raise Unfit(DAMAGED) from error
    if len(inside) > most or worker.unconsumed_tail:
        raise Unfit(UNPACKS_TOO_LARGE)
    return inside
