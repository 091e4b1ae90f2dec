"""What a process asked for and gave up again goes back to the machine only when the C library is told so."""

import ctypes
from contextlib import suppress

_ARENA_MAX = -8
"""As the C library's `mallopt` calls it."""


def keep_one_heap() -> None:
    """Let all threads take from one heap: what another one's holds at its end is never given back."""
    with suppress(AttributeError, OSError):
        ctypes.CDLL(None).mallopt(_ARENA_MAX, 1)


def give_back() -> None:
    """Return what is free; does nothing where the C library has no such call."""
    with suppress(AttributeError, OSError):
        ctypes.CDLL(None).malloc_trim(0)
