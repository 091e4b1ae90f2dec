"""Terms of a record's sealed values. They become blind tokens: whoever reads the index learns no value."""

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from itertools import islice

from anyascii import anyascii
from contracts.values import FrozenValues
from metaphone import doublemetaphone

from cases.search.domain.sounding import key_of, words_of

Term = tuple[str, str]
"""Kind and normalised value. In the index the kind also says of which field it is."""

TOKENS = 3
"""Which way this is of making terms. Whoever changes it counts on: all records get their tokens anew (`renewal`)."""
SHORTEST, LONGEST = 3, 16
SHORTEST_PHONE = 7
"""Fewer digits at the end of a number are shared by many."""
WHOLE_ONLY = frozenset({"name", "name_nickname", "name_other"})
"""Found by their sound; by the query language only when the whole text is the same."""
MOST_WORDS = 20
"""Of a name, or of a search for one; what follows them in a name is not found by its sound."""
LONGEST_WORD = 64
LONGEST_NAME = 400
MOST_DIGITS = 40
"""No telephone has more, nor have two in one field."""
WORDS = re.compile(r"[^\W_]+", re.UNICODE)


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
            found |= {of_field(term, name) for term in [("phone", number), *_endings("phone_end", number)]}
    return found


def sounds_of(values: FrozenValues, names: Iterable[str]) -> set[Term]:
    """What finds a record by a name, as it sounds and as it is written."""
    found: set[Term] = set()
    for name in names:
        value = values.get(name)
        if isinstance(value, str):
            found.update(of_field(term, name) for term in [*name_terms(value), *alike_terms(value)])
    return found


def _identifier_terms(name: str, value: str) -> set[Term]:
    if name in WHOLE_ONLY:
        return {exactly(name, value)}
    kind, plain = of_field(identifier_term(value), name)
    longest = min(len(plain), LONGEST)
    return {exactly(name, value), (kind, plain), *[(kind, plain[:length]) for length in range(SHORTEST, longest + 1)]}


def of_field(term: Term, field: str) -> Term:
    """The term where it is this field's: whoever may not read a field finds nothing by it."""
    return f"{term[0]}:{field}", term[1]


def exactly(field: str, value: str) -> Term:
    """The term of this field having this value."""
    return f"is:{field}", plain_identifier(value)


def plain_identifier(value: str) -> str:
    return value.strip().casefold()


def identifier_term(query: str) -> Term:
    """Finds identifiers that begin with the query (3 to 16 characters), or are the query."""
    return "identifier", plain_identifier(query)


def phone_terms(query: str) -> list[Term]:
    """Finds the number however it is written: either may lack the country's code, or have it after 00 or a plus."""
    number = _digits(query)
    if not number:
        return []
    return [("phone", number), ("phone_end", number), *(("phone", end) for _, end in _endings("phone_end", number))]


def _endings(kind: str, number: str) -> list[Term]:
    """What is left of the number without one or more digits at its beginning."""
    return [(kind, number[start:]) for start in range(1, len(number) - SHORTEST_PHONE + 1)]


def _digits(value: object) -> str:
    """Its digits in whatever script, as ours, without the zeros that lead out of a place or a country."""
    told = str(value) if isinstance(value, int) and not isinstance(value, bool) else value
    if not isinstance(told, str):
        return ""
    digits = [str(digit) for sign in told if (digit := unicodedata.digit(sign, None)) is not None]
    return "".join(digits).lstrip("0") if len(digits) <= MOST_DIGITS else ""


def birthday_term(day: str) -> Term:
    """Finds records of which somebody's birthday is on that day: `02-28`."""
    return "birthday", day


def name_terms(text: str) -> list[Term]:
    """Each word as it sounds and as it is written, in any script."""
    words = (found[0][:LONGEST_WORD] for found in islice(WORDS.finditer(text), MOST_WORDS))
    return [term for word in words for term in _word_terms(word)]


def alike_terms(text: str) -> list[Term]:
    """Each word by what it has in common with those that may sound alike in another spelling."""
    return [("alike", key_of(word)) for word in words_of(text[:LONGEST_NAME])[:MOST_WORDS]]


def has_many_words(text: str) -> bool:
    """Whether a search for a name has more words than are looked for."""
    return next(islice(WORDS.finditer(text), MOST_WORDS, None), None) is not None


def plain_word(word: str) -> str:
    """The word in small letters without accents, in whatever script it is written."""
    return "".join(WORDS.findall(anyascii(word))).casefold()


@lru_cache(maxsize=8192)
def _word_terms(word: str) -> tuple[Term, ...]:
    plain = plain_word(word)
    if not plain:
        return ()
    sound = doublemetaphone(plain)[0] or plain.upper()
    return ("sound", sound), ("word", plain)
