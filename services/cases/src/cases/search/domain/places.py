"""Terms of a place that is named: the same for spellings that sound alike, at the same location."""

import re
import unicodedata
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import islice

from contracts.values import FrozenValues
from metaphone import doublemetaphone

from cases.search.domain.terms import LONGEST_WORD, MOST_WORDS, WORDS, Term, plain_word

SHORTEST_SOUND = 3
"""What sounds shorter than this is the same only where it is written the same."""
SILENT = dict.fromkeys(map(ord, "'’‘`´ʼ"))
DOUBLED = re.compile(r"([^\W\d])\1+")
"""A letter that is written twice, which is heard once."""


def _heard(word: str) -> str:
    return DOUBLED.sub(r"\1", word)


KINDS = frozenset(
    _heard(word)
    for word in """
        eskola escola school sekolah primaria primariu basika basica filial sekundaria secundaria presekundariu
        pre kolejiu colegio college universidade kampus campus
        merkadu mercado market pasar loja kios kiosk
        orfanatu orfanato orphanage panti asuhan lar uma umah rumah casa house home shelter mahon abrigu abrigo
        rezidensia residencia residence rezidensial residencial residential kuidadu cuidado care
        igreja kreda church gereja kapela capela chapel paroquia parokia parish seminariu seminario
        ospital hospital klinika clinica clinic klinik sentru centro centre center pusat saude health
        estrada estradu lurun luron dalan rua street road jalan avenida
        bairro bairru bairu aldeia suku suco sucu village desa kampung kampu campo
        hotel pensaun warung restaurante kafe cafe bar
        fatin lugar place tempat
        a o as os e i ne nia iha ba husi hosi ho da de do das dos di the of and in at
    """.split()
)
"""Words that say what sort of place it is, in the languages that people write here, and those that join others."""


@dataclass(frozen=True, kw_only=True)
class PlaceFields:
    """Where a record says of which place it tells: `location`, a code; `setting`, the code of its sort; `names`, the
    place itself.
    """

    location: str
    setting: str
    names: tuple[str, ...]


def places_of(values: FrozenValues, fields: PlaceFields | None) -> set[Term]:
    """What finds a record by the place that it names; nothing where it names none, or does not say where it is."""
    location = None if fields is None else values.get(fields.location)
    if fields is None or not isinstance(location, str) or not location:
        return set()
    names = (values.get(name) for name in fields.names)
    return {term for name in names if isinstance(name, str) for term in place_terms(location, name)}


def place_terms(location: str, name: str) -> set[Term]:
    """One for each way in which the name may sound; two spellings of a place share one of them."""
    told = [word for word in _words(name) if plain_word(word) not in KINDS]
    ways = (_sounds(told, _first), _sounds(told, _other), _sounds(told, _soft))
    return {("place", f"{location}|{key}") for way in ways for key in _keys(told, way)}


def _words(name: str) -> list[str]:
    """Without the apostrophe of a glottal stop and without second letters, which many leave out."""
    composed = unicodedata.normalize("NFC", name).translate(SILENT)
    plain = "".join(sign for sign in composed if unicodedata.category(sign) != "Mn")
    found = (match[0][:LONGEST_WORD].casefold() for match in islice(WORDS.finditer(plain), MOST_WORDS))
    return [_heard(word) for word in found if plain_word(word)]


def _sounds(words: Iterable[str], sound: Callable[[str], str]) -> list[str]:
    return [sound(word) or plain_word(word).upper() for word in words]


def _first(word: str) -> str:
    return str(doublemetaphone(plain_word(word))[0])


def _other(word: str) -> str:
    first, other = doublemetaphone(plain_word(word))
    return str(other or first)


def _soft(word: str) -> str:
    """As who hears it writes a cedilla."""
    return _first(word.replace("ç", "s"))


def _keys(words: list[str], sounds: list[str]) -> Iterable[str]:
    """In whatever order, and written as one word or several; as it is written where it hardly sounds."""
    together = "".join(sounds)
    if not together:
        return ()
    if len(together) < SHORTEST_SOUND:
        return (f"={''.join(plain_word(word) for word in words)}",)
    return (" ".join(sorted(set(sounds))), f"+{together}")
