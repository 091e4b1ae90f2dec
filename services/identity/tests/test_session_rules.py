"""A session, a seal against forged requests, and the credentials of a header: what is one, and what is none."""

import base64
import hashlib
import hmac
from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest
from identity.session.domain import VISITOR, Session, csrf_key, fits_csrf, hash_secret, is_csrf, make_csrf, make_secret
from identity.sign_in.domain import LONGEST_CREDENTIALS, Credentials, LoginRefused, fingerprint_of, read_basic

NOW = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)
IDLE, LONG, SECOND = timedelta(minutes=30), timedelta(hours=8), timedelta(seconds=1)


def session(**more):
    given = {"last_seen_at": NOW, "expires_at": NOW + LONG, "ended_at": None, "proven_at": NOW, "disabled": False}
    return Session(id=UUID(int=1), account=UUID(int=2), **given | more)


@pytest.mark.parametrize(
    ("given", "after", "is_open"),
    [
        pytest.param({}, timedelta(0), True, id="just begun"),
        pytest.param({}, IDLE - SECOND, True, id="almost idle"),
        pytest.param({}, IDLE, False, id="idle for too long"),
        pytest.param({"last_seen_at": NOW + LONG - SECOND}, LONG - SECOND, True, id="in its last second"),
        pytest.param({"last_seen_at": NOW + LONG - SECOND}, LONG, False, id="at its end, though it was used"),
        pytest.param({"disabled": True}, timedelta(0), False, id="of an account that may not sign in"),
        pytest.param({"ended_at": NOW + LONG}, timedelta(0), False, id="that was ended"),
    ],
)
def test_a_session_is_open_until_it_ends_or_nobody_uses_it(given, after, is_open):
    assert session(**given).is_open(now=NOW + after, idle=IDLE) is is_open


def test_a_secret_is_never_the_same_and_only_its_hash_is_kept():
    secrets = {make_secret() for _ in range(100)}
    assert len(secrets) == 100
    assert {len(base64.urlsafe_b64decode(f"{each}=")) for each in secrets} == {32}
    assert hash_secret("a secret") == hashlib.sha256(b"a secret").digest()


KEY = csrf_key(b"an index")


def test_the_key_of_the_seal_is_its_own():
    assert csrf_key(b"an index") == hmac.digest(b"an index", b"csrf", "sha256")


def test_a_seal_fits_what_it_was_bound_to_and_nothing_else():
    token = make_csrf(KEY, "one session")
    assert fits_csrf(KEY, token, "one session")
    assert is_csrf(KEY, token)
    assert not fits_csrf(KEY, token, "another session")
    assert not fits_csrf(KEY, token, VISITOR)
    assert not fits_csrf(csrf_key(b"another"), token, "one session")
    assert not is_csrf(csrf_key(b"another"), token)
    assert make_csrf(KEY, "one session") != token
    visiting = make_csrf(KEY, VISITOR)
    assert fits_csrf(KEY, visiting, VISITOR)
    assert not fits_csrf(KEY, visiting, "one session")


@pytest.mark.parametrize("part", [0, 1, 2])
def test_a_seal_of_which_a_part_is_changed_or_missing_is_none(part):
    parts = make_csrf(KEY, "one session").split(".")
    assert len(parts) == 3
    assert not any("=" in each for each in parts)
    assert len(base64.urlsafe_b64decode(f"{parts[0]}==")) == 16
    for instead in ("", "x", f"{parts[part]}x"):
        forged = ".".join([*parts[:part], instead, *parts[part + 1 :]])
        assert not (is_csrf(KEY, forged) and fits_csrf(KEY, forged, "one session"))
    assert is_csrf(KEY, ".".join([*parts[:2], "x"]))
    nonce, ours, bound = parts
    assert is_csrf(KEY, f"{nonce}.{ours}.more.{bound}")
    assert not fits_csrf(KEY, f"{nonce}.{ours}.more.{bound}", "one session")
    for none in ("", ".", "..", parts[0], "é.é.é"):
        assert not is_csrf(KEY, none)
        assert not fits_csrf(KEY, none, "one session")


def test_a_seal_can_be_made_anew_by_who_knows_the_key_alone():
    """What stands in browsers stays good when Mahon is brought up to date."""
    nonce, ours, bound = make_csrf(KEY, "one session").split(".")

    def seal(to):
        digest = hmac.digest(KEY, f"{nonce}|{to}".encode(), "sha256")
        return base64.urlsafe_b64encode(digest).rstrip(b"=").decode()

    assert (ours, bound) == (seal("visitor"), seal("one session"))


def basic(text, kind="Basic"):
    given = text if isinstance(text, bytes) else text.encode()
    return f"{kind} {base64.b64encode(given).decode()}"


@pytest.mark.parametrize(
    ("header", "credentials"),
    [
        (basic("amina:a password"), Credentials("amina", "a password")),
        (basic("amina:with:colons"), Credentials("amina", "with:colons")),
        (basic("amina:é"), Credentials("amina", "é")),
        (basic("amina"), Credentials("amina", "")),
        (basic(":x"), Credentials("", "x")),
        (basic("amina:x", kind="bAsIc"), Credentials("amina", "x")),
        (f"{basic('amina:x')}  ", Credentials("amina", "x")),
        ("Basic", Credentials("", "")),
        ("Bearer abc", None),
        ("Basically abc", None),
        ("", None),
        (None, None),
    ],
)
def test_credentials_of_a_header(header, credentials):
    assert read_basic(header) == credentials


@pytest.mark.parametrize("rest", ["é", "not base64!", "YTpi!", "YT pi", "abc", base64.b64encode(b"\xff:x").decode()])
def test_what_is_no_base64_or_no_text_is_refused_as_wrong_credentials(rest):
    with pytest.raises(LoginRefused) as refused:
        read_basic(f"Basic {rest}")
    assert refused.value.__cause__ is not None


def test_no_more_is_read_than_credentials_can_be():
    longest = "a:" + "x" * 2 * LONGEST_CREDENTIALS
    found = read_basic(basic(longest))
    assert found is not None
    assert len(found.user_name) + 1 + len(found.password) == LONGEST_CREDENTIALS * 3 // 4


def test_where_a_name_must_not_be_kept_its_mark_stands_for_it():
    assert fingerprint_of(b"k", "account", "amina") == hmac.digest(b"k", b"account|amina", "sha256")
    marks = {fingerprint_of(*each) for each in ((b"k", "a", "b"), (b"l", "a", "b"), (b"k", "c", "b"), (b"k", "a", "d"))}
    assert len(marks) == 4
