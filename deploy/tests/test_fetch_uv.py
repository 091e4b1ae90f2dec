"""uv without pip: from an index of the test's own."""

import hashlib
import io
import os
import subprocess
import sys
import threading
import zipfile
from base64 import b64encode
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest
from deploy.packages import environment

from deploy import fetch_uv

ACCOUNT = "reader:p@ss%"
ACCOUNT_IN_URL = "reader:p%40ss%25"
UV = b"#!/bin/sh\necho uv 9.9.9\n"


def wheel() -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("uv-9.9.9.data/scripts/uv", UV)
    return packed.getvalue()


class Index(BaseHTTPRequestHandler):
    """A package index that lets in one account and offers a wheel for every machine, an old one too."""

    def do_GET(self) -> None:
        if self.headers["Authorization"] != "Basic " + b64encode(ACCOUNT.encode()).decode():
            self.send_error(401)
            return
        self.send_response(200)
        self.end_headers()
        file = wheel()
        if self.path == "/simple/uv/":
            links = (
                f'<a href="../../files/uv-{version}-py3-none-{libc}_2_17_{machine}.whl#sha256={digest}">uv</a>'
                for version, digest in (("9.9.9", hashlib.sha256(file).hexdigest()), ("9.10.0", "0"), ("9.2.0", "0"))
                for libc in ("manylinux", "musllinux")
                for machine in ("x86_64", "aarch64")
                if version != self.server.without  # type: ignore[attr-defined]
            )
            self.wfile.write("\n".join(links).encode())
        else:
            self.wfile.write(file)

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture
def index() -> Iterator[HTTPServer]:
    server = HTTPServer(("127.0.0.1", 0), Index)
    server.without = "9.10.0"  # type: ignore[attr-defined]
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield server
    server.shutdown()
    thread.join()
    server.server_close()


def fetched(folder: Path, **variables: str) -> subprocess.CompletedProcess[str]:
    """Runs the script as `./mahon` does, with nothing of this machine's in its environment."""
    return subprocess.run(
        [sys.executable, "-I", "-S", fetch_uv.__file__, folder],
        env={"HOME": str(folder), "PATH": os.defpath, "PIP_CONFIG_FILE": os.devnull} | variables,
        capture_output=True,
        text=True,
        check=False,
    )


def test_the_newest_uv_comes_from_an_index_that_wants_an_account(index: HTTPServer, tmp_path: Path) -> None:
    url = f"http://{ACCOUNT_IN_URL}@127.0.0.1:{index.server_port}/simple"
    done = fetched(tmp_path, PIP_INDEX_URL=url)
    assert (done.returncode, done.stderr) == (0, "")
    said = subprocess.run([tmp_path / "bin" / "uv"], capture_output=True, text=True, check=True).stdout
    assert said == "uv 9.9.9\n"


def test_another_file_than_the_index_promised_is_refused(index: HTTPServer, tmp_path: Path) -> None:
    index.without = None  # type: ignore[attr-defined]
    done = fetched(tmp_path, PIP_INDEX_URL=f"http://{ACCOUNT_IN_URL}@127.0.0.1:{index.server_port}/simple")
    assert done.returncode != 0
    assert "sha256" in done.stderr
    assert not (tmp_path / "bin").exists()


def test_a_refusal_is_one_line_without_the_account(index: HTTPServer, tmp_path: Path) -> None:
    done = fetched(tmp_path, PIP_INDEX_URL=f"http://reader:wrong@127.0.0.1:{index.server_port}/simple")
    assert done.returncode != 0
    address = f"http://127.0.0.1:{index.server_port}/simple/uv/"
    assert done.stderr == f"{address} does not answer: HTTP Error 401: Unauthorized\n"


def test_no_index_at_all_is_one_line(tmp_path: Path) -> None:
    done = fetched(tmp_path)
    assert done.returncode != 0
    assert done.stderr == "no package index is configured: set PIP_INDEX_URL, or install pip\n"


def test_uv_is_told_what_only_pip_reads(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in ("UV_DEFAULT_INDEX", "UV_INDEX_URL", "PIP_INDEX_URL", "SSL_CERT_FILE"):
        monkeypatch.delenv(name, raising=False)
    certificates = tmp_path / "site.crt"
    certificates.touch()
    settings = tmp_path / "pip.conf"
    settings.write_text(f"[global]\nindex-url = https://{ACCOUNT_IN_URL}@index.example/simple\n")
    monkeypatch.setenv("PIP_CONFIG_FILE", str(settings))
    monkeypatch.setenv("PIP_CERT", str(certificates))
    told = environment()
    assert told["UV_DEFAULT_INDEX"] == f"https://{ACCOUNT_IN_URL}@index.example/simple"
    assert told["SSL_CERT_FILE"] == str(certificates)


def test_what_uv_is_told_already_stands(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("UV_INDEX_URL", "https://ours.example/simple")
    monkeypatch.setenv("PIP_INDEX_URL", "https://pips.example/simple")
    monkeypatch.delenv("UV_DEFAULT_INDEX", raising=False)
    assert environment()["UV_DEFAULT_INDEX"] == "https://ours.example/simple"
