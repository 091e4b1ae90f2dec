"""What a comment cites is there for whoever reads it."""

import re
from collections.abc import Mapping
from pathlib import PurePosixPath

from .rules import Source

TEXTUAL = (".py", ".ts", ".tsx", ".css", ".toml", ".md", ".sql", ".sh")
PAGE = re.compile(r"(?<![\w/.-])((?:[\w.-]+/)*[\w-]+\.md)\b(?:`?,? ?§ ?(\d+))?")
MORE = re.compile(r"(?:,| and)\s(?:#\s*)?`?§(\d+)`?")
BARE = re.compile(r"(?<![\w`])§ ?\d+\.\d+|\((?:the )?§ ?\d")
OF_STANDARDS = re.compile(r"RFC \d+ §[\d.]+")


def citations_that_lead_nowhere(source: Source, pages: Mapping[str, str]) -> list[str]:
    """What is cited must be there: the page, and the section of that number. `pages`: text by path."""
    if not source.path.endswith(TEXTUAL) or source.path.startswith("tests/architecture/"):
        return []
    text = OF_STANDARDS.sub("", source.text)
    wrong = [f"a section of no page: {found.group()}" for found in BARE.finditer(text) if source.is_python]
    for found in PAGE.finditer(text):
        path = _page(found[1], source, pages)
        sections = [found[2]] if found[2] else []
        at = found.end() + (1 if text[found.end() : found.end() + 1] == "`" else 0)
        while sections and (more := MORE.match(text, at)):
            sections.append(more[1])
            at = more.end()
        if path is None:
            wrong.append(f"no page {found[1]}")
        wrong += [f"no section {number} of {path}" for number in sections if path and not _has(pages[path], number)]
    return wrong


def _page(cited: str, source: Source, pages: Mapping[str, str]) -> str | None:
    """As written from the repository's root, beside the file, or by the name of a page at the root."""
    beside = str(PurePosixPath(source.path).parent / cited)
    return next((path for path in (cited, beside) if path in pages), None)


def _has(page: str, section: str) -> bool:
    """A section is a numbered heading; where a page has none, an item of its numbered list."""
    begins = "## " if re.search(r"^## \d+\. ", page, re.MULTILINE) else ""
    return re.search(rf"^{begins}{section}\. ", page, re.MULTILINE) is not None
