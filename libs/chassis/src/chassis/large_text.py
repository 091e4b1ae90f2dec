"""A JSON document one of whose texts is a file in Base64: taken apart as it arrives, so that it is held only once.

The text is decoded piece by piece; of the document there stays what is left without it, which is small.
"""

import binascii
import hashlib
import re

from fastapi import Request
from starlette.requests import ClientDisconnect

from chassis.bodies import KILO, MOST_VALUES, must_be_readable
from chassis.errors import Invalid, Malformed, TooLarge, TooSlow

MOST_BESIDE = 64 * KILO
"""Of what stands beside the text."""
BLANK = b" \t\r\n"
QUAD = 4
ENDS = re.compile(rb'["\\]')


class NotBase64(Invalid):
    code = "not_base64"
    title = "A file is sent in Base64."


class Decoder:
    """Base64 as it comes, at most so many bytes of it."""

    def __init__(self, name: str, most: int) -> None:
        self.content = bytearray()
        self._name = name
        self._most = most
        self._left = b""
        self._padded = False

    def feed(self, text: bytes) -> None:
        text = self._left + text.translate(None, BLANK)
        whole = len(text) // QUAD * QUAD
        self._left = text[whole:]
        self._take(text[:whole])

    def end(self) -> bytearray:
        if self._left:
            self._refuse()
        return self.content

    def _take(self, text: bytes) -> None:
        if not text:
            return
        if self._padded:
            self._refuse()
        self._padded = text.endswith(b"=")
        try:
            self.content += binascii.a2b_base64(text, strict_mode=True)
        except binascii.Error:
            self._refuse()
        if len(self.content) > self._most:
            raise TooLarge(limit=self._most)

    def _refuse(self) -> None:
        raise NotBase64({self._name: [NotBase64.code]})


class Apart:
    """Takes the document apart. `name`: of the member whose text is large."""

    def __init__(self, name: str, most: int) -> None:
        self.beside = bytearray()
        self.decoder = Decoder(name, most)
        self.found = False
        self._name = name.encode()
        self._where = self._outside
        self._key = b""
        self._said = bytearray()
        self._escaped = False
        self._awaits = False

    def feed(self, part: bytes) -> None:
        while part:
            part = self._where(part)

    def _keep(self, part: bytes) -> None:
        self.beside += part
        if len(self.beside) > MOST_BESIDE:
            raise TooLarge(limit=MOST_BESIDE)

    def _outside(self, part: bytes) -> bytes:
        place = part.find(b'"')
        between = part if place < 0 else part[:place]
        signs = between.translate(None, BLANK)
        if signs:
            self._awaits = signs == b":" and self._key == self._name and not self.found
        self._keep(signs)
        if place < 0:
            return b""
        self._keep(b'"')
        if self._awaits:
            self.found, self._where = True, self._large
        else:
            self._said.clear()
            self._where = self._text
        self._awaits = False
        return part[place + 1 :]

    def _text(self, part: bytes) -> bytes:
        """A text like any other; it may be the name of what comes next."""
        if self._escaped:
            self._escaped = False
            return self._more(part[:1], part[1:])
        match = ENDS.search(part)
        if match is None:
            return self._more(part, b"")
        rest = part[match.end() :]
        self._more(part[: match.end()], b"")
        if match[0] == b"\\":
            self._escaped = True
        else:
            self._key, self._where = bytes(self._said[:-1]), self._outside
        return rest

    def _more(self, said: bytes, rest: bytes) -> bytes:
        self._keep(said)
        self._said += said
        return rest

    def _large(self, part: bytes) -> bytes:
        if self._escaped:
            self._escaped = False
            # Whoever writes JSON may escape a slash and the ends of lines; nothing else is ever escaped in Base64.
            if part[:1] not in b"/nrt":
                raise NotBase64({self._name.decode(): [NotBase64.code]})
            self.decoder.feed(b"/" if part[:1] == b"/" else b"")
            return part[1:]
        match = ENDS.search(part)
        self.decoder.feed(part if match is None else part[: match.start()])
        if match is None:
            return b""
        if match[0] == b"\\":
            self._escaped = True
        else:
            self._keep(b'"')
            self._where = self._outside
        return part[match.end() :]


async def read_apart(request: Request, name: str, most: int) -> tuple[bytes, bytearray | None]:
    """The document without the text of this member, and what the text says; none where there is no such member.

    Leaves the request's fingerprint where `chassis.web` looks for it: the body itself is gone then.
    """
    apart = Apart(name, most)
    print_ = hashlib.sha256(request.method.encode() + b"\0" + request.url.path.encode() + b"\0")
    try:
        async for part in request.stream():
            print_.update(part)
            apart.feed(part)
    except ClientDisconnect:
        raise TooSlow from None
    request.state.fingerprint = print_.digest()
    beside = bytes(apart.beside)
    must_be_readable(beside, MOST_VALUES)
    content = apart.decoder.end() if apart.found else None
    if not beside.strip():
        raise Malformed
    return beside, content
