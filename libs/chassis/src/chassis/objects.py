"""Where files lie: a folder or a bucket, by setting. What is put there is sealed before, and named by an id alone.

The library is loaded when the first file comes: most processes never hold one.
"""

import asyncio
import os
from collections.abc import AsyncIterator, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from functools import cached_property
from pathlib import Path
from typing import Any, TypeVar
from urllib.parse import unquote, urlsplit

from chassis import logs
from chassis.errors import NotFound, Unavailable
from chassis.settings import ServiceSettings

T = TypeVar("T")
READ_AT_ONCE = 256 * 1024
PART = 5 * 1024 * 1024
"""The least that buckets take of a file that is sent in parts."""
AGAIN_SECONDS = 10
TIMEOUT = "60s"
LISTED = 500


class FilesAway(Unavailable):
    code = "files_away"
    title = "Files cannot be reached now. Try again shortly."


class FileLost(NotFound):
    code = "file_lost"
    title = "This file is not where files are kept. An operator can bring it back from a backup."


class Objects:
    """One folder or bucket. Refuses with FilesAway where it cannot be reached, or where none is named."""

    def __init__(self, settings: ServiceSettings) -> None:
        self._settings = settings

    @property
    def _folder(self) -> Path | None:
        where = urlsplit(self._settings.objects or "")
        return Path(unquote(where.path)) if where.scheme == "file" else None

    @cached_property
    def _store(self) -> Any:
        from obstore.store import LocalStore, MemoryStore, from_url

        settings = self._settings
        if settings.objects is None:
            raise FilesAway(retry_after=AGAIN_SECONDS)
        if self._folder is not None:
            return LocalStore(self._folder, mkdir=True)
        if settings.objects.startswith("memory:"):
            return MemoryStore()
        told: Any = {
            "endpoint": settings.objects_endpoint,
            "region": settings.objects_region,
            "access_key_id": settings.objects_key_id and settings.objects_key_id.get_secret_value(),
            "secret_access_key": settings.objects_key and settings.objects_key.get_secret_value(),
        }
        options: Any = {"timeout": TIMEOUT, "allow_http": (settings.objects_endpoint or "").startswith("http://")}
        named: Any = from_url
        return named(
            settings.objects,
            config={name: value for name, value in told.items() if value is not None},
            client_options=options,
        )

    async def put(self, name: str, parts: Iterator[bytes]) -> None:
        """Keep it under this name; it is on the disk, or the server has it, when this returns."""
        await asyncio.to_thread(self._put, name, parts)

    def _put(self, name: str, parts: Iterator[bytes]) -> None:
        with _reaching():
            import obstore

            obstore.put(self._store, name, parts, chunk_size=PART, max_concurrency=1)
            if self._folder is not None:
                _flush(self._folder / name)

    async def get(self, name: str) -> AsyncIterator[bytes]:
        """What lies under this name, in parts. Refuses what is not there with FileLost before the first of them."""
        return _each(await asyncio.to_thread(self._get, name))

    def _get(self, name: str) -> Iterator[bytes]:
        with _reaching():
            import obstore

            found = obstore.get(self._store, name)
        return map(bytes, found.stream(min_chunk_size=READ_AT_ONCE))

    async def delete(self, names: Sequence[str]) -> None:
        """Take them away; what is not there is gone already."""
        await asyncio.to_thread(self._delete, names)

    def _delete(self, names: Sequence[str]) -> None:
        import obstore

        for name in names:
            try:
                with _reaching():
                    obstore.delete(self._store, name)
            except FileLost:
                continue

    async def list_before(self, moment: datetime) -> AsyncIterator[list[str]]:
        """Names of what was put there before, some at a time."""
        async for found in _each(await asyncio.to_thread(self._list)):
            yield [each["path"] for each in found if each["last_modified"] < moment]

    def _list(self) -> Iterator[Any]:
        with _reaching():
            import obstore

            return iter(obstore.list(self._store, chunk_size=LISTED))


async def _each(parts: Iterator[T]) -> AsyncIterator[T]:
    """Each is waited for in a thread: by the library's own way of waiting a process ends in a crash (ADR 50)."""
    while (part := await asyncio.to_thread(_next, parts)) is not None:
        yield part


def _next(parts: Iterator[T]) -> T | None:
    with _reaching():
        return next(parts, None)


def _flush(file: Path) -> None:
    for path in (file, file.parent):
        handle = os.open(path, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


@contextmanager
def _reaching() -> Iterator[None]:
    """Makes of the library's errors a refusal that can be answered."""
    from obstore.exceptions import BaseError

    try:
        yield
    except FileNotFoundError:
        raise FileLost from None
    except (BaseError, OSError) as error:
        # A key that is wrong answers people as a server that is away does; only this tells the operator which.
        logs.get().warning("files_away", **logs.failure(error))
        raise FilesAway(retry_after=AGAIN_SECONDS) from error
