"""Sealing: what was sealed for a record opens for it alone, with its key alone, and without the key never again."""

import os
from dataclasses import replace

import pytest
from chassis.bus.signing import EventKeys
from chassis.sealing import (
    KEY_BYTES,
    NONCE,
    CannotUnseal,
    Keyring,
    fingerprint,
    seal,
    unseal,
)
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

CASE = "case|9e107d9d"
VALUES = {"name": "Ana Soares", "aliases": ["Anita", "Àna"], "age": None}


def a_ring() -> Keyring:
    return Keyring({"k1": os.urandom(32)}, "k1", os.urandom(32), None, None, EventKeys({}, {}))


@pytest.fixture
def keyring() -> Keyring:
    return a_ring()


def test_what_was_sealed_opens_with_its_key(keyring: Keyring) -> None:
    key, wrapped = keyring.new_key(CASE)
    assert len(key) == KEY_BYTES
    assert keyring.unwrap(wrapped, CASE) == key
    assert unseal(key, seal(key, VALUES, CASE), CASE) == VALUES


def test_the_same_values_never_look_the_same_twice(keyring: Keyring) -> None:
    (key, wrapped), (other, wrapped_again) = keyring.new_key(CASE), keyring.new_key(CASE)
    assert key != other
    assert wrapped != wrapped_again
    first, second = seal(key, VALUES, CASE), seal(key, VALUES, CASE)
    assert first[:NONCE] != second[:NONCE]
    assert b"Ana" not in first
    # A nonce, the text and the tag of sixteen bytes that proves it: nothing else is kept.
    assert len(seal(key, "", CASE)) == NONCE + len('""') + 16


def test_what_was_sealed_for_one_record_opens_for_no_other(keyring: Keyring) -> None:
    key, wrapped = keyring.new_key(CASE)
    with pytest.raises(CannotUnseal):
        keyring.unwrap(wrapped, "case|another")
    with pytest.raises(CannotUnseal):
        unseal(key, seal(key, VALUES, CASE), "case|another")


def test_one_changed_byte_is_noticed_wherever_it_is(keyring: Keyring) -> None:
    key, wrapped = keyring.new_key(CASE)
    sealed = seal(key, VALUES, CASE)
    for place in (0, NONCE, len(sealed) - 1):
        with pytest.raises(CannotUnseal):
            unseal(key, _changed(sealed, place), CASE)
    for place in (1, 1 + len("k1"), 1 + len("k1") + NONCE, len(wrapped) - 1):
        with pytest.raises(CannotUnseal):
            keyring.unwrap(_changed(wrapped, place), CASE)


def test_a_key_is_wrapped_under_the_current_one_and_says_which(keyring: Keyring) -> None:
    wrapping = keyring.wrapping | {"k2": os.urandom(KEY_BYTES)}
    turned = replace(keyring, wrapping=wrapping, current="k2")
    key, wrapped = turned.new_key(CASE)
    assert wrapped[:3] == b"\x02k2"
    assert turned.unwrap(wrapped, CASE) == key
    # The form is kept for as long as any record: key id, nonce, and the key sealed for `key id|what it is about`.
    nonce, rest = wrapped[3 : 3 + NONCE], wrapped[3 + NONCE :]
    assert AESGCM(wrapping["k2"]).decrypt(nonce, rest, f"k2|{CASE}".encode()) == key


def test_keys_wrapped_before_the_current_one_still_open(keyring: Keyring) -> None:
    key, wrapped = keyring.new_key(CASE)
    turned = replace(keyring, wrapping=keyring.wrapping | {"k2": os.urandom(KEY_BYTES)}, current="k2")
    assert turned.unwrap(wrapped, CASE) == key


def test_a_key_whose_wrapping_key_was_destroyed_is_gone(keyring: Keyring) -> None:
    _, wrapped = keyring.new_key(CASE)
    without = replace(keyring, wrapping={"k2": os.urandom(KEY_BYTES)}, current="k2")
    with pytest.raises(CannotUnseal):
        without.unwrap(wrapped, CASE)


def test_another_keyring_with_the_same_names_opens_nothing(keyring: Keyring) -> None:
    _, wrapped = keyring.new_key(CASE)
    other = a_ring()
    assert other.current == keyring.current
    with pytest.raises(CannotUnseal):
        other.unwrap(wrapped, CASE)


def test_equal_values_meet_in_the_index_and_others_do_not(keyring: Keyring) -> None:
    token = keyring.token("name", "soares")
    assert token == keyring.token("name", "soares")
    assert token != keyring.token("name", "Soares")
    assert token != keyring.token("birth", "soares")
    assert token != a_ring().token("name", "soares")


def test_a_token_is_what_the_database_has_kept_so_far() -> None:
    fixed = Keyring({"k1": bytes(32)}, "k1", bytes(range(32)), None, {}, EventKeys({}, {}))
    # HMAC-SHA256 of `name|soares`, its first 63 bits: a signed bigint holds no more.
    assert fixed.token("name", "soares") == 6569566815645716271
    assert all(0 <= fixed.token("name", str(number)) < 1 << 63 for number in range(64))


def test_a_keyring_is_known_by_its_current_and_index_key(keyring: Keyring) -> None:
    assert hash(keyring) == hash(replace(keyring, signing=None))
    assert hash(keyring) != hash(replace(keyring, current="k2"))
    assert hash(keyring) != hash(replace(keyring, blind=os.urandom(KEY_BYTES)))


def test_a_fingerprint_tells_its_parts_apart() -> None:
    assert fingerprint(b"a", b"b") == fingerprint(b"a", b"b")
    assert fingerprint(b"a", b"b") != fingerprint(b"ab")
    assert fingerprint(b"ab", b"c") != fingerprint(b"a", b"bc")
    assert fingerprint(b"a", b"b").hex() == "59b271ae1bbcb1d31d41929817f4b16fb439eb4f31520b5ad1d5ce98920a7138"


def _changed(sealed: bytes, place: int) -> bytes:
    return sealed[:place] + bytes([sealed[place] ^ 1]) + sealed[place + 1 :]
