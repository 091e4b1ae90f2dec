"""A certificate by ACME from an authority of somebody's own: a Caddy that seems to run on another machine."""

import os
import shutil
import socket
import ssl
import subprocess
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import httpx
import pytest
from cryptography import x509
from deploy.aside import OUR_OWN
from deploy.supervisor import Supervisor
from deploy.to_self import ToSelf
from gateway_builders import Services, built_web, site_of

from deploy import gateway, state

ELSEWHERE = "mahon-acme"
"""The network namespace of the authority, and what our ends of the cable between us are called."""
OURS, THEIRS = "10.117.41.1", "10.117.41.2"
NAME = "mahon.example"
DIRECTORY = f"https://{THEIRS}/acme/ministry/directory"
ISSUER = "A ministry's own authority"
AUTHORITY = f"""
{{
	admin off
	skip_install_trust
	storage file_system {{$AUTHORITY_STATE}}
	pki {{
		ca ministry {{
			name "{ISSUER}"
			root_cn "{ISSUER}, root"
			intermediate_cn "{ISSUER}"
		}}
	}}
}}
https://{THEIRS} {{
	tls {{
		issuer internal {{
			ca ministry
		}}
	}}
	acme_server {{
		ca ministry
	}}
}}
"""
UP_SECONDS = 20.0
CABLE = (
    f"ip netns add {ELSEWHERE}",
    f"ip link add {ELSEWHERE}0 type veth peer name {ELSEWHERE}1 netns {ELSEWHERE}",
    f"ip addr add {OURS}/30 dev {ELSEWHERE}0",
    f"ip link set {ELSEWHERE}0 up",
    f"ip -n {ELSEWHERE} addr add {THEIRS}/30 dev {ELSEWHERE}1",
    f"ip -n {ELSEWHERE} link set {ELSEWHERE}1 up",
)


def run(command: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(command.split(), capture_output=True, text=True, check=False)


@contextmanager
def cable() -> Iterator[None]:
    """A second machine, as far as the network goes, where our name leads to us. Skips where none can be made."""
    if shutil.which("ip") is None or os.geteuid() != 0:
        pytest.skip("another machine to ask from is made by root, with the program `ip`")
    hosts = Path("/etc/netns") / ELSEWHERE / "hosts"
    with ExitStack() as stack:
        stack.callback(run, f"ip netns del {ELSEWHERE}")
        for command in CABLE:
            done = run(command)
            if done.returncode:
                pytest.skip(f"no second network can be made here: {done.stderr.strip()}")
        hosts.parent.mkdir(parents=True, exist_ok=True)
        stack.callback(shutil.rmtree, hosts.parent)
        hosts.write_text(f"{OURS} {NAME}\n")
        yield


@contextmanager
def authority(folder: Path) -> Iterator[Path]:
    """It issues to who shows it at a name's port 443 or 80 that the name is theirs; gives the file of its root."""
    folder.mkdir()
    (folder / "Caddyfile").write_text(AUTHORITY)
    root = folder / "pki" / "authorities" / "ministry" / "root.crt"
    own = {"AUTHORITY_STATE": str(folder), "XDG_DATA_HOME": str(folder), "XDG_CONFIG_HOME": str(folder)}
    command = ["ip", "netns", "exec", ELSEWHERE, gateway.caddy(), "run", "--config", folder / "Caddyfile"]
    with (folder / "log").open("w") as log:
        process = subprocess.Popen(command, stdout=log, stderr=log, env=os.environ | own)
    try:
        deadline = time.monotonic() + UP_SECONDS
        while not answers(root):
            assert time.monotonic() < deadline, (folder / "log").read_text()
            time.sleep(0.1)
        yield root
    finally:
        process.terminate()
        process.wait(UP_SECONDS)


def answers(root: Path) -> bool:
    try:
        return httpx.get(DIRECTORY, verify=ssl.create_default_context(cafile=root), trust_env=False).is_success
    except (httpx.TransportError, OSError):
        return False


def certificate_shown(trusting: ssl.SSLContext) -> x509.Certificate:
    with socket.create_connection((OURS, 443)) as line, trusting.wrap_socket(line, server_hostname=NAME) as asked:
        return x509.load_der_x509_certificate(asked.getpeercert(binary_form=True) or b"")


def test_an_authority_of_ones_own_issues_the_certificate_that_the_gateway_shows(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with ExitStack() as stack:
        stack.enter_context(cable())
        root = stack.enter_context(authority(tmp_path / "authority"))
        services = stack.enter_context(Services(tmp_path))
        told = {"SITE": f"https://{NAME}", "TLS": f"who@{NAME}", "ACME": DIRECTORY, "ACME_ROOT": str(root)}
        for name, value in told.items():
            monkeypatch.setenv(f"MAHON_{name}", value)
        kept = stack.enter_context(state.opened(tmp_path / "state"))
        supervisor = stack.enter_context(Supervisor(kept))
        site = site_of(kept, 443, OURS)
        upstreams = {name: f"unix/{address}" for name, address in services.addresses.items()}
        gateway.start(site, upstreams, built_web(tmp_path / "web"), supervisor)
        gateway.wait_until_ready(site, supervisor, OUR_OWN)
        shown = certificate_shown(ssl.create_default_context(cafile=root))
        with httpx.Client(transport=ToSelf(site.door, tmp_path)) as client:
            assert client.get(f"{site.url}/health/ready").is_success
    print(f"issued by {shown.issuer.rfc4514_string()}")
    assert ISSUER in shown.issuer.rfc4514_string().replace("\\", "")
    names = shown.extensions.get_extension_for_class(x509.SubjectAlternativeName).value
    assert names.get_values_for_type(x509.DNSName) == [NAME]
