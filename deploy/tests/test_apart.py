"""Each half of each service a process: where its metrics are, and whether it works."""

import asyncio
import json
import os
import signal
import subprocess
import sys
import time
from base64 import b64encode
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from functools import partial
from itertools import chain, pairwise
from pathlib import Path
from uuid import UUID, uuid4

import asyncpg
import httpx
import pytest
from chassis.pulse import Pulse
from chassis.serve import observed
from chassis.upkeep import OVERLAP
from collector import BY, Collector, Rotel, rotel
from contracts.topology import SERVICES
from contracts.upkeep import HeadsAnnounced
from deploy.halves import read_scale, written_down
from deploy.say import Code, Stopped
from proofs.client import Client
from proofs.people import Crew, administrator, make_crew, post
from proofs.system import ADMIN, System
from side_by_side import broker_of_the_tests, clear_away
from testkit import eventually

from deploy import ports

# The proofs' clients live as long as their program, and close nothing.
pytestmark = [
    pytest.mark.long,
    pytest.mark.xdist_group("apart"),
    pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning"),
]
SCALE = {"identity-api": 2, "cases-api": 2, "cases-worker": 3, "referrals-worker": 2, "reporting-worker": 2}
HALVES = {f"{service}-{kind}" for service in SERVICES for kind in ("api", "worker")} | {
    f"{name}-{copy}" for name, copies in SCALE.items() for copy in range(2, copies + 1)
}


SOON = 30.0
PROMISED = 5.0
"""Seconds after which an ended account is let in nowhere (SECURITY.md)."""
OUT = 2.0
"""Seconds after which no request is given to a copy that died."""
STUCK = 1.0
"""Seconds that a request takes only where who has it does not go on."""
OK, UNAUTHORIZED = 200, 401
CHANGES = 25
CHILD = {"age": 7, "sex": "female", "module_id": "primeromodule-cp"}
SAID = """
SELECT time FROM outbox WHERE type = $1 AND (data->>'until')::timestamptz - (data->>'since')::timestamptz = $2
ORDER BY time
"""
"""What is said every twenty seconds; what is said to who asked reaches back to another time."""
FORM = {
    "unique_id": "basics",
    "name": {"en": "Basics"},
    "parent_form": "case",
    "module_ids": [CHILD["module_id"]],
    "fields": [
        {"name": "age", "type": "numeric_field", "display_name": {"en": "Age"}},
        {"name": "papers", "type": "document_upload_box", "display_name": {"en": "Papers"}},
    ],
}
FETCHED = 'mahon_http_request_seconds_count{method="GET",route="/api/v2/cases/{id}/attachments/{attachment}"'
POSTED = 'mahon_http_request_seconds_count{method="POST",route="/api/v2/cases"'
REFUSED = 'mahon_http_request_seconds_count{method="GET",route="/internal/authorize",service="identity",status="401"'


def ask_status(folder: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "deploy", "status", "--state", str(folder)]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def test_a_state_on_which_nothing_runs_apart_is_said_in_one_line(tmp_path: Path) -> None:
    done = ask_status(tmp_path)
    assert (done.returncode, done.stdout, len(done.stderr.splitlines())) == (Code.STATE, "", 1)


@pytest.fixture(scope="module")
def collector() -> Iterator[Collector]:
    with Collector() as listening:
        yield listening


@pytest.fixture(scope="module")
def traces_go_to(tmp_path_factory: pytest.TempPathFactory, collector: Collector) -> Iterator[str]:
    """A real collector before our listener, where there is one; else the listener itself."""
    program = rotel()
    if program is None:
        yield collector.address
        return
    with Rotel(program, tmp_path_factory.mktemp("rotel"), collector.address) as running:
        yield running.address


@pytest.fixture(scope="module")
def system(tmp_path_factory: pytest.TempPathFactory, traces_go_to: str) -> Iterator[System]:
    scale = ",".join(f"{name}={copies}" for name, copies in SCALE.items())
    environment = broker_of_the_tests() | {"MAHON_SCALE": scale, "MAHON_OTLP_ENDPOINT": traces_go_to}
    with System(tmp_path_factory.mktemp("apart") / "state", environment=environment) as running:
        yield running
    asyncio.run(clear_away(running))


