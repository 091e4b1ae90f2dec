"""Who holds which keys: no half of a service more than it declares, and what an older Mahon wrote can still be read."""

import base64
import json
import os
from pathlib import Path

import pytest
from chassis.bus import NotBelieved
from chassis.keys import (
    OWN,
    Key,
    chain_in,
    chain_of,
    complete_keys,
    declared,
    load_keyring,
    make_keys,
    part_of,
    read_keyring,
)
from chassis.linking import proof
from chassis.process import HALVES
from chassis.sealing import KEY_BYTES, CannotUnseal, KeyNotHeld, Keyring
from chassis.settings import ServiceSettings
from contracts.topology import SERVICES
from joserfc.jwk import OKPKey
from pydantic import SecretStr

WHOLE = make_keys()
PROCESSES = [(service, half) for service in SERVICES for half in HALVES]
SECRETS = {Key.SEALING, Key.INDEX, Key.CHAINING, Key.SIGNING, Key.ANNOUNCING}


def ring(service: str, *keys: Key, whole: str = WHOLE) -> Keyring:
    return read_keyring(part_of(whole, service, keys))


def secrets_of(whole: str) -> dict[tuple[str, Key], str]:
    """Each secret key of a Mahon by whose it is and what it is for."""
    raw = json.loads(whole)
    found = {("identity", Key.SIGNING): raw["signing"]["d"]}
    for service in SERVICES:
        own = raw["own"][service]
        found[service, Key.SEALING] = own["wrapping"][own["current"]]
        found[service, Key.INDEX] = own["index"]
        found[service, Key.CHAINING] = own["chain"]
        found[service, Key.ANNOUNCING] = raw["announcing"][service]
    return found


def test_no_two_keys_are_the_same() -> None:
    found = secrets_of(WHOLE)
    assert len(set(found.values())) == len(found) == 4 * len(SERVICES) + 1
    assert all(len(base64.b64decode(key)) == KEY_BYTES for place, key in found.items() if place[1] is not Key.SIGNING)


@pytest.mark.parametrize(("service", "half"), PROCESSES)
def test_a_process_holds_what_it_declares_and_nothing_of_anybody_else(service: str, half: str) -> None:
    wanted = declared(service, half)
    text = part_of(WHOLE, service, wanted)
    for (owner, key), secret in secrets_of(WHOLE).items():
        assert (secret in text) == (key in wanted and owner == service), (owner, key)


def test_who_may_hold_what_is_argued() -> None:
    """The table of ADR 34: whoever changes a declaration changes this too."""
    held = {
        (service, half): {key.value for key in declared(service, half) if key in SECRETS} for service, half in PROCESSES
    }
    assert held == {
        ("identity", "api"): {"signing", "index", "chaining"},
        ("cases", "api"): {"sealing", "index", "chaining"},
        ("cases", "worker"): {"sealing", "index", "chaining", "announcing"},
        ("referrals", "api"): {"sealing", "index", "chaining"},
        **{(service, "worker"): {"announcing", "chaining"} for service in SERVICES if service != "cases"},
        **{(service, "api"): {"chaining"} for service in ("notifications", "reporting")},
    }


@pytest.mark.parametrize("key", list(Key))
def test_what_is_not_held_cannot_be_used(key: Key) -> None:
    """Each key is needed for its purpose: without it nothing is made with an empty one."""
    without, whole = ring("cases", *(set(Key) - {key})), ring("cases", *Key)
    _, wrapped = whole.new_key("case|1")
    headers = whole.events.headers("cases", b"[]")
    uses = {
        Key.SEALING: [(KeyNotHeld, lambda: without.new_key("1")), (CannotUnseal, lambda: without.unwrap(wrapped, "1"))],
        Key.INDEX: [(KeyNotHeld, lambda: without.token("name", "ana"))],
        Key.CHAINING: [(TypeError, lambda: proof(without.chain, b"audit"))],  # type: ignore[arg-type]
        Key.SIGNING: [(TypeError, lambda: without.signing["d"])],  # type: ignore[index]
        Key.VERIFYING: [(KeyNotHeld, lambda: without.verifying)],
        Key.ANNOUNCING: [(KeyError, lambda: without.events.headers("cases", b"[]"))],
        Key.HEARING: [(NotBelieved, lambda: without.events.believe(headers, b"[]"))],
    }
    for error, use in uses[key]:
        with pytest.raises(error):
            use()


@pytest.mark.parametrize("service", SERVICES)
def test_who_holds_the_public_keys_knows_what_is_signed_with_the_private_ones(service: str) -> None:
    headers = ring(service, Key.ANNOUNCING).events.headers(service, b"no events")
    with pytest.raises(NotBelieved) as signed:
        ring("reporting", Key.HEARING).events.believe(headers, b"no events")
    assert signed.value.why == "unreadable"


def test_services_read_nothing_of_each_other() -> None:
    cases, referrals = ring("cases", *OWN), ring("referrals", *OWN)
    _, wrapped = cases.new_key("case|1")
    with pytest.raises(CannotUnseal):
        referrals.unwrap(wrapped, "case|1")
    assert cases.token("name", "ana") != referrals.token("name", "ana")


