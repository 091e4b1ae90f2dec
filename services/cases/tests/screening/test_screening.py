"""Nothing hostile is kept as it came; what honest people send is kept, without what they did not mean to tell."""

import io
import subprocess
import sys

import pytest
from cases.screening.domain.inspecting import made_safe
from cases.screening.domain.names import clean_name
from cases.screening.domain.sorts import Sort
from cases.screening.domain.unfit import DAMAGED, Unfit
from cases.screening.store import workshop
from cases.screening.store.workshop import COMMAND, looked_at
from chassis.errors import Unavailable
from hostile_files import EICAR, HOSTILE, MARK
from PIL import Image
from sound_files import FRAME, SHEET, WORD, archive, compound, id3, mp3, mp4, packed_objects, pdf, picture

NEEDED = 60
SECRETS = (MARK, b"<script", b"<svg", b"Exif", b"GPS", EICAR)


def kept_of(sort, content):
    """None: it was refused."""
    try:
        return made_safe(Sort(sort), content)
    except Unfit:
        return None


def test_there_are_enough_of_them() -> None:
    assert len({name for _, name, _ in HOSTILE}) == len(HOSTILE) >= NEEDED


@pytest.mark.parametrize(("sort", "name", "content"), HOSTILE, ids=[name for _, name, _ in HOSTILE])
def test_nothing_hostile_is_kept_as_it_came(sort, name, content) -> None:
    del name
    kept = kept_of(sort, content)
    if kept is not None:
        assert kept[1] != content
        assert [secret for secret in SECRETS if secret in kept[1]] == []


def test_in_its_own_process_each_is_treated_alike() -> None:
    """Where memory and time are limited: as in this one, or refused."""
    chosen = HOSTILE[::7]
    for sort, name, content in chosen:
        try:
            kept = looked_at(Sort(sort), bytearray(content))
        except Unfit:
            continue
        assert (kept.content_type, bytes(kept.content)) == kept_of(sort, content), name


