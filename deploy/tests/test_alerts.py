"""Every rule by which an operator is told names what exists, and fires when it should and not otherwise."""

import re
import shutil
import subprocess

import pytest
from deploy.places import REPOSITORY
from metrics_there import samples

OBSERVED = REPOSITORY / "deploy" / "observed"
RULES = (OBSERVED / "alerts.yml").read_text()
NAMES = re.findall(r"- alert: (\w+)", RULES)


def test_a_rule_asks_only_for_metrics_that_there_are() -> None:
    asked = set(re.findall(r"\b(mahon_\w+)", "\n".join(re.findall(r"expr: (.*)", RULES))))
    assert len(asked) > 5
    assert asked <= set(samples())


@pytest.mark.parametrize("name", NAMES)
def test_a_rule_has_a_page_that_says_what_to_do_and_is_tried_both_ways(name: str) -> None:
    page = re.sub(r"(?<!^)([A-Z])", r"-\1", name).lower()
    assert f"runbook: docs/runbooks/{page}.md" in RULES
    said = (REPOSITORY / "docs" / "runbooks" / f"{page}.md").read_text()
    assert f"`{name}`" in said
    assert "**What to do.**" in said
    tried = (OBSERVED / "alerts_test.yml").read_text().split("alertname: ")[1:]
    fires = [bool(re.search(r"exp_labels", one)) for one in tried if one.startswith(f"{name}\n")]
    assert fires == [True, False]


def test_there_are_no_pages_for_rules_that_are_gone() -> None:
    assert len(list((REPOSITORY / "docs" / "runbooks").glob("*.md"))) == len(NAMES) == 10


@pytest.mark.skipif(shutil.which("promtool") is None, reason="promtool comes with Prometheus, which is not here")
def test_the_rules_fire_when_they_should() -> None:
    done = subprocess.run(
        ["promtool", "test", "rules", "alerts_test.yml"], cwd=OBSERVED, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
