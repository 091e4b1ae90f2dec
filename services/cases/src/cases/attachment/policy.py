"""Who sees, adds, changes and deletes files. Rules: `docs/domain/attachments.md §2`."""

from chassis.actor import Actor
from chassis.errors import Invalid, NotAllowed, NotFound

from cases.form.domain import Fields, FieldSpec
from cases.record.domain.kind import Kind
from cases.record.policy.reading import Reading

PHOTOS, PHOTO = "photos", "photo"


def must_write(actor: Actor, kind: Kind) -> None:
    actor.must(kind.resource, "read")
    actor.must(kind.resource, "write")


def must_add(reading: Reading, fields: Fields, name: str) -> FieldSpec:
    """The field the file goes to. Refuses one that takes no files, or that is not the person's to fill in."""
    spec = fields.get(name)
    if spec is None or spec.field_type.takes is None:
        raise Invalid({"field_name": ["takes_no_files"]})
    if not _may_write(reading, spec):
        raise NotAllowed(resource=reading.record.kind.resource, actions=["write"], field=name)
    return spec


def must_change(reading: Reading, fields: Fields, name: str) -> None:
    """A file that the person does not see is not there; one that they see may still not be theirs to change."""
    if not may_read(reading, name):
        raise NotFound
    if not _may_write(reading, fields[name]):
        raise NotAllowed(resource=reading.record.kind.resource, actions=["write"], field=name)


def _may_write(reading: Reading, spec: FieldSpec) -> bool:
    forms = reading.access.forms
    return any(forms.get(form) == "rw" for form in spec.forms)


def may_read(reading: Reading, name: str) -> bool:
    """As the field is read; the photograph also by who may see it in lists."""
    readable = reading.access.readable
    return name in readable or (name == PHOTOS and PHOTO in readable)
