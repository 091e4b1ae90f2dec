"""Terms of a record's sealed values. They become blind tokens: whoever reads the index learns no value."""

import re
from collections.abc import Iterable
from functools import lru_cache

from anyascii import anyascii
from contracts.values import FrozenValues
from metaphone import doublemetaphone

Term = tuple[str, str]
"""Kind and normalised value."""

SHORTEST, LONGEST = 3, 16
WHOLE_ONLY = frozenset({"name", "name_nickname", "name_other"})
"""Found by their sound; by the query language only when the whole text is the same."""
WORDS = re.compile(r"[^\W_]+", re.UNICODE)
NOT_DIGITS = re.compile(r"\D+")


def terms_of(values: FrozenValues, *, identifiers: Iterable[str], phones: Iterable[str]) -> set[Term]:
    """What finds a record by an identifier or a telephone. Names count as identifiers only as a whole."""
    found: set[Term] = set()
    for name in identifiers:
        value = values.get(name)
        if isinstance(value, str) and value.strip():
            found |= _identifier_terms(name, value)
    for name in phones:
        number = _digits(values.get(name))
        if number:
            found.add(("phone", number))
    return found


def sounds_of(values: FrozenValues, names: Iterable[str]) -> set[Term]:
    """What finds a record by a name, as it sounds and as it is written."""
    found: set[Term] = set()
    for name in names:
        value = values.get(name)
        if isinstance(value, str):
            found.update(name_terms(value))
    return found


def _identifier_terms(name: str, value: str) -> set[Term]:
    if name in WHOLE_ONLY:
        return {exactly(name, value)}
    plain = plain_identifier(value)
    longest = min(len(plain), LONGEST)
    found = {("identifier", plain[:length]) for length in range(SHORTEST, longest + 1)}
    return found | {("identifier", plain), exactly(name, value)}


def exactly(field: str, value: str) -> Term:
    """The term of this field having this value."""
    return f"is:{field}", plain_identifier(value)


def plain_identifier(value: str) -> str:
    return value.strip().casefold()


def identifier_term(query: str) -> Term:
    """Finds identifiers that begin with the query (3 to 16 characters), or are the query."""
    return "identifier", plain_identifier(query)


def phone_term(query: str) -> Term:
    return "phone", _digits(query)


def _digits(value: object) -> str:
    return NOT_DIGITS.sub("", value) if isinstance(value, str) else ""


def name_terms(text: str) -> list[Term]:
    """Each word as it sounds and as it is written, in any script."""
    return [term for word in WORDS.findall(text) for term in _word_terms(word)]


@lru_cache(maxsize=8192)
def _word_terms(word: str) -> tuple[Term, ...]:
    plain = "".join(WORDS.findall(anyascii(word))).casefold()
    if not plain:
        return ()
    sound = doublemetaphone(plain)[0] or plain.upper()
    return ("sound", sound), ("word", plain)
