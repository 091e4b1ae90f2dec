"""Processes of our own that are begun for one piece of work, and may not know what we know."""

import os

FINDS = ("PYTHONPATH", "PYTHONDONTWRITEBYTECODE")
"""How a process finds our modules where they are installed nowhere, as in an image, and leaves them as they are."""


def bare_environment(**more: str) -> dict[str, str]:
    """What finds our modules, and `more`: none of our settings, for among them are secrets."""
    return {"PATH": os.defpath} | {name: os.environ[name] for name in FINDS if name in os.environ} | more