@pytest.fixture(scope="module")
def crew(system: System) -> Crew:
    admin = administrator(system.base)
    post(admin, "forms", FORM)
    return make_crew(system.base, workers=2, groups=1)


@pytest.fixture
def worker(crew: Crew) -> Iterator[Client]:
    """Somebody who registers children, whom cases knows by now."""
    client = crew.client(crew.workers[0])
    deadline = time.monotonic() + SOON
    while client.send("GET", "/api/v2/cases").status == UNAUTHORIZED and time.monotonic() < deadline:
        time.sleep(0.1)
    yield client
    client.close()


def test_every_half_shows_its_metrics_and_says_whether_it_works(system: System) -> None:
    addresses = dict(written_down(system.folder))
    assert addresses.keys() == HALVES
    assert all(address.startswith("127.0.0.1:") for address in addresses.values())
    done = ask_status(system.folder)
    assert (done.returncode, done.stdout.count(" ready ")) == (0, len(HALVES)), done.stdout
    for name, address in addresses.items():
        wanted = "mahon_http_request_seconds" if "-api" in name else "mahon_consuming{"
        assert wanted in httpx.get(f"http://{address}/metrics").text, name


def test_the_log_of_every_half_tells_when_it_began(system: System) -> None:
    for name in HALVES:
        first = json.loads(system.log(name).splitlines()[0])
        assert (first["event"], name.split("-")[1]) == ("begins", first["kind"])


async def test_what_a_request_leads_to_is_one_trace(worker: Client, collector: Collector) -> None:
    answer = worker.send("POST", "/api/v2/cases", {"data": CHILD | {"name_first": "Traced", "name_last": "Example"}})
    reacted = "react cases.case_registered.v1"
    wanted = {
        ("identity", "GET /internal/authorize"),
        ("cases", "POST /api/v2/cases"),
        ("referrals", reacted),
        ("reporting", reacted),
    }
    assert answer.ok

    async def traced() -> None:
        assert wanted <= collector.trace(answer.headers["X-Request-Id"])

    await eventually(traced, within=SOON)
    assert "Traced" not in collector.words
    if rotel() is None:
        pytest.skip("the trace is whole, but our own listener took it: Rotel's wheel is not here or does not run")
    assert collector.passed == {BY}


def test_one_that_stands_still_is_told_by_its_name(system: System) -> None:
    worker = system.processes()["notifications-worker"]
    os.kill(worker, signal.SIGSTOP)
    try:
        done = ask_status(system.folder)
    finally:
        os.kill(worker, signal.SIGCONT)
    silent = [line.split()[0] for line in done.stdout.splitlines() if "does not answer" in line]
    assert (done.returncode, silent) == (Code.FAILED, ["notifications-worker"])


def test_more_connections_than_the_database_takes_are_refused_before_anything_starts(
    system: System, tmp_path: Path
) -> None:
    """Beside another Mahon on its PostgreSQL, which makes one less to start."""
    server = "postgresql://{PGUSER}:{PGPASSWORD}@{PGHOST}:{PGPORT}/postgres".format(**system.database_environment())
    another = {"MAHON_DATABASE_URL": server, "MAHON_DATABASE_PREFIX": "another"}
    environment = os.environ | broker_of_the_tests() | another
    environment |= {"MAHON_POOL_SIZE": "40", "MAHON_SCALE": "cases-api=2"}
    command = [sys.executable, "-m", "deploy", "up", "--apart", "--empty", "--admin", ":".join(ADMIN)]
    command += ["--port", str(ports.free()), "--state", str(tmp_path)]
    done = subprocess.run(command, capture_output=True, text=True, check=False, env=environment)
    assert (done.returncode, len(done.stderr.splitlines())) == (Code.DATABASE, 1)
    assert "451 connections to PostgreSQL would be promised" in done.stderr
    assert not (tmp_path / "logs" / "cases-api.log").exists()


@pytest.mark.parametrize(
    ("asked", "scale"), [("", {}), ("cases-api=2, cases-worker=3", {"cases-api": 2, "cases-worker": 3})]
)
def test_a_scale_says_how_many_of_which_half(asked: str, scale: dict[str, int]) -> None:
    assert read_scale(asked) == scale


@pytest.mark.parametrize("asked", ["cases=2", "cases-api", "cases-api=0", "cases-api=-1", "cases-api=999", "gateway=2"])
def test_a_scale_of_what_is_no_half_is_refused(asked: str) -> None:
    with pytest.raises(Stopped, match="--scale") as stopped:
        read_scale(asked)
    assert stopped.value.code == Code.USAGE


