"""A Chromium for the browser tests on a machine that has none."""

import os
import subprocess
from pathlib import Path

import pytest
from deploy.chromium import NoChromium, found, provided

from deploy import chromium

NPM = """\
#!/bin/sh
[ "$1" = install ] && mkdir -p node_modules && echo "$@" >asked
"""
NODE = """\
#!/bin/sh
[ "$1" = --version ] && { echo v24.0.0; exit 0; }
printf '#!/bin/sh\necho "$LD_LIBRARY_PATH" "$@"\n' >"$TMPDIR/chromium"
chmod +x "$TMPDIR/chromium"
"""
REFUSING = """\
#!/bin/sh
echo 'npm error code E404' >&2
exit 1
"""


@pytest.fixture
def bare(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """The folder of programs of a machine without Chromium and apt-get, whose node and npm are the test's."""
    programs = tmp_path / "bin"
    programs.mkdir()
    for tool in ("sh", "mkdir", "chmod", "printf"):
        (programs / tool).symlink_to(next(path for base in ("/bin", "/usr/bin") if (path := Path(base, tool)).exists()))
    for name, text in (("npm", NPM), ("node", NODE)):
        (programs / name).write_text(text)
        (programs / name).chmod(0o755)
    monkeypatch.setenv("PATH", str(programs))
    monkeypatch.delenv(chromium.VARIABLE, raising=False)
    monkeypatch.delenv("MAHON_NODE", raising=False)
    monkeypatch.setattr(chromium, "TOOLS", tmp_path / "tools")
    return programs


def test_the_fetched_one_lies_with_its_libraries_in_our_own_folder(bare: Path, tmp_path: Path) -> None:
    assert found() is None
    program = provided()
    unpacked = tmp_path / "tools" / "chromium" / "unpacked"
    said = subprocess.run([program, "--version"], capture_output=True, text=True, check=True).stdout
    assert said == f"{unpacked}/al2023/lib --version\n"
    asked = (tmp_path / "tools" / "chromium" / "asked").read_text()
    assert asked.rstrip().endswith(f"{chromium.PACKAGE}@{chromium.VERSION}")


def test_it_is_fetched_once(bare: Path) -> None:
    program = provided()
    for name in ("npm", "node"):
        (bare / name).unlink()
    assert found() == provided() == program


def test_a_refusal_of_npm_is_told_and_nothing_half_done_is_used(bare: Path) -> None:
    (bare / "npm").write_text(REFUSING)
    with pytest.raises(NoChromium, match=r"npm error code E404; name one in MAHON_TEST_CHROMIUM"):
        provided()
    assert found() is None


def test_the_one_that_is_named_goes_first(bare: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(chromium.VARIABLE, os.devnull)
    assert provided() == Path(os.devnull)
