"""Texts in several languages."""

from collections.abc import Mapping

Localized = dict[str, str]
"""Locale → text."""


def in_language(texts: Mapping[str, str], locale: str) -> str:
    """In the locale's language, else in English, else in whatever language there is."""
    return texts.get(locale) or texts.get("en") or next(iter(texts.values()), "")
