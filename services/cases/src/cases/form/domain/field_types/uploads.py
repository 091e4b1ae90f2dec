"""Files. They come and go by routes of their own, never with the form."""

from typing import Any, ClassVar

from cases.form.domain.attribute_kinds import TEXTS, AttributeKinds
from cases.form.domain.field_types.field_type import FieldType


class PhotoUpload(FieldType):
    name = "photo_upload_box"
    always_shown = True
    empty: ClassVar[list[Any]] = []
    takes = "image"
    takes_many = True


class AudioUpload(PhotoUpload):
    name = "audio_upload_box"
    takes = "audio"


class DocumentUpload(PhotoUpload):
    name = "document_upload_box"
    takes = "document"


class Signature(FieldType):
    """One picture, or none."""

    name = "signature"
    own_attributes: ClassVar[AttributeKinds] = {"signature_provided_by_label": (TEXTS, None)}
    always_shown = True
    takes = "signature"
