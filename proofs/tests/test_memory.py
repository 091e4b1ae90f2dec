"""What `proofs.memory` says of processes, told by processes whose size is known."""

import subprocess
import sys

import pytest
from proofs.memory import SUM_OF_OURS, mark_of, of_process, table, too_much

HOLDS = "import sys; held = b'x' * (int(sys.argv[1]) << 20); print('holds', flush=True); sys.stdin.read()"


@pytest.mark.parametrize(
    ("name", "mark"),
    [
        ("launcher", 30),
        ("cases-api", 70),
        ("cases-api-3", 70),
        ("cases-worker-12", 55),
        ("stage", None),
        ("epmd", None),
    ],
)
def test_copies_may_take_as_much_as_the_first(name: str, mark: float | None) -> None:
    assert mark_of(name) == mark


def test_what_a_process_holds_is_counted_with_what_it_started() -> None:
    parent = f"import subprocess, sys; sys.exit(subprocess.run([sys.executable, '-c', {HOLDS!r}, '40']).returncode)"
    sizes = {}
    for name, command in {"alone": [HOLDS, "20"], "with a child": [parent]}.items():
        with subprocess.Popen(
            [sys.executable, "-c", *command], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        ) as process:
            assert process.stdout is not None
            assert process.stdout.readline() == "holds\n"
            sizes[name] = of_process(process.pid)
            process.communicate()
    assert 20 < sizes["alone"] < 40 < sizes["with a child"] < 80


def test_what_is_over_its_mark_is_said_and_sums_are_ours_and_others() -> None:
    before = {"launcher": 20.0, "cases-api": 30.0, "postgres": 50.0}
    said = [line.split() for line in table(before, {"launcher": 31.0, "cases-api": 60.0, "postgres": 100.0})[1:]]
    assert said == [
        ["cases-api", "30.0", "60.0", "2.00", "70"],
        ["launcher", "20.0", "31.0", "1.55", "30", "too", "much"],
        ["=", "services", "and", "launcher", "50.0", "91.0", "1.82", "900"],
        ["postgres", "50.0", "100.0", "2.00"],
        ["=", "what", "they", "stand", "on", "50.0", "100.0", "2.00"],
    ]


def test_who_is_over_its_mark_is_named_and_so_is_the_sum_of_ours() -> None:
    fits = {"launcher": 30.0, "cases-api-2": 70.0, "cases-worker": 55.0, "postgres": 1_000.0}
    assert too_much(fits) == []
    assert too_much(fits | {"launcher": 30.1, "cases-api-2": 70.1}) == ["cases-api-2", "launcher"]
    assert too_much({"stage": SUM_OF_OURS + 1, "rabbitmq": 1.0}) == ["services and launcher"]