def metric(system: System, process: str, line: str) -> float:
    """The sum of a metric's samples whose line begins so, as this process shows it."""
    text = httpx.get(f"http://{dict(written_down(system.folder))[process]}/metrics").text
    return sum(float(one.rpartition(" ")[2]) for one in text.splitlines() if one.startswith(line))


def copies_of(name: str) -> list[str]:
    return [name, *(f"{name}-{copy}" for copy in range(2, SCALE[name] + 1))]


async def test_order_holds_per_record_while_copies_of_a_worker_share_a_queue(system: System, worker: Client) -> None:
    made = await asyncio.to_thread(make_cases, worker, 6)
    await asyncio.to_thread(change_all, worker, made)
    for service in ("referrals", "reporting"):
        connection = await system.connect(service)
        for record in made:
            await eventually(partial(has_all, connection, record), within=SOON)
            # What is noted in one transaction has one moment each; none is noted before the one it follows.
            rows = await connection.fetch(
                "SELECT sequence FROM inbox WHERE source = 'cases' AND subject = $1 ORDER BY received_at, sequence",
                UUID(record),
            )
            assert [row["sequence"] for row in rows] == list(range(1, CHANGES + 2))
        assert await connection.fetchval("SELECT count(*) FROM held") == 0
        await connection.close()
        applied = [metric(system, name, "mahon_bus_applied_total{") for name in copies_of(f"{service}-worker")]
        assert all(number > 0 for number in applied), applied
        assert sum(metric(system, name, "mahon_bus_forks_total{") for name in copies_of(f"{service}-worker")) == 0


def make_cases(client: Client, number: int) -> list[str]:
    return [post(client, "cases", CHILD)["id"] for _ in range(number)]


def change_all(client: Client, records: list[str]) -> None:
    """Every record again and again, all of them side by side: their events arrive mixed."""
    people = [client.beside() for _ in records]

    def change(one: tuple[Client, str]) -> list[int]:
        data = [{"data": {"age": 5 + at % 9}} for at in range(CHANGES)]
        return [one[0].send("PATCH", f"/api/v2/cases/{one[1]}", body).status for body in data]

    with ThreadPoolExecutor(len(records)) as pool:
        assert set(chain(*pool.map(change, zip(people, records, strict=True)))) == {200}


async def has_all(connection: asyncpg.Connection, record: str) -> None:
    last = "SELECT sequence FROM inbox_head WHERE source = 'cases' AND subject = $1"
    assert await connection.fetchval(last, UUID(record)) == CHANGES + 1


async def test_a_key_sent_to_both_copies_at_once_is_done_once(system: System, worker: Client) -> None:
    await eventually(lambda: all_are_up(system))
    before = [metric(system, name, POSTED) for name in copies_of("cases-api")]
    people = [worker.beside() for _ in range(8)]
    for _ in range(3):
        send = partial(Client.send, method="POST", path="/api/v2/cases", body={"data": CHILD}, key=str(uuid4()))
        with ThreadPoolExecutor(len(people)) as pool:
            answers = list(pool.map(send, people))
        done = {answer.json()["data"]["id"] for answer in answers if answer.ok}
        assert len(done) == 1
        assert {answer.status for answer in answers} <= {200, 409, 503}
    after = [metric(system, name, POSTED) for name in copies_of("cases-api")]
    assert all(later > earlier for earlier, later in zip(before, after, strict=True)), (before, after)


async def test_a_file_that_one_copy_took_is_read_through_every_copy(system: System, worker: Client) -> None:
    await eventually(lambda: all_are_up(system))
    [case] = make_cases(worker, 1)
    content = b"an invented paper"
    sent = {"field_name": "papers", "attachment_type": "document", "file_name": "invented.txt"}
    path = f"/api/v2/cases/{case}/attachments"
    number = post(worker, path.removeprefix("/api/v2/"), sent | {"attachment": b64encode(content).decode()})["id"]
    before = [metric(system, name, FETCHED) for name in copies_of("cases-api")]
    people = [worker.beside() for _ in range(8)]
    with ThreadPoolExecutor(len(people)) as pool:
        answers = list(pool.map(partial(Client.send, method="GET", path=f"{path}/{number}"), people))
    assert {(answer.status, answer.body) for answer in answers} == {(OK, content)}
    after = [metric(system, name, FETCHED) for name in copies_of("cases-api")]
    assert all(later > earlier for earlier, later in zip(before, after, strict=True)), (before, after)


