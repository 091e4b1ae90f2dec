"""Where the packages come from of which images are made: as the machine has it, however its Debian came about."""

from pathlib import Path

import pytest
from deploy.from_debian import mirrors

ONE_LINE = "deb http://mirror.example/debian bookworm main\n"
STANZA = "Types: deb\nURIs: http://mirror.example/debian\nSuites: bookworm bookworm-updates\nComponents: main\n"


@pytest.mark.parametrize(
    ("written", "taken"),
    [
        ({"debian.sources": STANZA}, ["debian.sources"]),
        ({"sources.list": ONE_LINE}, ["sources.list"]),
        ({"debian.sources": STANZA, "sources.list": ONE_LINE}, ["debian.sources"]),
        ({"debian.sources": STANZA, "sources.list": ""}, ["debian.sources"]),
        ({"sources.list": ONE_LINE.replace("bookworm", "noble")}, []),
        ({}, []),
    ],
)
def test_one_file_of_the_machine_says_it_if_it_is_about_this_debian(
    written: dict[str, str], taken: list[str], tmp_path: Path
) -> None:
    for name, text in written.items():
        (tmp_path / name).write_text(text)
    asked = [tmp_path / "debian.sources", tmp_path / "sources.list"]
    assert mirrors(asked) == [str(tmp_path / name) for name in taken]
