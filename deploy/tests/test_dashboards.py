"""Each dashboard asks only for metrics and labels that there are, and none of ours is looked at by nobody."""

import json
import re
import shutil
import subprocess
from pathlib import Path

import pytest
from deploy.dashboards import DASHBOARDS, FOLDER, written
from metrics_there import samples

QUERIES = [query for dashboard in DASHBOARDS for panel in dashboard.panels for query in panel.queries]
UNSEEN = frozenset({"mahon_bus_duplicates"})
"""What an event that comes twice costs nobody: for who looks for a reason, not for a dashboard."""


def asked(query: str) -> set[str]:
    return set(re.findall(r"\b(mahon_\w+|up)\b", query))


def labels(query: str) -> set[str]:
    by = ",".join(re.findall(r"by \(([^)]*)\)", query)).replace(" ", "").split(",")
    return set(by) | set(re.findall(r'(\w+)[!=]~?"', query)) - {""}


def test_the_files_are_what_the_code_makes() -> None:
    assert {file.stem for file in FOLDER.glob("*.json")} == {dashboard.name for dashboard in DASHBOARDS}
    for dashboard in DASHBOARDS:
        assert (FOLDER / f"{dashboard.name}.json").read_text() == written(dashboard)


@pytest.mark.parametrize("query", QUERIES)
def test_a_query_asks_for_what_there_is(query: str) -> None:
    there = samples()
    assert asked(query)
    assert asked(query) <= set(there)
    known = frozenset().union(*(there[name] for name in asked(query)))
    assert labels(query) - {""} <= known


def test_the_check_finds_a_metric_and_a_label_that_are_not_there() -> None:
    assert not asked("max(mahon_nothing)") <= set(samples())
    assert labels('sum by (nobody, le) (rate(mahon_held{why="gap"}[5m]))') == {"nobody", "le", "why"}


def test_every_metric_of_ours_is_looked_at() -> None:
    seen = {re.sub(r"_(total|bucket|count|sum)$", "", name) for query in QUERIES for name in asked(query)}
    ours = {re.sub(r"_(total|bucket|count|sum)$", "", name) for name in samples()} - {"up"}
    assert ours - seen == UNSEEN


def test_panels_lie_beside_and_below_each_other() -> None:
    for dashboard in DASHBOARDS:
        places = [(row["gridPos"]["x"], row["gridPos"]["y"]) for row in json.loads(written(dashboard))["panels"]]
        assert len(set(places)) == len(places) == len(dashboard.panels)


@pytest.mark.skipif(shutil.which("promtool") is None, reason="promtool comes with Prometheus, which is not here")
def test_prometheus_understands_every_query(tmp_path: Path) -> None:
    rules = [{"record": f"query{number}", "expr": query} for number, query in enumerate(QUERIES)]
    (tmp_path / "rules.yml").write_text(json.dumps({"groups": [{"name": "queries", "rules": rules}]}))
    done = subprocess.run(
        ["promtool", "check", "rules", "rules.yml"], cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
