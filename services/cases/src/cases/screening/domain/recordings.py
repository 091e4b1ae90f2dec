"""Recordings: the sound alone is kept. Titles, pictures, places and whatever else lies in the file are left out."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from cases.screening.domain.unfit import DAMAGED, NOT_TAKEN, UNPACKS_TOO_LARGE, Unfit

# MPEG audio layer III: the tables of its header.
SYNC, LAYER_3 = 0x7FF, 1
VERSIONS = {3: 1, 2: 2, 0: 2}
RATES = {
    1: (32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320),
    2: (8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160),
}
SAMPLED = {3: (44100, 48000, 32000), 2: (22050, 24000, 16000), 0: (11025, 12000, 8000)}
SAMPLES = {1: 144_000, 2: 72_000}
HEADER = 4
FEWEST_FRAMES = 2
ID3, ID3_HEADER, ID3_END = b"ID3", 10, 128


def is_mp3(content: bytes) -> bool:
    """A frame where one has to be, and another right behind it."""
    start = _after_id3(content)
    length = _frame_length(content, start)
    return bool(length) and bool(_frame_length(content, start + length) or start + length == len(content))


def mp3(content: bytes) -> bytes:
    """The frames, one behind the other, and nothing between, before or behind them."""
    place, end, frames = _after_id3(content), _before_tags(content), []
    while place < end:
        length = _frame_length(content, place)
        if not length or place + length > end:
            break
        frames.append(content[place : place + length])
        place += length
    # The last frame of a recording that was broken off is not whole; anything else behind the sound is no sound.
    if len(frames) < FEWEST_FRAMES or (place < end and not _frame_length(content, place)):
        raise Unfit(DAMAGED)
    return b"".join(frames)


def _after_id3(content: bytes) -> int:
    if not content.startswith(ID3) or len(content) < ID3_HEADER:
        return 0
    size = 0
    for part in content[6:ID3_HEADER]:
        size = size << 7 | part & 0x7F
    return ID3_HEADER + size


def _before_tags(content: bytes) -> int:
    return len(content) - (ID3_END if content[-ID3_END:].startswith(b"TAG") else 0)


def _frame_length(content: bytes, place: int) -> int:
    """0 where there is no frame."""
    header = int.from_bytes(content[place : place + HEADER], "big")
    version, layer = header >> 19 & 3, header >> 17 & 3
    rate, sampled, padding = header >> 12 & 15, header >> 10 & 3, header >> 9 & 1
    if header >> 21 != SYNC or version not in VERSIONS or layer != LAYER_3:
        return 0
    if not 1 <= rate <= len(RATES[1]) or sampled >= len(SAMPLED[3]):
        return 0
    family = VERSIONS[version]
    return SAMPLES[family] * RATES[family][rate - 1] // SAMPLED[version][sampled] + padding


# MPEG-4: boxes in boxes, each with its length and its name.
BRANDS = {b"M4A ", b"M4B ", b"mp42", b"mp41", b"isom", b"iso2", b"iso4", b"iso5", b"iso6", b"3gp4", b"3gp5", b"3gp6"}
KEPT = {b"ftyp", b"moov", b"mdat", b"free", b"skip", b"wide", b"moof", b"sidx", b"styp"}
HOLDING = {b"moov", b"trak", b"mdia", b"minf", b"stbl", b"mvex", b"moof", b"traf", b"edts", b"dinf"}
SAID = {b"udta", b"meta", b"uuid", b"ilst", b"XMP_", b"loci", b"cprt"}
"""What is told of the recording beside its sound: where it was made, by whom, with which pictures."""
UNUSED = {b"free", b"skip", b"wide"}
BOX, LONG_BOX, MOST_BOXES, DEEPEST = 8, 16, 20_000, 10


def is_mp4(content: bytes) -> bool:
    return content[4:8] == b"ftyp" and content[8:12] in BRANDS


def mp4(content: bytes) -> bytes:
    """The same boxes in the same places, those beside the sound blank: what tells where the sound lies stays true."""
    made = Blanking(bytearray(content))
    made.blank(0, len(content), 0)
    if not made.handlers or any(each != b"soun" for each in made.handlers):
        raise Unfit(NOT_TAKEN)
    return bytes(made.content)


def _boxes(content: bytearray, place: int, end: int) -> Iterator[tuple[int, int, int, bytes]]:
    """Beginning, end of what it is called by, end, and name of each box. Raises Unfit where they do not fit."""
    while place < end:
        size, name, head = int.from_bytes(content[place : place + 4], "big"), bytes(content[place + 4 : place + 8]), BOX
        if size == 1:
            size, head = int.from_bytes(content[place + 8 : place + LONG_BOX], "big"), LONG_BOX
        elif size == 0:
            size = end - place
        if size < head or place + size > end:
            raise Unfit(DAMAGED)
        yield place, place + head, place + size, name
        place += size


@dataclass
class Blanking:
    """`handlers`: what each track is of, as the file says."""

    content: bytearray
    handlers: list[bytes] = field(default_factory=list)
    seen: int = 0

    def blank(self, place: int, end: int, depth: int) -> None:
        if depth > DEEPEST:
            raise Unfit(DAMAGED)
        for start, inside, after, name in _boxes(self.content, place, end):
            self.seen += 1
            if self.seen > MOST_BOXES:
                raise Unfit(UNPACKS_TOO_LARGE)
            if name == b"hdlr" and depth:
                self.handlers.append(bytes(self.content[inside + 8 : inside + 12]))
                # Behind the handler stands a name that people may give.
                self._clear(inside + 12, after)
            if name in SAID or (not depth and name not in KEPT) or name in UNUSED:
                self.content[start + 4 : start + 8] = b"free"
                self._clear(inside, after)
            elif name in HOLDING:
                self.blank(inside, after, depth + 1)

    def _clear(self, place: int, end: int) -> None:
        self.content[place:end] = bytes(max(end - place, 0))
