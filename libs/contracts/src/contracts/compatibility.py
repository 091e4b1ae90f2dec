"""Within one version an event may only gain optional fields. Anything else is a new version."""

from collections.abc import Iterator
from typing import Any

from contracts.values import Values

Schema = Values
PROSE = {"title", "description", "examples", "default"}


def breaking_changes(old: Schema, new: Schema, where: str = "") -> Iterator[str]:
    """Say what an existing consumer, or a message already stored, would trip over."""
    old_fields, new_fields = old.get("properties", {}), new.get("properties", {})
    for name in sorted(old_fields.keys() - new_fields.keys()):
        yield f"{where}{name} was removed"
    for name in sorted(new_fields.keys() - old_fields.keys()):
        if name in new.get("required", ()):
            yield f"{where}{name} was added as required"
    for name in sorted(old_fields.keys() & new_fields.keys()):
        if (name in old.get("required", ())) != (name in new.get("required", ())):
            yield f"{where}{name} changed between required and optional"
        if not _fits(old_fields[name], new_fields[name], new):
            yield f"{where}{name} changed its type"
    old_parts, new_parts = old.get("$defs", {}), new.get("$defs", {})
    for name in sorted(old_parts.keys() & new_parts.keys()):
        old_values, new_values = old_parts[name].get("enum"), new_parts[name].get("enum")
        if old_values is not None and old_values != new_values:
            yield f"{where}{name} changed its values"
        yield from breaking_changes(old_parts[name], new_parts[name], f"{where}{name}.")


def _fits(old: Schema, new: Schema, schema: Schema) -> bool:
    """Alike; or an open object, by itself or in a list, that now says what some of its members are."""
    if old.get("additionalProperties") is True and _is_open(new, schema):
        return True
    if old.get("type") == new.get("type") == "array":
        return _fits(old["items"], new["items"], schema)
    return bool(_shape(old) == _shape(new))


def _is_open(field: Schema, schema: Schema) -> bool:
    """Whether it takes any object: what was an open object may say later what some of its members are."""
    described = schema.get("$defs", {}).get(str(field.get("$ref", "")).rpartition("/")[2], field)
    return described.get("additionalProperties") is True and not described.get("required")


def _shape(field: Any) -> Any:
    if isinstance(field, dict):
        return {key: _shape(value) for key, value in field.items() if key not in PROSE}
    return [_shape(value) for value in field] if isinstance(field, list) else field