async def all_are_up(system: System) -> None:
    """Also the one that another test killed."""
    assert ask_status(system.folder).returncode == 0


def test_an_ended_account_is_refused_by_every_copy_within_five_seconds(system: System, crew: Crew) -> None:
    client = crew.client(crew.workers[1])
    for path in ("cases", "users"):
        while client.send("GET", f"/api/v2/{path}").status == UNAUTHORIZED:
            time.sleep(0.1)
    admin = administrator(system.base)
    users = admin.send("GET", f"/api/v2/users?user_name={crew.workers[1]}&per=100").json()["data"]
    identifier = next(user["id"] for user in users if user["user_name"] == crew.workers[1])
    assert admin.send("PATCH", f"/api/v2/users/{identifier}", {"data": {"disabled": True}}).ok
    ended = time.monotonic()
    beside = [client.beside() for _ in range(6)]

    def last_let_in(one: Client) -> float:
        """Seconds after the end at which this connection was let in last."""
        last = 0.0
        while (since := time.monotonic() - ended) < PROMISED + 2:
            last = since if one.send("GET", "/api/v2/cases").status != UNAUTHORIZED else last
            time.sleep(0.05)
        return last

    with ThreadPoolExecutor(len(beside)) as pool:
        assert max(pool.map(last_let_in, beside)) < PROMISED
    for name in copies_of("identity-api"):
        assert metric(system, name, REFUSED) > 0


@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGSTOP], ids=["killed", "standing still"])
def test_a_dead_copy_is_out_within_two_seconds_and_nothing_new_fails(
    system: System, worker: Client, how: signal.Signals
) -> None:
    victim = system.processes()["cases-api-2"]
    people = [worker.beside() for _ in range(4)]
    os.kill(victim, how)
    died = time.monotonic()

    def ask(one: Client) -> list[tuple[float, float, int]]:
        """When each request began, how long it took, and its status."""
        seen = []
        while (began := time.monotonic() - died) < 5:
            status = one.send("GET", "/api/v2/cases").status
            seen.append((began, time.monotonic() - died - began, status))
        return seen

    try:
        with ThreadPoolExecutor(len(people)) as pool:
            asked = [pool.submit(ask, one) for one in people]
            time.sleep(6)
            if how is signal.SIGSTOP:
                os.kill(victim, signal.SIGCONT)
            seen = list(chain(*(one.result() for one in asked)))
    finally:
        os.kill(system.processes()["cases-api-2"], signal.SIGCONT)
    caught = [began for began, took, status in seen if took > STUCK or status != OK]
    print(f"{how.name}: the last request that it kept or spoiled began {max(caught, default=0.0):.2f} s after")
    later = [row for row in seen if row[0] > OUT]
    assert len(later) > 10
    assert {status for _, _, status in later} == {200}
    assert max(took for _, took, _ in later) < OUT
    if how is signal.SIGKILL:
        # What was under way is asked again, for it only reads.
        assert {status for _, _, status in seen} == {200}


@pytest.mark.waiting
async def test_each_schedule_has_one_turn_a_period_however_many_workers_there_are(system: System) -> None:
    """Told by what one of them says every twenty seconds; the other tests have taken some of these."""
    connection = await system.connect("cases")

    async def said() -> list[datetime]:
        rows = await connection.fetch(SAID, HeadsAnnounced.type, OVERLAP)
        assert len(rows) > 2
        return [row["time"] for row in rows]

    times = await eventually(said, within=70)
    await connection.close()
    assert min((later - earlier).total_seconds() for earlier, later in pairwise(times)) > 17


@pytest.mark.parametrize("path", ["/", "/metrics/else", "/docs"])
def test_a_worker_answers_nothing_else(path: str) -> None:
    port = ports.free()
    observed(Pulse(), port)
    assert httpx.get(f"http://127.0.0.1:{port}{path}").status_code == 404
    assert httpx.get(f"http://127.0.0.1:{port}/health/ready").text == "starting"
    assert httpx.get(f"http://127.0.0.1:{port}/health/live").status_code == 200
