"""Sealing: what was sealed for a record opens for it alone, with its key alone, and without the key never again."""

import base64
import json
import os
from dataclasses import replace
from pathlib import Path

import pytest
from chassis.bus.signing import EventKeys
from chassis.sealing import (
    KEY_BYTES,
    NONCE,
    CannotUnseal,
    Keyring,
    fingerprint,
    load_keyring,
    make_keyring_text,
    read_keyring,
    seal,
    unseal,
)
from chassis.settings import ServiceSettings
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from joserfc.jwk import OKPKey
from pydantic import SecretStr

CASE = "case|9e107d9d"
VALUES = {"name": "Ana Soares", "aliases": ["Anita", "Àna"], "age": None}


@pytest.fixture
def keyring() -> Keyring:
    return read_keyring(make_keyring_text())


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
    other = read_keyring(make_keyring_text())
    assert other.current == keyring.current
    with pytest.raises(CannotUnseal):
        other.unwrap(wrapped, CASE)


def test_equal_values_meet_in_the_index_and_others_do_not(keyring: Keyring) -> None:
    token = keyring.token("name", "soares")
    assert token == keyring.token("name", "soares")
    assert token != keyring.token("name", "Soares")
    assert token != keyring.token("birth", "soares")
    assert token != read_keyring(make_keyring_text()).token("name", "soares")


def test_a_token_is_what_the_database_has_kept_so_far() -> None:
    fixed = Keyring({"k1": bytes(32)}, "k1", bytes(range(32)), None, {}, EventKeys({}, {}))
    # HMAC-SHA256 of `name|soares`, its first 63 bits: a signed bigint holds no more.
    assert fixed.token("name", "soares") == 6569566815645716271
    assert all(0 <= fixed.token("name", str(number)) < 1 << 63 for number in range(64))


def test_a_keyring_is_known_by_its_current_and_index_key(keyring: Keyring) -> None:
    assert hash(keyring) == hash(replace(keyring, signing=None))
    assert hash(keyring) != hash(replace(keyring, current="k2"))
    assert hash(keyring) != hash(replace(keyring, index=os.urandom(KEY_BYTES)))


def test_a_new_keyring_file_holds_what_a_keyring_needs() -> None:
    text = make_keyring_text()
    raw = json.loads(text)
    assert list(raw) == ["wrapping", "current", "index", "signing", "verifying", "announcing", "hearing"]
    assert text.startswith('{\n "wrapping"')
    assert raw["current"] == "k1"
    assert list(raw["wrapping"]) == ["k1"]
    for key in (raw["wrapping"]["k1"], raw["index"]):
        assert len(base64.b64decode(key)) == KEY_BYTES
    assert raw["wrapping"]["k1"] != raw["index"]


def test_the_tokens_keys_are_a_pair_of_which_only_one_half_signs() -> None:
    raw = json.loads(make_keyring_text())
    signing, verifying = OKPKey.import_key(raw["signing"]), OKPKey.import_key(raw["verifying"])
    assert (signing.is_private, verifying.is_private) == (True, False)
    assert raw["signing"]["crv"] == "Ed25519"
    assert raw["signing"]["kid"] == raw["verifying"]["kid"]
    assert raw["signing"]["x"] == raw["verifying"]["x"]


def test_a_keyring_is_read_as_it_was_written() -> None:
    text = make_keyring_text()
    raw = json.loads(text)
    keyring = read_keyring(text)
    assert keyring.wrapping == {"k1": base64.b64decode(raw["wrapping"]["k1"])}
    assert keyring.current == "k1"
    assert keyring.index == base64.b64decode(raw["index"])
    assert keyring.signing == raw["signing"]
    assert keyring.verifying == raw["verifying"]


def test_a_service_gets_a_keyring_that_cannot_sign() -> None:
    raw = json.loads(make_keyring_text())
    del raw["signing"]
    keyring = read_keyring(json.dumps(raw))
    assert keyring.signing is None
    assert keyring.verifying == raw["verifying"]


def settings(**given: object) -> ServiceSettings:
    empty = {"service": "cases", "database_url": SecretStr("postgresql://"), "keys": None, "keyring": None}
    return ServiceSettings.model_validate(empty | given)


def test_the_keyring_comes_from_its_file_or_from_the_settings_themselves(tmp_path: Path) -> None:
    file, text = tmp_path / "keyring.json", make_keyring_text()
    file.write_text(text)
    assert load_keyring(settings(keyring=str(file))) == read_keyring(text)
    given = make_keyring_text()
    assert load_keyring(settings(keys=SecretStr(given))) == read_keyring(given)
    assert load_keyring(settings(keys=SecretStr(given), keyring=str(file))) == read_keyring(given)


def test_a_service_without_a_keyring_does_not_start() -> None:
    said = "no keyring: set MAHON_KEYRING to its file or MAHON_KEYS to its content"
    with pytest.raises(SystemExit, match=f"^{said}$"):
        load_keyring(settings())


def test_a_fingerprint_tells_its_parts_apart() -> None:
    assert fingerprint(b"a", b"b") == fingerprint(b"a", b"b")
    assert fingerprint(b"a", b"b") != fingerprint(b"ab")
    assert fingerprint(b"ab", b"c") != fingerprint(b"a", b"bc")
    assert fingerprint(b"a", b"b").hex() == "59b271ae1bbcb1d31d41929817f4b16fb439eb4f31520b5ad1d5ce98920a7138"


def _changed(sealed: bytes, place: int) -> bytes:
    return sealed[:place] + bytes([sealed[place] ^ 1]) + sealed[place + 1 :]