SOUND = [
    ("image", picture(), "image/jpeg"),
    ("image", picture("PNG"), "image/png"),
    ("image", picture("PNG", mode="RGBA"), "image/png"),
    ("image", picture("PNG", mode="P"), "image/png"),
    ("image", picture("JPEG", mode="L"), "image/jpeg"),
    ("image", picture("JPEG", mode="CMYK"), "image/jpeg"),
    ("signature", picture("PNG"), "image/png"),
    ("audio", mp3(), "audio/mpeg"),
    ("audio", mp3(before=id3(b"TIT2 a title")), "audio/mpeg"),
    ("audio", mp3() + FRAME[:100], "audio/mpeg"),
    ("audio", mp4(), "audio/mp4"),
    ("audio", mp4(brand=b"mp42"), "audio/mp4"),
    ("document", pdf(), "application/pdf"),
    ("document", pdf(b"<</Type /Catalog>>", packed_objects(b"1 0 <</Type /Page>>")), "application/pdf"),
    ("document", archive(), "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
    ("document", archive(SHEET), "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    ("document", compound("WordDocument", "1Table"), "application/msword"),
    ("document", compound("Workbook", "\x05SummaryInformation"), "application/vnd.ms-excel"),
    ("document", "Família mak simu nia.\nTuir mai: vizita.\n".encode(), "text/plain"),
    ("document", b'naran,idade\nAna,-5\n"+670 7723 4567",8\n', "text/csv"),
    ("document", "عربي\n".encode("utf-16"), "text/plain"),
    ("document", picture(), "image/jpeg"),
]


@pytest.mark.parametrize(("sort", "content", "content_type"), SOUND)
def test_what_honest_people_send_is_kept(sort, content, content_type) -> None:
    """Also by the process that can open nothing any more."""
    kept = made_safe(Sort(sort), content)
    assert (kept[0], bool(kept[1])) == (content_type, True)
    looked = looked_at(Sort(sort), bytearray(content))
    assert (looked.content_type, bytes(looked.content)) == kept


@pytest.mark.parametrize(
    ("sort", "content"),
    [("signature", picture()), ("image", pdf()), ("image", mp3()), ("audio", picture()), ("document", mp3())],
)
def test_a_sort_takes_its_own_types_only(sort, content) -> None:
    with pytest.raises(Unfit) as refused:
        made_safe(Sort(sort), content)
    assert refused.value.why == "file_type_not_taken"


def test_a_picture_stands_as_it_was_seen_and_is_no_larger_than_needed() -> None:
    """A telephone writes down how it was held and turns no point."""
    said = Image.Exif()
    said[0x0112] = 6
    _, kept = made_safe(Sort.IMAGE, picture(size=(4_000, 1_000), exif=said.tobytes()))
    with Image.open(io.BytesIO(kept)) as shown:
        assert (shown.size, dict(shown.getexif())) == ((500, 2_000), {})


def test_the_sound_is_the_same() -> None:
    assert made_safe(Sort.AUDIO, mp3(before=id3(MARK)))[1] == FRAME * 4
    whole = mp4()
    assert len(made_safe(Sort.AUDIO, whole)[1]) == len(whole)
    assert b"\x21" * 200 in made_safe(Sort.AUDIO, whole)[1]


def test_a_process_that_is_given_nonsense_ends_without_an_answer() -> None:
    done = subprocess.run([*COMMAND, "nonsense"], input=b"", capture_output=True, check=False)  # noqa: S603  # our own program
    assert (done.returncode != 0, done.stdout) == (True, b"")
    assert COMMAND[0] == sys.executable


STANDS_STILL = "import time; time.sleep(60)"
IS_KILLED = "import os; os.kill(os.getpid(), 9)"
COMPUTES_FOR_EVER = """
from cases.screening.store import apart
def for_ever(*_):
    while True: pass
apart.CPU_SECONDS, apart.made_safe = 1, for_ever
apart.main()
"""


@pytest.mark.parametrize("ended", [STANDS_STILL, IS_KILLED])
def test_a_file_is_not_refused_because_our_machine_stood_still(monkeypatch: pytest.MonkeyPatch, ended: str) -> None:
    monkeypatch.setattr(workshop, "COMMAND", (sys.executable, "-c", ended))
    monkeypatch.setattr(workshop, "SECONDS", 1.0)
    with pytest.raises(Unavailable):
        looked_at(Sort.DOCUMENT, bytearray(b"invented"))


def test_a_file_that_would_be_looked_at_for_ever_is_damaged(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workshop, "COMMAND", (sys.executable, "-c", COMPUTES_FOR_EVER))
    with pytest.raises(Unfit) as refused:
        looked_at(Sort.DOCUMENT, bytearray(b"invented"))
    assert refused.value.why == DAMAGED


@pytest.mark.parametrize(
    ("given", "content_type", "name"),
    [
        ("p.png", "image/png", "p.png"),
        ("p.exe", "image/png", "p.png"),
        ("Garden.JPEG", "image/jpeg", "Garden.JPEG"),
        ("../../etc/passwd", "text/plain", "passwd.txt"),
        ("C:\\boot\\a.pdf", "application/pdf", "a.pdf"),
        ("kalo\u202egnp.exe", "image/png", "kalognp.png"),
        ("a.pdf.exe", "application/pdf", "a_pdf.pdf"),
        ("a\r\nSet-Cookie: b.png", "image/png", "aSet-Cookie_ b.png"),
        ("a\0.png", "image/png", "a.png"),
        ('a"b;c<d>.png', "image/png", "a_b_c_d_.png"),
        ("labarik nia foto ☂.png", "image/png", "labarik nia foto ☂.png"),
        ("x" * 500 + ".png", "image/png", "x" * 116 + ".png"),
        (".htaccess", "text/plain", "htaccess.txt"),
        ("", "audio/mpeg", "file.mp3"),
        (None, "image/jpeg", "file.jpg"),
        ("...", "image/jpeg", "file.jpg"),
    ],
)
def test_a_name_fools_nobody(given, content_type, name) -> None:
    assert clean_name(given, content_type) == name


def test_a_word_document_stands_as_it_was() -> None:
    link = "<Relationship Type='x/hyperlink' Target='https://a.example' TargetMode='External'/>"
    linked = WORD | {"word/_rels/document.xml.rels": f"<Relationships>{link}</Relationships>"}
    content = archive(linked)
    assert made_safe(Sort.DOCUMENT, content)[1] == content
