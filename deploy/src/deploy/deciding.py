"""What the first start of a Mahon decides for good."""

import os

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
    """Refuse an easy first password; here alone, where nobody else can reach it, Mahon may be tried out with one."""
    if state.get("kind") is None and admin is not None:
        easy = bool(hands.do("deploy.deciding:is_easy", *admin))
        if easy and outside:
            raise Stopped("--admin: this password is short or easy to guess; others can reach this Mahon", Code.USAGE)
        state.remember(easy_passwords=easy)
    if state.get("easy_passwords") and not outside:
        step("passwords of eight characters are enough here, as the first one was: only to try Mahon out")
        os.environ["MAHON_IDENTITY_EASY_PASSWORDS"] = "true"


def is_easy(user_name: str, password: str) -> bool:
    """Whether a first password is short or easy to guess."""
    from identity.account.domain import easy_to_guess
    from identity.settings import IdentitySettings

    return len(password) < IdentitySettings().shortest_password or easy_to_guess(password, about=(user_name,))
