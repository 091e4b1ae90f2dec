"""Serves the built web app: precompressed, lasting caches for hashed files, one page for every address."""

import mimetypes
from pathlib import Path

from starlette.responses import FileResponse, Response
from starlette.types import Receive, Scope, Send

from deploy import answers

_ENCODINGS = (("zstd", ".zst"), ("br", ".br"), ("gzip", ".gz"))
_OTHER_TYPES = {
    ".webmanifest": "application/manifest+json",
    ".js": "text/javascript",
    ".mjs": "text/javascript",
}


class Pages:
    """An ASGI application over the folder of the built web app."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder.resolve()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        await self._answer(scope)(scope, receive, send)

    def _answer(self, scope: Scope) -> Response:
        path: str = scope["path"]
        if scope["method"] not in ("GET", "HEAD"):
            return Response(status_code=405, headers={"Allow": "GET, HEAD"})
        hashed = path.startswith(answers.HASHED_FOLDER)
        file = self._file(path)
        if file is None and not hashed:
            file = self._file("/index.html")
        if file is None:
            body = answers.refusal(status=404, path=path, request_id=_header(scope, b"x-request-id"))
            return Response(body, 404, {"Cache-Control": answers.CACHE_API}, "application/json")
        cache = answers.CACHE_HASHED if hashed else answers.CACHE_PAGE
        return _file_answer(file, _accepted(scope), _header(scope, b"if-none-match"), cache)

    def _file(self, path: str) -> Path | None:
        if "\0" in path:
            return None
        file = (self._folder / path.lstrip("/")).resolve()
        return file if file.is_relative_to(self._folder) and file.is_file() else None


def _file_answer(file: Path, accepted: set[str], known: str, cache: str) -> Response:
    kind = _OTHER_TYPES.get(file.suffix) or mimetypes.guess_type(file.name)[0] or "application/octet-stream"
    headers = {"Cache-Control": cache, "Vary": "Accept-Encoding"}
    for encoding, ending in _ENCODINGS:
        packed = file.with_name(file.name + ending)
        if encoding in accepted and packed.is_file():
            headers["Content-Encoding"] = encoding
            file = packed
            break
    state = file.stat()
    headers["ETag"] = f'"{state.st_mtime_ns:x}-{state.st_size:x}"'
    if headers["ETag"] in known:
        return Response(status_code=304, headers=headers)
    return FileResponse(file, headers=headers, media_type=kind, stat_result=state)


def _accepted(scope: Scope) -> set[str]:
    named = _header(scope, b"accept-encoding").split(",")
    return {name.split(";")[0].strip() for name in named if not name.replace(" ", "").endswith(";q=0")}


def _header(scope: Scope, name: bytes) -> str:
    return next((value.decode("latin-1") for key, value in scope["headers"] if key == name), "")
