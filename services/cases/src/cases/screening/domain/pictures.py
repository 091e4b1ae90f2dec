"""Pictures, made anew from their points: where one was taken, and what was cut off it, stays out."""

import io
import warnings
from typing import Any

from cases.screening.domain.unfit import DAMAGED, PICTURE_TOO_LARGE, Unfit

LONGEST_SIDE = 2000
"""Points: a face in a group, and the words on a page, can be read; a telephone's picture is made a quarter of it."""
MOST_POINTS = {"JPEG": 64_000_000, "PNG": 12_000_000}
"""A JPEG is read in a smaller scale at once; of a PNG all points are in the memory at a time."""
QUALITY = 85
MODES = {"JPEG": ("RGB", "L"), "PNG": ("RGB", "RGBA", "L", "LA")}


def jpeg(content: bytes) -> bytes:
    return _anew(content, "JPEG", quality=QUALITY, optimize=True)


def png(content: bytes) -> bytes:
    return _anew(content, "PNG", optimize=False)


def _anew(content: bytes, form: str, **how: Any) -> bytes:
    from PIL import Image, ImageOps

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            with Image.open(io.BytesIO(content), formats=[form]) as picture:
                _must_be_of_a_size(picture.size, form)
                picture.draft("RGB", (LONGEST_SIDE, LONGEST_SIDE))
                ImageOps.exif_transpose(picture, in_place=True)
                return _written(picture, form, how)
    except Unfit:
        raise
    except Exception as error:  # whatever a damaged picture makes the library say
        raise Unfit(DAMAGED) from error


def _must_be_of_a_size(size: tuple[int, int], form: str) -> None:
    if size[0] * size[1] > MOST_POINTS[form]:
        raise Unfit(PICTURE_TOO_LARGE)


def _written(picture: Any, form: str, how: Any) -> bytes:
    """Only the points go over: the new picture begins with nothing else."""
    from PIL import Image

    picture.thumbnail((LONGEST_SIDE, LONGEST_SIDE), reducing_gap=2.0)
    if picture.mode not in MODES[form]:
        clear = form == "PNG" and ("transparency" in picture.info or picture.mode in {"PA", "La", "RGBa"})
        picture = picture.convert("RGBA" if clear else "RGB")
    bare = Image.frombytes(picture.mode, picture.size, picture.tobytes())
    made = io.BytesIO()
    bare.save(made, form, **how)
    return made.getvalue()
