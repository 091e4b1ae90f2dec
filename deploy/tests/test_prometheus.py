"""A real Prometheus reads a Mahon whose halves run apart, and understands what every panel and every alert asks."""

import asyncio
import json
import re
import shutil
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from deploy.dashboards import DASHBOARDS
from deploy.places import REPOSITORY
from proofs.people import make_crew, post
from proofs.system import System
from side_by_side import broker_of_the_tests, clear_away

from deploy import ports

pytestmark = [
    pytest.mark.long,
    pytest.mark.xdist_group("prometheus"),
    pytest.mark.skipif(shutil.which("prometheus") is None, reason="Prometheus is not here (Debian: prometheus)"),
    # The proofs' clients live as long as their program, and close nothing.
    pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning"),
]
OBSERVED = REPOSITORY / "deploy" / "observed"
PANELS = [query for dashboard in DASHBOARDS for panel in dashboard.panels for query in panel.queries]
ALERTS = re.findall(r"expr: '(.*)'", (OBSERVED / "alerts.yml").read_text())
NOT_YET = re.compile(r"bus_(forks|disbelieved|holds|send_failures)_total|mahon_held\b|status=~\"5|unanswered")
"""What a Mahon that nothing has befallen has nothing of."""
SOON = 60.0
EVERY = "1s"


@pytest.fixture(scope="module")
def system(tmp_path_factory: pytest.TempPathFactory) -> Iterator[System]:
    with System(tmp_path_factory.mktemp("scraped") / "state", environment=broker_of_the_tests()) as running:
        crew = make_crew(running.base, workers=1, groups=1)
        worker = crew.client(crew.workers[0])
        while worker.send("GET", "/api/v2/cases").status == 401:
            time.sleep(0.1)
        post(worker, "cases", {"age": 7, "sex": "female", "module_id": "primeromodule-cp"})
        yield running
    asyncio.run(clear_away(running))


@pytest.fixture(scope="module")
def prometheus(tmp_path_factory: pytest.TempPathFactory, system: System) -> Iterator[httpx.Client]:
    """It has read every process twice, so that there are rates; it reads what we hand out, oftener."""
    folder, port = tmp_path_factory.mktemp("prometheus"), ports.free()
    told = (OBSERVED / "prometheus.yml").read_text().replace("/etc/mahon/state", str(system.folder))
    (folder / "prometheus.yml").write_text(told.replace("15s", EVERY))
    shutil.copyfile(OBSERVED / "alerts.yml", folder / "alerts.yml")
    options = {"config.file": "prometheus.yml", "storage.tsdb.path": "data", "web.listen-address": f"127.0.0.1:{port}"}
    command = ["prometheus", *(f"--{name}={value}" for name, value in options.items())]
    with (folder / "log").open("w") as log:
        process = subprocess.Popen(command, cwd=folder, stdout=log, stderr=log)
    client = httpx.Client(base_url=f"http://127.0.0.1:{port}/api/v1", trust_env=False)
    try:
        wait_until_read(client, system.folder, folder / "log")
        yield client
    finally:
        client.close()
        process.terminate()
        process.wait(SOON)


def wait_until_read(client: httpx.Client, state: Path, log: Path) -> None:
    wanted = len(json.loads((state / "targets.json").read_text()))
    deadline = time.monotonic() + SOON
    while time.monotonic() < deadline:
        try:
            # A histogram's rate is there once everybody was read twice.
            read = ask(client, 'count(count_over_time(up{job="mahon"}[5m]) > 4)')
        except (httpx.TransportError, AssertionError):
            read = []
        if read and int(read[0]["value"][1]) == wanted:
            return
        time.sleep(0.5)
    raise AssertionError(log.read_text())


def ask(client: httpx.Client, query: str) -> list[dict[str, list[str]]]:
    answer = client.get("/query", params={"query": query})
    assert answer.status_code == 200, answer.text
    said = answer.json()
    assert said["status"] == "success"
    assert not said.get("warnings")
    found: list[dict[str, list[str]]] = said["data"]["result"]
    return found


@pytest.mark.parametrize("query", PANELS)
def test_a_panel_shows_what_prometheus_has_read(query: str, prometheus: httpx.Client) -> None:
    found = ask(prometheus, query)
    assert found or NOT_YET.search(query)


@pytest.mark.parametrize("query", ALERTS)
def test_an_alert_is_understood_and_has_something_to_look_at(query: str, prometheus: httpx.Client) -> None:
    ask(prometheus, query)
    asked, _, _ = query.rpartition(" ")
    looked_at = asked.rstrip("=<> ")
    assert ask(prometheus, looked_at) or NOT_YET.search(looked_at)


def test_prometheus_has_every_alert_and_none_is_broken(prometheus: httpx.Client) -> None:
    groups = prometheus.get("/rules").json()["data"]["groups"]
    rules = [rule for group in groups for rule in group["rules"]]
    assert len(rules) == len(ALERTS) == 10
    assert {rule["health"] for rule in rules} <= {"ok", "unknown"}
