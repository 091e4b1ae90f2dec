"""A whole Mahon in containers of its own: made, started, scaled, struck and taken down by Podman."""

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Self

import asyncpg
from contracts.values import Values
from deploy.compose import COMPOSE, halves
from deploy.databases import of_state
from deploy.postgres import Server
from deploy.say import Code, Stopped, step

from deploy import container_secrets, from_debian, images, state
from proofs.system import ADMIN

PROJECT = "mahonproof"
TAG = "proof"
READY_SECONDS = 600
BACK_SECONDS = 120
CA = Path("/data/caddy/pki/authorities/local")
STOOD_ON = {"postgres": "MAHON_POSTGRES_IMAGE", "rabbitmq": "MAHON_RABBITMQ_IMAGE"}


def missing() -> str | None:
    """What this machine lacks; None where containers can be run."""
    if shutil.which("podman") is None:
        return "podman is not here"
    if os.geteuid() != 0:
        return "root is wanted: processes of containers are killed, and their networks entered, from outside"
    done = subprocess.run(["podman", "info"], capture_output=True, text=True, check=False)
    return None if done.returncode == 0 else f"podman does not run: {done.stderr.strip()[-200:]}"


def make_images() -> dict[str, str]:
    """Ours from this checkout; what they stand on as the variables name it, else of Debian's packages. Gives those."""
    made, wanted = {}, []
    for name in (from_debian.BASE, *STOOD_ON):
        variable = STOOD_ON.get(name, "MAHON_BASE_IMAGE")
        named = os.environ.get(variable)
        made[variable] = named or from_debian.name(name, "latest")
        if not named and not _exists(made[variable]):
            wanted.append(name)
    from_debian.make_all(wanted, tag="latest")
    folder = images.lay_out()
    for name in images.NAMES:
        images.build(name, tag=TAG, base=made["MAHON_BASE_IMAGE"], folder=folder)
    return made


def _exists(image: str) -> bool:
    return subprocess.run(["podman", "image", "exists", image], check=False).returncode == 0


