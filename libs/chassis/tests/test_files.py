"""A file in a body is decoded as it comes; what is kept of it is sealed in pieces that cannot be moved or left out."""

import base64
import json
import random
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

import pytest
from chassis.errors import Invalid, TooLarge
from chassis.large_text import MOST_BESIDE, Apart
from chassis.objects import FileLost, FilesAway, Objects
from chassis.sealing import PIECE, TAG, CannotUnseal, new_file_key, opened_pieces, sealed_pieces
from chassis.settings import ServiceSettings
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from structlog.testing import capture_logs

CONTENT = random.Random(7).randbytes(5_000)  # noqa: S311  # any bytes
ENCODED = base64.b64encode(CONTENT).decode()


def taken(body, step):
    apart = Apart("attachment", 10_000)
    for place in range(0, len(body), step):
        apart.feed(body[place : place + step])
    return apart


BODIES = {
    "as it is": json.dumps({"data": {"a": 'q"x\\', "attachment": ENCODED, "b": [1, {"c": "attachment"}]}}),
    "escaped slashes and lines": json.dumps({"data": {"attachment": ENCODED}}).replace("/", "\\/").replace("A", "A\\n"),
    "with space": '{ "data" : { "attachment" : "' + ENCODED + '" } }',
}


@pytest.mark.parametrize("body", BODIES.values(), ids=BODIES)
@pytest.mark.parametrize("step", [1, 3, 64, 100_000])
def test_a_file_is_taken_out_of_its_body_however_that_arrives(body, step) -> None:
    apart = taken(body.encode(), step)
    assert bytes(apart.decoder.end()) == CONTENT
    whole = json.loads(body)
    whole["data"]["attachment"] = ""
    assert json.loads(bytes(apart.beside)) == whole


@pytest.mark.parametrize("text", ["AAA", "AA=A", "AA==AAAA", "A\\u0041AA", "éAAA", "AAA?"])
def test_what_is_no_base64_is_refused(text) -> None:
    with pytest.raises(Invalid):
        taken(f'{{"data":{{"attachment":"{text}"}}}}'.encode(), 2).decoder.end()


def test_neither_the_file_nor_what_stands_beside_it_grows_without_end() -> None:
    large = base64.b64encode(bytes(10_001)).decode()
    with pytest.raises(TooLarge) as refused:
        taken(f'{{"attachment":"{large}"}}'.encode(), 999)
    assert refused.value.facts == {"limit": 10_000}
    with pytest.raises(TooLarge):
        taken(b'{"name":"' + b"x" * MOST_BESIDE + b'"}', 999)


async def parts(sealed, step):
    for place in range(0, len(sealed), step):
        yield sealed[place : place + step]


async def opened(key, sealed, about="a", step=70_000):
    return b"".join([piece async for piece in opened_pieces(key, parts(sealed, step), about)])


@pytest.mark.parametrize("size", [0, 1, PIECE - 1, PIECE, PIECE + 1, 2 * PIECE, 2 * PIECE + 5])
async def test_what_was_sealed_is_opened_again(size) -> None:
    key, content = new_file_key(), bytes(size)
    sealed = b"".join(sealed_pieces(key, content, "a"))
    assert await opened(key, sealed) == content


async def test_no_piece_is_left_out_moved_altered_or_anothers() -> None:
    key, content = new_file_key(), CONTENT * 120
    pieces = list(sealed_pieces(key, content, "a"))
    assert len(pieces) == 3
    first, second, last = pieces
    assert len(first) == PIECE + TAG
    wrong = [first + second, second + first + last, first + last, first + second + last[:-1], last, b""]
    wrong.append(first[:9] + bytes([first[9] ^ 1]) + first[10:] + second + last)
    for sealed in wrong:
        with pytest.raises(CannotUnseal):
            await opened(key, sealed)
    for other_key, about in ((new_file_key(), "a"), (key, "b")):
        with pytest.raises(CannotUnseal):
            await opened(other_key, b"".join(pieces), about)


async def test_a_file_is_kept_in_a_form_that_outlives_this_code() -> None:
    """Each piece: AES-256-GCM under its place in eleven bytes and whether it is the last in one, and a tag."""
    key, content = new_file_key(), bytes(PIECE + 1)
    assert len(key) == 32
    first, last = sealed_pieces(key, content, "a")
    assert AESGCM(key).decrypt(bytes(12), first, b"a") == content[:PIECE]
    assert AESGCM(key).decrypt(bytes(10) + b"\x01\x01", last, b"a") == content[PIECE:]
    assert len(last) == 1 + TAG


@pytest.mark.parametrize("where", ["folder", "memory"])
async def test_a_folder_keeps_what_it_is_given(where, tmp_path) -> None:
    url = (tmp_path / "files").as_uri() if where == "folder" else "memory:///"
    objects = Objects(ServiceSettings(objects=url))
    await objects.put("one", iter([CONTENT, CONTENT]))
    assert b"".join([part async for part in await objects.get("one")]) == CONTENT * 2
    later = datetime.now(UTC) + timedelta(seconds=5)
    assert [names async for names in objects.list_before(later)] == [["one"]]
    assert [names async for names in objects.list_before(later - timedelta(days=1))] == [[]]
    await objects.delete(["one", "nothing"])
    with pytest.raises(FileLost):
        await objects.get("one")


async def test_where_no_place_is_named_or_it_cannot_be_reached_files_are_away(tmp_path) -> None:
    (tmp_path / "file").write_text("no folder")
    for url in (None, (tmp_path / "file" / "files").as_uri()):
        with pytest.raises(FilesAway):
            await Objects(ServiceSettings(objects=url)).put("one", iter([b"x"]))


class Refusing(BaseHTTPRequestHandler):
    """A bucket's server that does not know the account."""

    def do_GET(self):
        self.send_response(403)
        self.send_header("Content-Length", "0")
        self.end_headers()

    do_POST = do_PUT = do_DELETE = do_GET  # noqa: N815  # so http.server names them

    def log_message(self, *_):
        """Nothing."""


async def test_a_bucket_that_refuses_the_account_is_away_for_people_and_named_in_the_log() -> None:
    with ThreadingHTTPServer(("127.0.0.1", 0), Refusing) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        told = {"objects": "s3://mahon/files", "objects_endpoint": f"http://127.0.0.1:{server.server_port}"}
        account = {"objects_key_id": "mahon", "objects_key": "of-somebody-else"}
        objects = Objects(ServiceSettings(**told, **account))
        with capture_logs() as said:
            for asked in (objects.put("one", iter([b"x"])), objects.get("one"), objects.delete(["one"])):
                with pytest.raises(FilesAway):
                    await asked
        server.shutdown()
    assert [(each["event"], each["error_class"]) for each in said] == [("files_away", "PermissionDeniedError")] * 3
    assert not any(secret in str(said) for secret in account.values())
