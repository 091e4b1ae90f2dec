"""Who listens where: everything on this machine alone, but for the gateway where it was told to."""

import ipaddress
import re
from pathlib import Path

import pytest
from proofs.system import System

LISTENS = "0A"
FAMILIES = {"tcp": 4, "tcp6": 16}


def listening(ancestor: int) -> set[tuple[str, int]]:
    """Address and port of every socket on which the process or one that it started listens."""
    sockets: dict[str, tuple[str, int]] = {}
    for name, length in FAMILIES.items():
        for line in Path(f"/proc/net/{name}").read_text().splitlines()[1:]:
            _, local, _, state, *rest = line.split()
            if state == LISTENS:
                sockets[rest[5]] = read(local, length)
    owned = (inode for pid in descendants(ancestor) for inode in inodes(pid))
    return {sockets[inode] for inode in owned if inode in sockets}


def read(local: str, length: int) -> tuple[str, int]:
    address, port = local.split(":")
    raw = bytes.fromhex(address)
    words = b"".join(raw[start : start + 4][::-1] for start in range(0, length, 4))
    return str(ipaddress.ip_address(words)), int(port, 16)


def descendants(ancestor: int) -> set[int]:
    parents = {}
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            parents[int(folder.name)] = int((folder / "stat").read_text().rsplit(")", 1)[1].split()[1])
        except OSError:
            continue
    found = {ancestor}
    while more := {pid for pid, parent in parents.items() if parent in found} - found:
        found |= more
    return found


def inodes(pid: int) -> list[str]:
    found = []
    try:
        for file in Path(f"/proc/{pid}/fd").iterdir():
            match = re.fullmatch(r"socket:\[(\d+)\]", str(file.readlink()))
            found += [match[1]] if match else []
    except OSError:
        return found
    return found


@pytest.mark.parametrize("apart", [False, True], ids=["one process", "apart"])
def test_only_the_gateway_listens_where_it_was_told_to(tmp_path: Path, apart: bool) -> None:
    with System(tmp_path / "state", apart=apart, host="127.0.0.2") as system:
        found = listening(system.pid)
    elsewhere = {place for place in found if place[0] not in {"127.0.0.1", "::1", "::ffff:127.0.0.1"}}
    assert elsewhere == {("127.0.0.2", system.port)}
    assert len(found) > 1
