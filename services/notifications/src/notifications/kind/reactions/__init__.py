"""Every file here declares one kind of notification, `KIND`; its name is the name of the kind."""

from collections.abc import Mapping
from importlib import import_module
from pkgutil import iter_modules
from types import MappingProxyType

from notifications.kind.domain import AnyKind

KINDS: Mapping[str, AnyKind] = MappingProxyType(
    {file.name: import_module(f"{__name__}.{file.name}").KIND for file in iter_modules(__path__)}
)
