"""Write the passing steps of a conformance report into `passing.txt`; steps lost since are said, not dropped."""

import json
import sys
from pathlib import Path

PINNED = Path(__file__).with_name("passing.txt")


def main(report: Path) -> int:
    steps = json.loads(report.read_text())["steps"]
    passed = [step["step"] for step in steps if step["outcome"] == "passed"]
    before = PINNED.read_text().split() if PINNED.exists() else []
    lost = [name for name in before if name not in passed]
    if lost:
        print("no longer passing, still pinned:", *lost)
    PINNED.write_text("\n".join(sorted({*passed, *lost})) + "\n")
    return bool(lost)


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
