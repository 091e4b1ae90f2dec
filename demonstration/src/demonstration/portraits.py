"""Photographs that are none: pictures drawn of simple shapes, the same for the same child."""

import base64
import io
from random import Random
from typing import Any

from PIL import Image, ImageDraw

SIZE = 320
GROUNDS = ("#cfe3d4", "#d9dcef", "#f1e2c8", "#e8d3d8", "#d3e6ea")
SKINS = ("#8d5b3e", "#a9714b", "#6f4630", "#bf8a61")
HAIRS = ("#1f1a17", "#2e241d", "#3b2b20")
SHIRTS = ("#2f6f73", "#a24b3c", "#51669c", "#7d8f3a", "#80577f")
PAPER = "#fdfcf8"
FIELD = "photos"


def photograph(child_id: str) -> dict[str, Any]:
    """What is sent to `POST /api/v2/cases/{id}/attachments`."""
    return {
        "field_name": FIELD,
        "attachment_type": "image",
        "file_name": "retratu.png",
        "attachment": base64.b64encode(portrait(child_id)).decode(),
    }


def portrait(child_id: str) -> bytes:
    """A PNG of a face that is nobody's."""
    dice = Random(f"portrait/{child_id}")  # noqa: S311 - invented children, no secret
    skin, hair = dice.choice(SKINS), dice.choice(HAIRS)
    picture = Image.new("RGB", (SIZE, SIZE), dice.choice(GROUNDS))
    pen = ImageDraw.Draw(picture)
    pen.ellipse((50, 225, 270, 420), fill=dice.choice(SHIRTS))
    if dice.random() < 1 / 2:
        pen.rounded_rectangle((92, 90, 228, 250), 50, fill=hair)
    pen.rectangle((143, 190, 177, 245), fill=skin)
    pen.ellipse((100, 70, 220, 220), fill=skin)
    pen.chord((96, 58, 224, 190), 180 + dice.randint(-6, 6), 360 + dice.randint(-6, 6), fill=hair)
    for left in (130, 178):
        pen.ellipse((left, 136, left + 13, 149), fill=PAPER)
        pen.ellipse((left + 4, 139, left + 11, 148), fill=hair)
    pen.arc((140, 158, 180, 190), 20, 160, fill=PAPER, width=4)
    content = io.BytesIO()
    picture.save(content, "PNG", optimize=True)
    return content.getvalue()
