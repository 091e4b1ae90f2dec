"""A port that was chosen is nobody else's, though nobody listens on it yet."""

import os
import subprocess
import sys

import pytest
from deploy.say import Stopped

from deploy import ports

CHOOSES = "import sys; from deploy import ports; ports.OURS = range(*map(int, sys.argv[1:])); print(ports.free())"


@pytest.fixture
def only_one(monkeypatch: pytest.MonkeyPatch) -> int:
    port = ports.free()
    os.close(ports._claims.pop(port))
    monkeypatch.setattr(ports, "OURS", range(port, port + 1))
    return port


def chosen_beside_us(port: int) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", CHOOSES, str(port), str(port + 1)]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def test_a_free_port_is_given_once(only_one: int) -> None:
    assert ports.free() == only_one
    with pytest.raises(Stopped, match="no port is free"):
        ports.free()


def test_a_process_beside_us_is_not_given_what_we_chose(only_one: int) -> None:
    assert ports.free() == only_one
    done = chosen_beside_us(only_one)
    assert (done.returncode, done.stdout) == (1, ""), done.stderr


def test_what_ended_keeps_no_port(only_one: int) -> None:
    assert chosen_beside_us(only_one).stdout.split() == [str(only_one)]
    assert ports.free() == only_one


def test_where_we_were_told_to_listen_is_given_to_none_of_ours(only_one: int) -> None:
    ports.listen("127.0.0.1", only_one).close()
    with pytest.raises(Stopped, match="no port is free"):
        ports.free()
