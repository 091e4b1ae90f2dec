"""Service tokens as an attacker makes them: each service accepts its own from identity, and none of these."""

import json
import time
from base64 import urlsafe_b64encode
from collections.abc import Callable, Iterator
from typing import Any
from uuid import uuid4

import pytest
from chassis.errors import NotSignedIn
from chassis.keys import make_keys, read_keyring
from chassis.tokens import ALGORITHM, ISSUER, LEEWAY, Signer, Verifier
from contracts.topology import SERVICES
from cryptography.hazmat.primitives import hashes, hmac
from cryptography.hazmat.primitives.asymmetric.ec import ECDSA, SECP256R1, generate_private_key
from joserfc.jwk import OKPKey
from testkit.services import KEYRING

SIGNING = KEYRING.signing or {}
KID = SIGNING["kid"]
STRANGER = read_keyring(make_keys()).signing or {}
OTHERS_KEY = {**STRANGER, "kid": KID}
"""A key of somebody else under the id of ours."""
Forge = Callable[[str], str]


def part(value: object) -> str:
    content = value if isinstance(value, bytes) else json.dumps(value).encode()
    return urlsafe_b64encode(content).rstrip(b"=").decode()


def claims_for(service: str, **changed: Any) -> dict[str, Any]:
    now = int(time.time())
    usual = {"iss": ISSUER, "aud": service, "sub": str(uuid4()), "sid": "s", "auth_time": now, "iat": now}
    made = usual | {"exp": now + 60, "jti": uuid4().hex} | changed
    return {name: value for name, value in made.items() if value is not None}


def signed(header: object, claims: object, key: dict[str, str] = SIGNING) -> str:
    """Signed with Ed25519, whatever header and claims say."""
    body = f"{part(header)}.{part(claims)}"
    signature = OKPKey.import_key(key).private_key.sign(body.encode())  # type: ignore[arg-type, union-attr]
    return f"{body}.{part(signature)}"


def header_with(**changed: Any) -> dict[str, Any]:
    made = {"alg": ALGORITHM, "typ": "at+jwt", "kid": KID} | changed
    return {name: value for name, value in made.items() if value is not None}


def by_header(**changed: Any) -> Forge:
    return lambda service: signed(header_with(**changed), claims_for(service))


def by_claims(**changed: Any) -> Forge:
    return lambda service: signed(header_with(), claims_for(service, **changed))


def unsigned(alg: str, *, dot: str = ".") -> Forge:
    return lambda service: f"{part(header_with(alg=alg))}.{part(claims_for(service))}{dot}"


def with_hmac(secret: bytes) -> Forge:
    """HS256, with what everybody may know taken for the secret."""

    def forge(service: str) -> str:
        body = f"{part(header_with(alg='HS256'))}.{part(claims_for(service))}"
        made = hmac.HMAC(secret, hashes.SHA256())
        made.update(body.encode())
        return f"{body}.{part(made.finalize())}"

    return forge


def with_ecdsa(service: str) -> str:
    body = f"{part(header_with(alg='ES256'))}.{part(claims_for(service))}"
    return f"{body}.{part(generate_private_key(SECP256R1()).sign(body.encode(), ECDSA(hashes.SHA256())))}"


def true(service: str) -> str:
    return Signer(SIGNING, 60).sign(account=uuid4(), session="s", audience=service)


def altered(change: Callable[[list[str]], list[str]]) -> Forge:
    return lambda service: ".".join(change(true(service).split(".")))


def twice(name: str, first: object, second: object) -> Forge:
    """A claim that is said twice: who reads the first one and who reads the last one differ."""

    def forge(service: str) -> str:
        whole = json.dumps(claims_for(service) | {name: second})
        return signed(header_with(), f'{{"{name}": {json.dumps(first)}, {whole[1:]}'.encode())

    return forge


def past(seconds: int) -> int:
    return int(time.time()) - seconds


