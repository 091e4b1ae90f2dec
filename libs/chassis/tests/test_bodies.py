"""How large, how deep, how full and how slow a request may be, and what text in it cannot be kept."""

import asyncio
import json
from itertools import product
from typing import Any

import pytest
from chassis import bodies
from chassis.bodies import Intake
from chassis.errors import AddressTooLong, Refusal, TooDeep, TooLarge, TooManyValues, TooSlow, Unwritable
from chassis.web import current_actor
from fastapi import APIRouter, Depends
from starlette.types import Message


def refusal(ask: Any, *given: Any) -> tuple[type[Refusal], dict[str, Any]] | None:
    try:
        ask(*given)
    except Refusal as refused:
        return type(refused), refused.facts
    return None


def readable(body: bytes | str, *most: int) -> Any:
    return refusal(bodies.must_be_readable, body.encode() if isinstance(body, str) else body, *most)


@pytest.mark.parametrize("part", ["query_string", "path"])
def test_an_address_has_a_length(part: str) -> None:
    longest = {"query_string": b"", "path": "", part: b"a" * (16 * 1024)}
    assert refusal(bodies.must_be_short, longest) is None
    assert refusal(bodies.must_be_short, longest | {part: b"a" * (16 * 1024 + 1)}) == (
        AddressTooLong,
        {"limit": 16 * 1024},
    )


def nested(levels: int, brackets: str = "[]") -> str:
    return brackets[0] * levels + brackets[1] * levels


def test_what_lies_in_each_other_has_a_depth() -> None:
    for brackets in ("[]", "{}"):
        assert readable(nested(40, brackets)) is None
        assert readable(nested(41, brackets)) == (TooDeep, {"limit": 40})
    assert readable("[" + ",".join(["[]"] * 41) + "]") is None
    assert readable("[" + nested(20) + "," + nested(39) + "]") is None
    assert readable("[" + nested(20) + "," + nested(40) + "]") == (TooDeep, {"limit": 40})
    assert readable("[" * 41) is None
    assert readable('[1,{"a":' * 20 + nested(1) + "}]" * 20) == (TooDeep, {"limit": 40})


def test_a_document_has_a_number_of_values() -> None:
    for sign in (",", ":"):
        assert readable(sign * 20_000) is None
        assert readable(sign * 20_001) == (TooManyValues, {"limit": 20_000})
        assert readable(sign * 3, 3) is None
        assert readable(sign * 4, 3) == (TooManyValues, {"limit": 3})
    assert readable(",,::", 3) == (TooManyValues, {"limit": 3})


def test_what_stands_in_a_text_is_no_structure() -> None:
    assert readable(json.dumps({"a": nested(50), "b": ",:" * 20, 'c"': 'd\\"['}), 5) is None
    assert readable(json.dumps({"a": ",:" * 20, "b": [nested(50)] * 3}) + nested(41), 20) == (TooDeep, {"limit": 40})
    assert readable('"' + ",:" * 9, 3) is None


HALVES = ("\\ud83d", "\\uDbff", "\\uDe00", "\\udfFF")


@pytest.mark.parametrize("escape", ["\\u0000", *HALVES])
@pytest.mark.parametrize(("before", "after"), [("", ""), ("a", "b"), ("\\\\", ""), ("\\n", "\\u00e9")])
def test_a_nul_and_half_a_pair_cannot_be_written_down(escape: str, before: str, after: str) -> None:
    assert readable(f'"{before}{escape}{after}"') == (Unwritable, {})


@pytest.mark.parametrize(
    "text", ["\\\\u0000", "\\\\\\\\ud83d", "u0000", "\\u0041", *(a + b for a, b in product(HALVES[:2], HALVES[2:]))]
)
def test_whole_pairs_and_what_only_looks_like_an_escape_can(text: str) -> None:
    assert readable(f'"{text}"') is None


@pytest.fixture
def router() -> APIRouter:
    made = APIRouter()

    @made.post("/open")
    async def opened() -> None: ...

    @made.post("/guarded", dependencies=[Depends(current_actor)])
    async def guarded() -> None: ...

    @made.post("/last", dependencies=[Depends(current_actor)])
    async def last() -> None: ...

    return made


def test_who_signs_in_may_send_more_and_a_route_may_say_how_much(router: APIRouter) -> None:
    opened, guarded, _ = router.routes
    for _ in range(2):
        assert bodies.most_bytes(opened) == 16 * 1024
        assert bodies.most_bytes(guarded) == 1024 * 1024
    assert bodies.most_bytes(None) == 16 * 1024
    bodies.at_most(router, 4)
    bodies.takes_many(router, 7)
    assert [bodies.most_bytes(route) for route in router.routes] == [16 * 1024, 1024 * 1024, 4 * 1024]
    assert [getattr(route, "most_values", None) for route in router.routes] == [None, None, 7]


def scope(route: Any = None, **headers: str) -> dict[str, Any]:
    given = [(name.replace("_", "-").encode(), value.encode()) for name, value in headers.items()]
    return {"headers": given} | ({} if route is None else {"route": route})


def test_a_body_may_say_its_size() -> None:
    assert bodies.announced(scope()) == 0
    assert bodies.announced(scope(host="mahon.test", content_length="17")) == 17
    for nonsense in ("", "-1", "1e3", "many", "²"):
        assert bodies.announced({"headers": [(b"content-length", nonsense.encode())]}) == 0


