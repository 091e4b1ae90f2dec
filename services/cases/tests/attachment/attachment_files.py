"""Files to add, and bodies that carry them."""

import base64
import io

from PIL import Image


def picture(form="PNG", size=(8, 6), colour=(200, 120, 40), **how):
    made = io.BytesIO()
    Image.new("RGB", size, colour).save(made, form, **how)
    return made.getvalue()


def sent(content, **more):
    """A body's data for a photograph."""
    said = {"field_name": "photos", "attachment_type": "image", "file_name": "p.png"}
    return said | {"attachment": base64.b64encode(content).decode()} | more