class Containers:
    """`port`: of this machine, where the gateway answers over HTTPS. Taken down with all its volumes at the end."""

    def __init__(self, folder: Path, port: int, stood_on: Mapping[str, str]) -> None:
        self.folder = folder
        self.base = f"https://localhost:{port}"
        self._told = dict(stood_on) | {
            "MAHON_STATE": str(folder),
            "MAHON_PORT": str(port),
            "MAHON_LISTEN": "127.0.0.1",
            "MAHON_PUBLIC_URL": self.base,
            "MAHON_TAG": TAG,
        }

    def __enter__(self) -> Self:
        with state.opened(self.folder) as kept:
            container_secrets.write_all(kept)
        self._down()
        return self

    def __exit__(self, *_: object) -> None:
        self._down()

    def _down(self) -> None:
        # Copies beyond those of the file are nobody's to podman-compose.
        left = self._podman("ps", "--all", "--quiet", "--filter", f"name=^{PROJECT}_").split()
        if left:
            self._podman("rm", "--force", "--time", "5", *left)
        self._compose("down", "--volumes", "--timeout", "20")

    def up(self, copies: Mapping[str, int] | None = None) -> None:
        """Everything that is not there yet, in so many copies of a half where it is more than one."""
        told = {f"MAHON_{half.upper().replace('-', '_')}_COPIES": str(n) for half, n in (copies or {}).items()}
        self._compose("up", "--detach", "--no-recreate", told=told)

    def wait_until_ready(self) -> str:
        """What `coming-up` said last: in how many seconds all were there. Raises Stopped."""
        deadline = time.monotonic() + READY_SECONDS
        while time.monotonic() < deadline:
            lines = self.said("coming-up").strip().splitlines()
            if lines and "ready https://" in lines[-1]:
                return lines[-1]
            time.sleep(1)
        raise Stopped(f"containers: {(lines or ['nothing was said'])[-1]}", Code.FAILED)

    def make_administrator(self) -> None:
        name, password = ADMIN
        command = ["run", "--rm", "--no-deps", "-T", "identity-api", "install", "--admin", name]
        self._compose(*command, given=f"{password}\n")

    def trusted(self) -> tuple[Path, Path]:
        """The gateway's own root, and the certificate between it and the site's."""
        files = self.folder / "root.crt", self.folder / "intermediate.crt"
        for file in files:
            self._podman("cp", f"{PROJECT}_gateway_1:{CA / file.name}", str(file))
        return files

    # --- each container ---

    def running(self) -> dict[str, int]:
        """Name without the project → process id, of those that stay up."""
        named = json.loads(self._podman("ps", "--format", "json", "--filter", f"name={PROJECT}_"))
        found = {row["Names"][0].removeprefix(f"{PROJECT}_"): int(row["Pid"]) for row in named}
        stays = {*halves(), "postgres", "rabbitmq", "gateway", "mail"}
        return {name: pid for name, pid in sorted(found.items()) if name.rpartition("_")[0] in stays}

    def kill(self, name: str) -> float:
        """SIGKILL from outside, and the seconds until another process stands in its place. Raises Stopped."""
        before, began = self.running()[name], time.monotonic()
        os.kill(before, signal.SIGKILL)
        while time.monotonic() < began + BACK_SECONDS:
            if self.running().get(name, before) not in (before, 0):
                return time.monotonic() - began
            time.sleep(0.2)
        raise Stopped(f"{name} was killed and did not come back", Code.FAILED)

    def pause(self, name: str, seconds: float) -> None:
        self._podman("pause", f"{PROJECT}_{name}")
        try:
            time.sleep(seconds)
        finally:
            self._podman("unpause", f"{PROJECT}_{name}")

    def end_copy(self, name: str) -> None:
        """As an operator who scales down: it may finish what it has begun."""
        self._podman("stop", "--time", "30", f"{PROJECT}_{name}")
        self._podman("rm", f"{PROJECT}_{name}")

    def wait_until_healthy(self, name: str) -> float:
        """Seconds until the image's own health check says so. Raises Stopped."""
        began = time.monotonic()
        while time.monotonic() < began + BACK_SECONDS:
            asked = subprocess.run(
                ["podman", "healthcheck", "run", f"{PROJECT}_{name}"], capture_output=True, check=False
            )
            if asked.returncode == 0:
                return time.monotonic() - began
            time.sleep(0.5)
        raise Stopped(f"{name} is not healthy", Code.FAILED)

    def metrics(self, name: str) -> str:
        ask = "import urllib.request as r; print(r.urlopen('http://127.0.0.1:8000/metrics').read().decode())"
        return self._podman("exec", f"{PROJECT}_{name}", "python3", "-c", ask)

    def said(self, service: str) -> str:
        return self._podman("logs", f"{PROJECT}_{service}_1", quiet=True)

    def keep_logs(self, folder: Path) -> None:
        """What each that stays up has said, in a file of its own: the containers are gone afterwards."""
        folder.mkdir(parents=True, exist_ok=True)
        for name in self.running():
            said = self._podman("logs", f"{PROJECT}_{name}", quiet=True)
            (folder / f"{name}.log").write_text(said)

    # --- what the checker asks ---

    async def connect(self, service: str) -> asyncpg.Connection:
        """The service's database, with the service's own account."""
        known = state.State(self.folder, state.remembered(self.folder))
        server = Server(self._address("postgres"), 5432, "mahon", None)
        [url] = [found.app_url for found in of_state(server, known) if found.service == service]
        return await asyncpg.connect(url.replace("+asyncpg", ""), timeout=20, ssl=False)

    @property
    def mail(self) -> Path:
        """Where the sink's volume lies on this machine."""
        return Path(self._podman("volume", "inspect", f"{PROJECT}_mail", "--format", "{{.Mountpoint}}").strip())

    def _address(self, name: str) -> str:
        [found] = json.loads(self._podman("inspect", f"{PROJECT}_{name}_1"))
        networks: Values = found["NetworkSettings"]["Networks"]
        return str(networks[f"{PROJECT}_inside"]["IPAddress"])

    def _podman(self, *words: str, quiet: bool = False) -> str:
        done = subprocess.run(["podman", *words], capture_output=True, text=True, check=False)
        if done.returncode and not quiet:
            raise Stopped(f"podman {words[0]}: {done.stderr.strip()[-300:]}", Code.FAILED)
        return done.stdout + (done.stderr if quiet else "")

    def _compose(self, *words: str, told: Mapping[str, str] | None = None, given: str = "") -> None:
        program = [str(Path(sys.executable).with_name("podman-compose")), "--project-name", PROJECT]
        command = [*program, "--file", str(COMPOSE), "--profile", "trial", *words]
        environment = {**os.environ, **self._told, **(told or {})}
        done = subprocess.run(
            command, env=environment, input=given, capture_output=True, text=True, check=False, cwd=COMPOSE.parent
        )
        if done.returncode and words[0] != "down":
            step(f"podman-compose {words[0]}: {done.stderr.strip()[-300:]}")
            raise Stopped(f"podman-compose {words[0]} ended with {done.returncode}", Code.FAILED)
