"""What a request may carry, and how fast it has to come: seen to before it is parsed and before any transaction."""

import asyncio
import re
from typing import Any

from fastapi import APIRouter
from starlette.types import Message, Receive, Scope

from chassis.description import is_guarded
from chassis.errors import AddressTooLong, TooDeep, TooLarge, TooManyValues, TooSlow, Unwritable

KILO = 1024
FROM_ANYBODY = 16 * KILO
"""Of a body to a route that asks for no login."""
FROM_SOMEBODY = KILO * KILO
LONGEST_ADDRESS = 16 * KILO
GRACE_SECONDS = 20.0
SLOWEST = 8 * KILO
"""Bytes a second, after the grace: a mobile network at its worst brings more."""
MOST_VALUES = 20_000
"""Commas and colons of a JSON document: names and members together."""
DEEPEST = 40
LARGE = 128 * KILO
"""From here on a body is looked at beside the loop."""

UNWRITABLE = re.compile(
    rb"(?<!\\)(?:\\\\)*+\\u(?:0000|[dD](?:[89aAbB]..(?!\\u[dD][c-fC-F])|(?<!\\u[dD][89aAbB]..\\ud)(?<!\\u[dD][89aAbB]..\\uD)[c-fC-F]))"
)
"""JSON's escapes of a NUL and of half a surrogate pair; unescaped, JSON does not hold them."""
TEXTS = re.compile(rb'"[^"\\]*+(?:\\.[^"\\]*+)*+\\?+(?:"|\Z)', re.DOTALL)
"""Matches at every quote, whatever follows, so that no text is looked at twice."""
BRACKETS = bytes.maketrans(b"{}", b"[]")
NO_BRACKETS = bytes(sorted(set(range(256)) - set(b"[]{}")))


def at_most(router: APIRouter, kilobytes: int) -> None:
    """Says of the router's last route how large its bodies may be, where that is not what all may be."""
    router.routes[-1].most_bytes = kilobytes * KILO  # type: ignore[attr-defined]


def takes_many(router: APIRouter, values: int) -> None:
    """Says of the router's last route how many values its bodies may hold, where that is not what all may."""
    router.routes[-1].most_values = values  # type: ignore[attr-defined]


def arrives_in_parts(router: APIRouter) -> None:
    """Says of the router's last route that its bodies are taken as they come, and looked at by who takes them."""
    router.routes[-1].in_parts = True  # type: ignore[attr-defined]


def most_bytes(route: Any) -> int:
    """How large the bodies of a route may be; None: of an address that nobody answers."""
    most: int | None = getattr(route, "most_bytes", None)
    if most is None:
        most = FROM_SOMEBODY if route is not None and is_guarded(route.dependant) else FROM_ANYBODY
        if route is not None:
            route.most_bytes = most
    return most


def must_be_short(scope: Scope) -> None:
    if len(scope["query_string"]) > LONGEST_ADDRESS or len(scope["path"]) > LONGEST_ADDRESS:
        raise AddressTooLong(limit=LONGEST_ADDRESS)


class Intake:
    """Receives a request's body for whoever reads it first, which is once its route is known."""

    def __init__(self, scope: Scope, receive: Receive) -> None:
        self._scope = scope
        self._receive = receive
        self._body = bytearray()
        self._size = 0
        self._begun: float | None = None
        self._ended = False

    async def __call__(self) -> Message:
        if self._ended:
            return await self._receive()
        if self._begun is None:
            self._begun = asyncio.get_running_loop().time()
            self._must_fit(announced(self._scope))
        message = await self._next(self._begun)
        part = message.get("body", b"")
        self._size += len(part)
        self._must_fit(self._size)
        self._ended = not message.get("more_body", False)
        if not getattr(self._scope.get("route"), "in_parts", False):
            await self._look_at(part)
        return message

    async def _look_at(self, part: bytes) -> None:
        self._body += part
        if self._ended:
            most = getattr(self._scope.get("route"), "most_values", MOST_VALUES)
            await look_at(bytes(self._body), most)

    async def _next(self, begun: float) -> Message:
        try:
            async with asyncio.timeout_at(begun + GRACE_SECONDS + self._size / SLOWEST):
                return await self._receive()
        except TimeoutError:
            raise TooSlow from None

    def _must_fit(self, size: int) -> None:
        limit = most_bytes(self._scope.get("route"))
        if size > limit:
            raise TooLarge(limit=limit)


def announced(scope: Scope) -> int:
    """The size that the request says its body has; 0 where it says none."""
    text = next((value for name, value in scope["headers"] if name == b"content-length"), b"0")
    return int(text) if text.isdigit() else 0


async def look_at(body: bytes, most_values: int) -> None:
    """Refuse what cannot be kept, or takes more to read than its size shows."""
    if len(body) < LARGE:
        must_be_readable(body, most_values)
    else:
        await asyncio.to_thread(must_be_readable, body, most_values)


def must_be_readable(body: bytes, most_values: int = MOST_VALUES) -> None:
    # The halves of a pair may arrive in two parts, so it is looked at whole.
    if b"\\u" in body and UNWRITABLE.search(body):
        raise Unwritable
    if _signs(body, b",:") <= most_values and _signs(body, b"[{") <= DEEPEST:
        return
    bare = TEXTS.sub(b"", body)
    if _signs(bare, b",:") > most_values:
        raise TooManyValues(limit=most_values)
    if _is_deeper(bare.translate(BRACKETS, NO_BRACKETS), DEEPEST):
        raise TooDeep(limit=DEEPEST)


def _signs(body: bytes, signs: bytes) -> int:
    return sum(body.count(sign) for sign in signs)


def _is_deeper(brackets: bytes, levels: int) -> bool:
    """Whether anything is left once the innermost pairs were taken out so many times; what has no pairs is no JSON."""
    for _ in range(levels):
        left = brackets.replace(b"[]", b"")
        if len(left) == len(brackets):
            return False
        brackets = left
    return bool(brackets)
