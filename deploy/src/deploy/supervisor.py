"""Keeps programs running: what dies is started again, ever more slowly, until it is told to stop."""

import contextlib
import json
import os
import queue
import re
import shutil
import signal
import subprocess
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, Protocol, Self

from deploy.ending import ending_with_us
from deploy.forks import Forks
from deploy.forkserver import Order
from deploy.state import State

NOBODY = 65534
WATCH_SECONDS = 0.1
FIRST_PAUSE = 0.25
LONGEST_PAUSE = 15.0
SETTLED_SECONDS = 10.0
"""Who lived this long did not end over its own start: it is started again at once."""
LONGEST_LOG = 20_000_000
LOOK_AT_LOGS_SECONDS = 5.0
OWN_TURN = frozenset({"access.log"})
"""Who writes these begins them anew by itself."""
_TINGED = re.compile(r"\x1b\[[0-9;]*m")


@dataclass(frozen=True)
class Program:
    name: str
    command: Sequence[str | Path]
    environment: Mapping[str, str] | None = None
    as_nobody: bool = False
    ends_by: signal.Signals = signal.SIGTERM
    grace_seconds: float = 20.0
    folder: Path = Path("/")
    """Where it runs. It is entered before the account is changed, which may not be able to walk there."""
    module: str | None = None
    """Whose `main` does what the command does: a fork server, where one is ready, forks it instead (ADR 46)."""
    forks: bool = False
    """Whether this is the fork server: its command is given the socket by which it is asked."""
    condemns: tuple[int, str] | None = None
    """By ending with this code it says that the program of this name is broken, and has to begin anew."""


class Process(Protocol):
    pid: int
    returncode: int | None

    def poll(self) -> int | None: ...
    def wait(self, timeout: float | None = None) -> int: ...
    def send_signal(self, number: int, /) -> None: ...
    def kill(self) -> None: ...


@dataclass
class _Kept:
    program: Program
    process: Process
    since: float
    pause: float = FIRST_PAUSE
    due: float | None = None
    ended: int = 0


