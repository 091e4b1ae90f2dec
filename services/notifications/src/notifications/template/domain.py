"""The words of the mails, by language. They say that there is news and where to read it, never about whom."""

import tomllib
from functools import cache
from importlib.resources import files

FALLBACK = "en"


@cache
def languages() -> dict[str, dict[str, str]]:
    """Language → kind → one sentence; and the shared `open` and `footer`."""
    folder = files("notifications.template") / "texts"
    return {
        file.name.removesuffix(".toml"): tomllib.loads(file.read_text(encoding="utf-8"))
        for file in folder.iterdir()
        if file.name.endswith(".toml")
    }


def language_for(locale: str | None) -> str:
    """The person's language if there are texts in it, else English; `pt-BR` reads `pt`."""
    wanted = (locale or FALLBACK).replace("_", "-").split("-", 1)[0].lower()
    return wanted if wanted in languages() else FALLBACK


def words(kind: str, locale: str | None, *, link: str) -> tuple[str, str]:
    """Subject and text of a mail."""
    texts = languages()[language_for(locale)]
    sentence = texts[kind]
    return f"Mahon: {sentence}", f"{sentence}\n\n{texts['open']}\n{link}\n\n-- \n{texts['footer']}\n"
