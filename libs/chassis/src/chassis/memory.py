"""What a process asked for and gave up again goes back to the machine only when the C library is told so."""

import ctypes
from contextlib import suppress

_TRIM_THRESHOLD, _MMAP_THRESHOLD, _ARENA_MAX = -1, -3, -8
"""As the C library's `mallopt` calls them."""
_LARGEST_ON_HEAP = 32 << 20
"""Bytes: the most that `mallopt` takes for what has no pages of its own."""


def keep_one_heap() -> None:
    """Let all threads take from one heap: what another one's holds at its end is never given back."""
    with suppress(AttributeError, OSError):
        ctypes.CDLL(None).mallopt(_ARENA_MAX, 1)


def keep_free(most: int) -> None:
    """Keep so many free bytes until `give_back`: what is asked for again and again is not fetched anew each time."""
    with suppress(AttributeError, OSError):
        library = ctypes.CDLL(None)
        library.mallopt(_MMAP_THRESHOLD, _LARGEST_ON_HEAP)
        library.mallopt(_TRIM_THRESHOLD, most)


def give_back() -> None:
    """Return what is free; does nothing where the C library has no such call."""
    with suppress(AttributeError, OSError):
        ctypes.CDLL(None).malloc_trim(0)