@dataclass
class Supervisor:
    """One thread starts and watches every program, so that the kernel ends them with us (see `ending_with_us`).

    Output goes to `<state>/logs/<name>.log`; who runs stands in `<state>/processes.json` (name to process id).
    """

    state: State
    _kept: dict[str, _Kept] = field(default_factory=dict)
    _asked: "queue.Queue[Callable[[], None]]" = field(default_factory=queue.Queue)
    _ended: threading.Event = field(default_factory=threading.Event)
    _looked: float = 0.0
    _forks: Forks | None = None
    _written: bool = True

    def __enter__(self) -> Self:
        self._thread = threading.Thread(target=self._watch, name="supervisor", daemon=True)
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        for name in reversed(list(self._kept)):
            self.stop(name)
        self._ended.set()
        self._thread.join()
        self._close_forks()
        (self.state.folder / "processes.json").unlink(missing_ok=True)

    def start(self, program: Program) -> None:
        self._do(lambda: self._begin(program))

    def stop(self, name: str) -> None:
        """Asks the program to end and insists after its grace; returns when it is gone."""
        kept: list[_Kept] = []
        self._do(lambda: kept.append(self._kept.pop(name)))
        _end(kept[0])
        self._do(self._write_down)

    def can_fork(self) -> bool:
        """Whether a fork server is ready."""
        return self._forks is not None and self._forks.is_ready

    def ended(self, name: str, *, times: int = 1) -> bool:
        """Whether a program has ended so many times since it was started first."""
        kept = self._kept.get(name)
        return kept is None or kept.ended >= times

    def log(self, name: str) -> Path:
        return self.state.part("logs") / f"{name}.log"

    def last_line(self, name: str) -> str:
        file = self.log(name)
        lines = file.read_text(errors="replace").strip().splitlines() if file.exists() else []
        return _TINGED.sub("", lines[-1]).replace("\t", " ") if lines else "it left no message"

    def _do(self, action: Callable[[], None]) -> None:
        done = threading.Event()
        failure: list[BaseException] = []

        def act() -> None:
            try:
                action()
            except BaseException as error:
                failure.append(error)
            done.set()

        self._asked.put(act)
        done.wait()
        if failure:
            raise failure[0]

    def _watch(self) -> None:
        while not self._ended.is_set():
            try:
                self._asked.get(timeout=WATCH_SECONDS)()
            except queue.Empty:
                # A full disk must not end who looks after everything.
                with contextlib.suppress(OSError):
                    for kept in list(self._kept.values()):
                        self._look_after(kept)
                    if not self._written:
                        self._write_down()
                    self._shorten_logs()

    def _look_after(self, kept: _Kept) -> None:
        if kept.process.poll() is None:
            return
        now = time.monotonic()
        if kept.due is None:
            settled = now - kept.since > SETTLED_SECONDS
            kept.pause = FIRST_PAUSE if settled else min(kept.pause * 2, LONGEST_PAUSE)
            kept.due = now + kept.pause
            kept.ended += 1
            self._note(f"{kept.program.name} ended with {kept.process.returncode}, again in {kept.pause:.2f} s")
            self._condemn(kept)
        elif now >= kept.due:
            _end_session(kept.process)
            self._begin(kept.program, pause=kept.pause, ended=kept.ended)

    def _condemn(self, kept: _Kept) -> None:
        """What is broken may be too broken to end by itself, and is looked after like whatever died."""
        code, name = kept.program.condemns or (None, "")
        broken = self._kept.get(name)
        if broken is not None and kept.process.returncode == code:
            self._note(f"{kept.program.name} found {name} broken")
            _end_session(broken.process)

    def _begin(self, program: Program, *, pause: float = FIRST_PAUSE / 2, ended: int = 0) -> None:
        log = self.log(program.name)
        process: Process | None = None
        if program.forks:
            self._close_forks()
            process, self._forks = _spawn_forks(program, log)
        elif program.module is not None and self._forks is not None:
            process = self._forks.fork(_order(program, program.module), log)
        process = process or _spawn(program, log)
        self._kept[program.name] = _Kept(program, process, time.monotonic(), pause, ended=ended)
        self._write_down()
        self._note(f"{program.name} started as process {process.pid}")

    def _close_forks(self) -> None:
        if self._forks is not None:
            self._forks.close()

    def _write_down(self) -> None:
        running = {name: kept.process.pid for name, kept in self._kept.items()}
        file = self.state.folder / "processes.json"
        new = file.with_suffix(".new")
        self._written = False
        # On a full disk it is written down once there is room again.
        with contextlib.suppress(OSError):
            new.write_text(json.dumps(running, indent=2))
            new.replace(file)
            self._written = True

    def _shorten_logs(self) -> None:
        """Who writes a log has it open for as long as it runs: what it wrote is copied, and the file begins anew."""
        if time.monotonic() - self._looked < LOOK_AT_LOGS_SECONDS:
            return
        self._looked = time.monotonic()
        for log in self.state.part("logs").glob("*.log"):
            if log.name not in OWN_TURN and log.stat().st_size > LONGEST_LOG:
                shutil.copyfile(log, log.with_suffix(".log.1"))
                os.truncate(log, 0)

    def _note(self, text: str) -> None:
        with contextlib.suppress(OSError), self.log("supervisor").open("a") as log:
            log.write(f"{time.strftime('%Y-%m-%dT%H:%M:%S%z')} {text}\n")


def _order(program: Program, module: str) -> Order:
    arguments = [str(part) for part in program.command]
    return Order(
        module,
        arguments[arguments.index(module) + 1 :],
        dict(os.environ if program.environment is None else program.environment),
        str(program.folder),
        os.getpid(),
        int(program.ends_by),
    )


def _spawn_forks(program: Program, log: Path) -> tuple[Process, Forks]:
    forks = Forks()
    given = forks.theirs.fileno()
    process = _spawn(replace(program, command=[*program.command, str(given)]), log, given=[given])
    forks.begun()
    return process, forks


def _spawn(program: Program, log: Path, *, given: Sequence[int] = ()) -> subprocess.Popen[bytes]:
    """`given`: what is open here and shall be there."""
    account: dict[str, Any] = {"user": NOBODY, "group": NOBODY, "extra_groups": []} if program.as_nobody else {}
    with log.open("ab") as output:
        return subprocess.Popen(
            [str(part) for part in program.command],
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=output,
            env=None if program.environment is None else dict(program.environment),
            cwd=program.folder,
            start_new_session=True,
            pass_fds=given,
            preexec_fn=ending_with_us(program.ends_by),  # noqa: PLW1509 - one prctl, no locks
            **account,
        )


def _end_session(process: Process) -> None:
    """What a program left behind (each leads a session of its own) goes with it."""
    with contextlib.suppress(ProcessLookupError, PermissionError):
        os.killpg(process.pid, signal.SIGKILL)


def _end(kept: _Kept) -> None:
    if kept.process.poll() is not None:
        _end_session(kept.process)
        return
    kept.process.send_signal(kept.program.ends_by)
    try:
        kept.process.wait(kept.program.grace_seconds)
    except subprocess.TimeoutExpired:
        kept.process.kill()
        kept.process.wait(10)
    _end_session(kept.process)
