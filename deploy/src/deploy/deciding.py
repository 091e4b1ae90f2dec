"""What the first start of a Mahon decides for good."""

import ipaddress
import os
from collections.abc import Mapping
from urllib.parse import urlsplit

from deploy.aside import OUR_OWN, Hands
from deploy.say import Code, Stopped, step
from deploy.site import Kind
from deploy.state import State


def decide_kind(state: State, *, empty: bool, admin: tuple[str, str] | None) -> Kind:
    """Whether this Mahon is a demonstration or a real one; that is decided once, at its first start."""
    known = state.get("kind")
    if known is None:
        if empty and admin is None:
            raise Stopped("--empty needs --admin user, or nobody could log in", Code.USAGE)
        return Kind.EMPTY if empty else Kind.DEMONSTRATION
    if empty and known == Kind.DEMONSTRATION:
        raise Stopped(f"{state.folder} holds the demonstration; choose another with --state", Code.USAGE)
    return Kind(known)


def decide_passwords(state: State, admin: tuple[str, str] | None, *, outside: bool, hands: Hands = OUR_OWN) -> None:
    """Refuse an easy first password; here alone, where nobody else can reach it, Mahon may be tried out with one.

    What was begun so is not opened to others before that administrator is given a strong one (`beginning`).
    """
    begun, known = state.get("kind") is not None, bool(state.get("easy_passwords"))
    if admin is not None and (not begun or (known and outside)):
        easy = bool(hands.do("deploy.deciding:is_easy", *admin))
        if easy and outside:
            raise Stopped("--admin: this password is short or easy to guess; others can reach this Mahon", Code.USAGE)
        if not begun and not known:
            state.remember(easy_passwords=easy, first_admin=admin[0])
    if not state.get("easy_passwords"):
        return
    if not outside:
        step("passwords of eight characters are enough here, as the first one was: only to try Mahon out")
        os.environ["MAHON_IDENTITY_EASY_PASSWORDS"] = "true"
        return
    first = state.get("first_admin") or "NAME"
    if admin is None or first not in ("NAME", admin[0]):
        raise Stopped(
            f"this Mahon was begun with an easy password, and others could reach it now: start it with --admin {first}"
            " and a strong password on standard input, which is then theirs",
            Code.USAGE,
        )


def is_reached_by_others(host: str, given: Mapping[str, str] = os.environ) -> bool:
    """Whether others than this machine are served: at `--host`, at MAHON_BIND, or by the name of MAHON_SITE.

    A name other than localhost means others even where the gateway listens here alone: something else leads to it.
    """
    named = urlsplit(given.get("MAHON_SITE", "")).hostname
    return any(not _is_here(each) for each in (host, *given.get("MAHON_BIND", "").split(), named or host))


def _is_here(host: str) -> bool:
    try:
        return ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return host == "localhost"


def is_easy(user_name: str, password: str) -> bool:
    """Whether a first password is short or easy to guess."""
    from identity.account.domain import easy_to_guess
    from identity.settings import IdentitySettings

    return len(password) < IdentitySettings().shortest_password or easy_to_guess(password, about=(user_name,))