PUBLIC = OKPKey.import_key(KEYRING.verifying)  # type: ignore[arg-type]  # a JWK dict
FORGERIES: dict[str, Forge] = {
    **{f"alg {alg}": unsigned(alg) for alg in ("none", "None", "nOnE", "NONE", "")},
    "alg none without a dot": unsigned("none", dot=""),
    **{f"alg {alg} over a true signature": by_header(alg=alg) for alg in ("EdDSA", "Ed448", "ES256", "HS256", "RS256")},
    "no alg": by_header(alg=None),
    "alg is a list": by_header(alg=[ALGORITHM]),
    "hmac by the public JWK": with_hmac(json.dumps(KEYRING.verifying).encode()),
    "hmac by the public bytes": with_hmac(PUBLIC.public_key.public_bytes_raw()),  # type: ignore[union-attr]
    "hmac by the public PEM": with_hmac(PUBLIC.as_pem(private=False)),
    "hmac by nothing": with_hmac(b""),
    "ecdsa": with_ecdsa,
    **{
        f"kid {kid!r}".replace(KID, "ours").replace(KID.upper(), "OURS"): by_header(kid=kid)
        for kid in ("unknown", "", "../../dev/null", f"{KID}' OR '1'='1", f"{KID}\0", KID.upper() + "x", 0, [KID], {})
    },
    "no kid": by_header(kid=None),
    "the stranger's key under our id": lambda service: signed(header_with(), claims_for(service), OTHERS_KEY),
    "the stranger's key under its own id": lambda service: Signer(STRANGER, 60).sign(
        account=uuid4(), session="s", audience=service
    ),
    "the key comes along": lambda service: signed(
        header_with(jwk=OKPKey.import_key(STRANGER).as_dict(private=False)),  # type: ignore[arg-type]
        claims_for(service),
        OTHERS_KEY,
    ),
    **{
        f"header {name}": by_header(**{name: value})
        for name, value in {
            "jku": "https://attacker.example/keys.json",
            "x5u": "https://attacker.example/certificate.pem",
            "x5c": ["AAAA"],
            "jwk": {"kty": "OKP"},
            "crit": ["exp"],
            "b64": False,
            "zip": "DEF",
            "cty": "JWT",
        }.items()
    },
    **{f"typ {typ!r}": by_header(typ=typ) for typ in ("JWT", "at+JWT", "id+jwt", "", None, 1)},
    **{f"iss {iss!r}": by_claims(iss=iss) for iss in ("mahon", f"{ISSUER}.attacker.example", "", None, [ISSUER])},
    **{f"aud {aud!r}": by_claims(aud=aud) for aud in ("", "*", None, [], {})},
    "expired": by_claims(exp=past(LEEWAY + 2)),
    "expires at no time": by_claims(exp=None),
    "expires by words": by_claims(exp="tomorrow"),
    "issued tomorrow": by_claims(iat=past(-86_400)),
    "issued at no time": by_claims(iat=None),
    "not before tomorrow": by_claims(nbf=past(-86_400)),
    "no subject": by_claims(sub=None),
    "a subject that is no id": by_claims(sub="1 OR 1=1"),
    "no proof": by_claims(auth_time=None),
    "an audience said twice": twice("aud", "nobody", "nobody"),
    "an expiry said twice": twice("exp", past(-60), past(60)),
    "signature cut off": altered(lambda parts: [*parts[:2], ""]),
    "signature cut short": altered(lambda parts: [*parts[:2], parts[2][:-4]]),
    "signature of another token": lambda service: ".".join(
        [*true(service).split(".")[:2], true(service).split(".")[2]]
    ),
    "claims of another token": lambda service: ".".join(
        [true(service).split(".")[0], part(claims_for(service)), true(service).split(".")[2]]
    ),
    "a fourth part": altered(lambda parts: [*parts, "AAAA"]),
    "two parts": altered(lambda parts: parts[:2]),
    "space about it": lambda service: f" {true(service)} ",
    "a quote after it": lambda service: f"{true(service)}'",
    "claims that are a list": lambda service: signed(header_with(), [claims_for(service)]),
    "claims that are a text": lambda service: signed(header_with(), "claims"),
    "no JSON": lambda service: signed(header_with(), b"\xff\xfe"),
    "a million letters": lambda _: "a" * 1_000_000,
    "ten thousand parts": lambda _: "a." * 10_000,
    "deep claims": lambda service: signed(header_with(), b'{"a":' * 20_000 + b"1" + b"}" * 20_000),
}


def attempts() -> Iterator[tuple[str, str]]:
    for name in FORGERIES:
        yield from ((service, name) for service in SERVICES)


@pytest.mark.parametrize(("service", "name"), list(attempts()))
def test_no_forged_token_is_accepted_by_any_service(service: str, name: str) -> None:
    with pytest.raises(NotSignedIn):
        Verifier([KEYRING.verifying], service).verify(FORGERIES[name](service))


@pytest.mark.parametrize("service", SERVICES)
def test_a_token_of_another_service_is_refused_and_the_service_s_own_is_taken(service: str) -> None:
    verifier = Verifier([KEYRING.verifying], service)
    for other in SERVICES:
        if other == service:
            assert verifier.verify(true(other)).session == "s"
            assert verifier.verify(signed(header_with(), claims_for(other))).session == "s"
        else:
            with pytest.raises(NotSignedIn):
                verifier.verify(true(other))


def test_there_are_enough_of_them() -> None:
    assert len(FORGERIES) >= 45