def test_the_tokens_keys_are_a_pair_of_which_only_one_half_signs() -> None:
    raw = json.loads(make_keys())
    signing, verifying = OKPKey.import_key(raw["signing"]), OKPKey.import_key(raw["verifying"])
    assert (signing.is_private, verifying.is_private) == (True, False)
    assert (raw["signing"]["crv"], raw["signing"]["kid"]) == ("Ed25519", raw["verifying"]["kid"])
    assert "d" not in ring("cases", Key.VERIFYING).verifying


def an_older_one() -> dict[str, object]:
    """As it was once: one set for all."""
    raw = json.loads(WHOLE)
    keys = {"wrapping": {"k1": base64.b64encode(os.urandom(32)).decode()}, "current": "k1"}
    index = base64.b64encode(os.urandom(32)).decode()
    return keys | {"index": index, "signing": raw["signing"], "verifying": raw["verifying"]}


def test_what_was_written_with_an_older_keyring_can_be_read_and_found_with_the_completed_one() -> None:
    old = an_older_one()
    before, whole = read_keyring(json.dumps(old)), complete_keys(json.dumps(old))
    _, wrapped = before.new_key("case|1")
    cases, referrals, identity = (ring(service, *Key, whole=whole) for service in ("cases", "referrals", "identity"))
    for one in (cases, referrals):
        assert one.unwrap(wrapped, "case|1") == before.unwrap(wrapped, "case|1")
        assert one.token("name", "ana") == before.token("name", "ana")
    assert cases.current == "k1"
    assert referrals.current != "k1"
    _, anew = referrals.new_key("transition|1")
    with pytest.raises(CannotUnseal):
        cases.unwrap(anew, "transition|1")
    assert identity.index != before.index
    assert (identity.signing, identity.verifying) == (old["signing"], old["verifying"])


def test_completing_changes_nothing_that_is_there() -> None:
    whole = complete_keys(json.dumps(an_older_one()))
    assert complete_keys(whole) == whole
    assert complete_keys(WHOLE) == WHOLE
    raw = json.loads(whole)
    del raw["own"]["reporting"], raw["announcing"]["reporting"], raw["hearing"]["reporting"]
    again = json.loads(complete_keys(json.dumps(raw)))
    assert again["own"]["cases"] == raw["own"]["cases"]
    assert set(again["own"]) == set(again["announcing"]) == set(again["hearing"]) == set(SERVICES)


def settings(**given: object) -> ServiceSettings:
    empty = {"service": "cases", "database_url": SecretStr("postgresql://"), "keys": None, "keyring": None}
    return ServiceSettings.model_validate(empty | given)


def test_the_keyring_comes_from_its_file_or_from_the_settings_themselves(tmp_path: Path) -> None:
    file, text = tmp_path / "keyring.json", part_of(WHOLE, "cases", Key)
    file.write_text(text)
    assert load_keyring(settings(keyring=str(file))) == read_keyring(text)
    given = part_of(make_keys(), "cases", Key)
    assert load_keyring(settings(keys=SecretStr(given))) == read_keyring(given)
    assert load_keyring(settings(keys=SecretStr(given), keyring=str(file))) == read_keyring(given)


def test_a_process_without_a_keyring_does_not_start() -> None:
    said = "no keyring: set MAHON_KEYRING to its file or MAHON_KEYS to its content"
    with pytest.raises(SystemExit, match=f"^{said}$"):
        load_keyring(settings())


def test_an_older_keyring_without_a_key_of_the_audit_gets_one_and_keeps_the_rest() -> None:
    raw = json.loads(WHOLE)
    del raw["own"]["reporting"]["chain"]
    made = json.loads(complete_keys(json.dumps(raw)))["own"]
    assert len(base64.b64decode(made["reporting"].pop("chain"))) == KEY_BYTES
    assert made == raw["own"]
    assert json.loads(WHOLE)["own"]["cases"]["chain"] == made["cases"]["chain"]


def test_the_key_of_the_audit_is_that_of_the_service() -> None:
    own = json.loads(WHOLE)["own"]
    for service in SERVICES:
        chain = base64.b64decode(own[service]["chain"])
        assert ring(service, Key.CHAINING).chain == chain_in(WHOLE, service) == chain
        given = SecretStr(part_of(WHOLE, service, [Key.CHAINING]))
        assert chain_of(settings(service=service, keys=given)) == chain
    assert ring("cases", Key.SEALING).chain is None
    for without in ({}, {"own": {}}, {"own": {"cases": {}}}, {"own": {"referrals": own["referrals"]}}):
        assert chain_in(json.dumps(without), "cases") is None


def test_where_no_keyring_is_named_nothing_is_sealed(tmp_path: Path) -> None:
    file, text = tmp_path / "keyring.json", part_of(WHOLE, "cases", [Key.CHAINING])
    file.write_text(text)
    assert chain_of(settings()) is None
    assert chain_of(settings(keyring=str(file))) == chain_in(WHOLE, "cases")