class Sender:
    """Sends a body part by part; None: nothing comes any more. `asked`: how often it was."""

    def __init__(self, *parts: bytes | None) -> None:
        self.parts = list(parts)
        self.asked = 0

    async def __call__(self) -> Message:
        self.asked += 1
        if not self.parts:
            return {"type": "http.disconnect"}
        part = self.parts.pop(0)
        if part is None:
            await asyncio.Event().wait()
        return {"type": "http.request", "body": part, "more_body": bool(self.parts)}


async def take(intake: Intake) -> bytes:
    body, message = b"", {"more_body": True}
    while message["more_body"]:
        message = await intake()
        body += message["body"]
    return body


async def refused(sender: Sender, route: Any = None, **headers: str) -> Any:
    with pytest.raises(Refusal) as told:
        await take(Intake(scope(route, **headers), sender))
    return type(told.value), told.value.facts


async def test_a_body_comes_as_it_was_sent_and_after_it_what_the_server_says() -> None:
    intake = Intake(scope(), Sender(b'{"a":', b"1}"))
    assert await take(intake) == b'{"a":1}'
    assert await intake() == {"type": "http.disconnect"}
    assert await take(Intake(scope(), Sender(b""))) == b""


async def test_who_goes_away_before_the_end_is_gone() -> None:
    assert await Intake(scope(), Sender())() == {"type": "http.disconnect"}


async def test_a_message_that_says_nothing_more_is_the_empty_end(router: APIRouter) -> None:
    bodies.at_most(router, 0)

    async def receive() -> Message:
        return {"type": "http.request"}

    assert await Intake(scope(router.routes[-1]), receive)() == {"type": "http.request"}


@pytest.mark.parametrize("end", [{"more_body": False}, {}])
async def test_what_comes_after_the_end_has_all_the_time(end: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bodies, "GRACE_SECONDS", 0.1)
    said = [{"type": "http.request", "body": b"1"} | end]

    async def receive() -> Message:
        return said.pop() if said else await asyncio.Event().wait()

    intake = Intake(scope(), receive)
    await intake()
    with pytest.raises(asyncio.TimeoutError):
        await asyncio.wait_for(intake(), 0.4)


async def test_what_says_that_it_is_too_large_is_not_waited_for(router: APIRouter) -> None:
    sender, limit = Sender(None), 16 * 1024
    assert await refused(sender, content_length=str(limit + 1)) == (TooLarge, {"limit": limit})
    assert sender.asked == 0
    assert await take(Intake(scope(content_length=str(limit)), Sender(b" " * limit))) == b" " * limit
    guarded = router.routes[-1]
    sized = scope(guarded, content_length=str(limit + 1))
    assert len(await take(Intake(sized, Sender(b" " * (limit + 1))))) == limit + 1


async def test_what_turns_out_too_large_is_taken_no_further() -> None:
    sender = Sender(b" " * 16 * 1024, b" ", b"more")
    assert await refused(sender) == (TooLarge, {"limit": 16 * 1024})
    assert sender.asked == 2


async def test_a_body_is_looked_at_whole_by_the_rule_of_its_route(router: APIRouter) -> None:
    assert await refused(Sender(b'"\\ud8', b'3d"')) == (Unwritable, {})
    assert await take(Intake(scope(), Sender(b'"\\ud83d', b'\\ude00"'))) == b'"\\ud83d\\ude00"'
    bodies.takes_many(router, 2)
    guarded = router.routes[-1]
    assert await refused(Sender(b",,", b","), guarded) == (TooManyValues, {"limit": 2})
    assert len(await take(Intake(scope(guarded), Sender(b",,")))) == 2


async def test_what_arrives_in_parts_is_left_to_who_takes_it_but_has_its_size(router: APIRouter) -> None:
    bodies.arrives_in_parts(router)
    bodies.at_most(router, 1)
    opened, guarded, last = router.routes
    assert await take(Intake(scope(last), Sender(b'"\\ud83d', b'"'))) == b'"\\ud83d"'
    assert await refused(Sender(b" " * 1024, b" "), last) == (TooLarge, {"limit": 1024})
    for other in (opened, guarded):
        assert await refused(Sender(b'"\\ud83d', b'"'), other) == (Unwritable, {})


@pytest.mark.parametrize(("size", "is_large"), [(128 * 1024 - 5, False), (128 * 1024 - 3, True)])
async def test_a_large_body_is_looked_at_like_a_small_one_but_beside_the_loop(
    size: int, is_large: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    beside = []

    async def to_thread(work: Any, *given: Any) -> Any:
        beside.append(work)
        return work(*given)

    monkeypatch.setattr(asyncio, "to_thread", to_thread)
    await bodies.look_at(b" " * size + b",,,", 3)
    with pytest.raises(TooManyValues) as told:
        await bodies.look_at(b" " * size + b",,,,", 3)
    assert told.value.facts == {"limit": 3}
    assert len(beside) == (2 if is_large else 0)


async def test_a_body_has_its_time_from_its_first_byte_on(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bodies, "GRACE_SECONDS", 0.05)
    assert await refused(Sender(None)) == (TooSlow, {})
    clock = asyncio.get_running_loop().time
    monkeypatch.setattr(bodies, "SLOWEST", 10_000)
    begun = clock()
    assert await refused(Sender(b" " * 4000, None)) == (TooSlow, {})
    assert 0.4 < clock() - begun < 2
    monkeypatch.setattr(bodies, "GRACE_SECONDS", 1.0)
    intake = Intake(scope(), Sender(b" ", None))
    await intake()
    await asyncio.sleep(1.0)
    begun = clock()
    with pytest.raises(TooSlow):
        await intake()
    assert clock() - begun < 0.8
