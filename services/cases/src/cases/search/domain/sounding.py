"""How a name sounds, spelt in Tetum, Portuguese, Indonesian or Arabic. Rules: `docs/domain/sound-alikes.md`.

What is spelt how stands in `sounds.json`, which the web app reads as well: a device without a network finds the same.
"""

import json
import re
import unicodedata
from functools import lru_cache
from importlib.resources import files

from contracts.values import FrozenValues

SOUNDS: FrozenValues = json.loads(files(__package__ or "").joinpath("sounds.json").read_text("utf-8"))
LETTERS: dict[str, str] = SOUNDS["letters"]
ARTICLES: list[str] = SOUNDS["articles"]
SHORTEST_AFTER_ARTICLE = 3
LEFT_OUT = frozenset(SOUNDS["left_out"])
WRITTEN_OUT: dict[str, str] = SOUNDS["written_out"]
TEXT_RULES = [(re.compile(pattern, re.ASCII), made) for pattern, made in SOUNDS["text"]]
WORD_RULES = [(re.compile(pattern, re.ASCII), made) for pattern, made in SOUNDS["word"]]
TOGETHER = 10
"""So many rules are asked at once whether one of them has anything to do: of most words few have."""
RULES_OF_WORDS = [
    (re.compile("|".join(f"(?:{rule.pattern})" for rule, _ in some), re.ASCII), some)
    for some in (WORD_RULES[start : start + TOGETHER] for start in range(0, len(WORD_RULES), TOGETHER))
]
VOWELS = frozenset(SOUNDS["vowels"])
NEAR = frozenset(SOUNDS["near"])
VOWEL_COST: float = SOUNDS["vowel_cost"]
NEAR_COST: float = SOUNDS["near_cost"]
SHORTEST_KEY = 2
LONGEST_WORD = 40
LETTERS_ALONE = str.maketrans(LETTERS)
UNSPOKEN = str.maketrans({sign: None for sign, letters in LETTERS.items() if not letters})
DOUBLED = re.compile(r"(.)\1+", re.DOTALL)
NO_LETTERS = re.compile("[^A-Za-z]")


@lru_cache(maxsize=8192)
def words_of(name: str) -> tuple[str, ...]:
    """The words that tell one child from another, in plain letters: neither accents nor `da`, `bin` or a title."""
    text = " " + " ".join(_plain(word) for word in _words(unicodedata.normalize("NFC", name.lower())))
    for pattern, made in TEXT_RULES:
        text = pattern.sub(made, text)
    words = [WRITTEN_OUT.get(word, word)[:LONGEST_WORD] for word in text.split(" ") if word]
    return tuple([word for word in words if word not in LEFT_OUT] or words)


def _words(text: str) -> list[str]:
    joined = text.translate(UNSPOKEN)
    if joined.isascii():
        marked = NO_LETTERS.sub(" ", joined)
    else:
        marked = "".join(sign if sign.isalpha() or _is_mark(sign) else " " for sign in joined)
    return [_without_article(word) for word in marked.split(" ") if word]


def _is_mark(sign: str) -> bool:
    return unicodedata.category(sign)[0] == "M"


def _without_article(word: str) -> str:
    for article in ARTICLES:
        if word.startswith(article) and len(word) >= len(article) + SHORTEST_AFTER_ARTICLE:
            return word[len(article) :]
    return word


def _plain(word: str) -> str:
    told = word.translate(LETTERS_ALONE)
    if told.isascii():
        return told
    return "".join(sign for sign in unicodedata.normalize("NFD", told) if not _is_mark(sign))


@lru_cache(maxsize=16384)
def sound_of(word: str) -> str:
    """How a plain word sounds: spellings of one sound become one, and of the vowels three are left."""
    made = _without_doubles(word)
    for any_of_these, rules in RULES_OF_WORDS:
        if any_of_these.search(made):
            for pattern, sound in rules:
                made = pattern.sub(sound, made)
    return made


def _without_doubles(word: str) -> str:
    return DOUBLED.sub(r"\1", word)


@lru_cache(maxsize=16384)
def key_of(word: str) -> str:
    """What words have in common that may sound alike: the consonants, and whether a vowel comes first."""
    sound = sound_of(word)
    key = "".join(sign for place, sign in enumerate(sound) if sign not in VOWELS)
    key = "a" + key if sound[:1] in VOWELS else key
    return key if len(key) >= SHORTEST_KEY else sound


def distance(one: str, other: str) -> float:
    """How much has to be changed of one sound to make the other; a vowel is little."""
    before = [0.0]
    for sign in other:
        before.append(before[-1] + _alone(sign))
    for sign in one:
        row = [before[0] + _alone(sign)]
        for place, against in enumerate(other):
            changed = before[place] + _instead(sign, against)
            row.append(min(changed, before[place + 1] + _alone(sign), row[place] + _alone(against)))
        before = row
    return before[-1]


def _alone(sign: str) -> float:
    return VOWEL_COST if sign in VOWELS else 1.0


def _instead(one: str, other: str) -> float:
    if one == other:
        return 0.0
    if one in VOWELS and other in VOWELS:
        return VOWEL_COST
    return NEAR_COST if one + other in NEAR else 1.0


@lru_cache(maxsize=65536)
def word_likeness(one: str, other: str) -> float:
    """From 0 to 1, of two plain words: 1 where they are written the same."""
    if one == other:
        return 1.0
    first, second = sound_of(one), sound_of(other)
    if first == second:
        return float(SOUNDS["same_sound"])
    longest = max(len(first), len(second))
    alike = 1 - distance(first, second) / longest if longest else 0.0
    key = key_of(one)
    same_consonants = key == key_of(other) and len(key) > SHORTEST_KEY
    return max(alike, float(SOUNDS["same_consonants"])) if same_consonants else alike
