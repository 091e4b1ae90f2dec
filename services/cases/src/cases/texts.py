"""Localized texts: `{locale: text}`, English always there."""

import re
from collections.abc import Mapping

from contracts.localized import Localized
from contracts.values import FrozenValues

LOCALES = frozenset(
    """
        en ar ar-IQ ar-JO ar-LB bn es es-GT fa-AF fr id km ku ku-IQ my ps-AF pt pt-BR so sw-KE sw-TZ th ne ro ru
        uk pl sk hu es-ES om am-ET tr cmn tet aeb ar-SY it ti mn hy pt-AO pt-MZ hi-IN mr
    """.split()
)
"""Languages an installation may offer. Rule: `docs/domain/configuration.md §10`."""
LOCALE = re.compile(r"[a-z]{2,3}(-[A-Z]{2})?")
PARAMETER = re.compile(r"[^\w]+")


def clean_texts(value: object) -> Localized | None:
    """The texts without empty ones; None where it is not `{locale: text}`. Nothing given is no text."""
    if value is None:
        return {}
    if not isinstance(value, Mapping):
        return None
    if not all(isinstance(locale, str) and LOCALE.fullmatch(locale) for locale in value):
        return None
    if not all(text is None or isinstance(text, str) for text in value.values()):
        return None
    return {locale: text for locale, text in value.items() if text}


def merge_texts(old: Mapping[str, str] | None, sent: FrozenValues) -> Localized:
    """The sent locales replace those of the old; an empty text takes its locale out."""
    merged = {**(old or {}), **{locale: text or "" for locale, text in sent.items()}}
    return {locale: text for locale, text in merged.items() if text}


def parameterize(text: str, separator: str = "-") -> str:
    """A text as part of an id: `Care plan!` → `care-plan`."""
    return PARAMETER.sub(separator, text.strip().lower()).strip(separator)[:60]
