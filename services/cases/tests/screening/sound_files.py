"""Files as honest people send them: pictures, recordings, documents, made here byte by byte."""

import io
import struct
import zipfile
import zlib

from PIL import Image

PLAIN = "<w:document xmlns:w='w'><w:p><w:t>A visit to the family</w:t></w:p></w:document>"
WORD = {
    "[Content_Types].xml": "<Types><Default Extension='xml' ContentType='application/xml'/></Types>",
    "_rels/.rels": "<Relationships><Relationship Id='r1' Type='x/officeDocument' Target='a.xml'/></Relationships>",
    "word/document.xml": PLAIN,
}
SHEET = {
    "[Content_Types].xml": WORD["[Content_Types].xml"],
    "_rels/.rels": WORD["_rels/.rels"],
    "xl/workbook.xml": "<workbook><sheets><sheet name='Visits'/></sheets></workbook>",
}


def picture(form="JPEG", size=(60, 40), mode="RGB", **how):
    made = io.BytesIO()
    Image.new(mode, size, 120 if mode in {"L", "P"} else (200, 120, 40, 90)[: len(mode)]).save(made, form, **how)
    return made.getvalue()


def archive(parts=WORD, how=zipfile.ZIP_DEFLATED):
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", how) as opened:
        for name, text in parts.items():
            opened.writestr(name, text)
    return made.getvalue()


def pdf(*objects, trailer=b"<</Root 1 0 R>>", end=b"%%EOF\n"):
    """With the catalogue first; each object's text as it stands in the file."""
    bodies = objects or (b"<</Type /Catalog /Pages 2 0 R>>", b"<</Type /Pages /Count 0 /Kids []>>")
    said = b"".join(b"%d 0 obj\n%s\nendobj\n" % (place, body) for place, body in enumerate(bodies, 1))
    return b"%PDF-1.7\n" + said + b"trailer\n" + trailer + b"\nstartxref\n9\n" + end


def packed_objects(inside, said=b"/Filter /FlateDecode"):
    packed = zlib.compress(inside)
    return b"<</Type /ObjStm /N 1 /First 4 %s /Length %d>>\nstream\n%s\nendstream" % (said, len(packed), packed)


CATALOGUE = b"<</Type /Catalog /Pages 2 0 R>>"
FRAME = b"\xff\xfb\x90\x00" + bytes(413)
"""MPEG-1 layer III, 128 kbit/s at 44.1 kHz: 417 bytes."""


def mp3(frames=4, before=b"", behind=b""):
    return before + FRAME * frames + behind


def id3(said):
    size = len(said)
    return b"ID3\x03\x00\x00" + bytes([size >> 21 & 127, size >> 14 & 127, size >> 7 & 127, size & 127]) + said


def box(name, *inside):
    body = b"".join(inside)
    return struct.pack(">I", len(body) + 8) + name + body


def mp4(handler=b"soun", brand=b"M4A ", beside=b"", behind=b""):
    told = box(b"hdlr", bytes(8), handler, bytes(12), b"SoundHandler\0")
    track = box(b"trak", box(b"mdia", told, box(b"minf", box(b"stbl", box(b"stsd", bytes(8))))))
    return (
        box(b"ftyp", brand, bytes(4))
        + box(b"moov", box(b"mvhd", bytes(100)), track, beside)
        + box(b"mdat", b"\x21" * 200)
        + behind
    )


def compound(*streams, behind=b""):
    """The small file system of the older formats: its head and the entries of its folder."""
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16) + b"\x3e\x00\x03\x00\xfe\xff\x09\x00" + bytes(480)
    entries = b"".join(_entry(name, 5 if place == 0 else 2) for place, name in enumerate(("Root Entry", *streams)))
    return head + entries + bytes(-len(entries) % 512) + behind


def _entry(name, kind):
    told = name.encode("utf-16-le") + b"\0\0"
    return (told + bytes(64 - len(told)) + struct.pack("<HB", len(told), kind)).ljust(128, b"\0")
