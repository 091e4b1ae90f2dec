"""No log holds a name, a body or a query, whoever writes it: our own, a library, or what ends a process."""

import subprocess
import sys
from pathlib import Path

import pytest

PRELUDE = """
import asyncio, logging, warnings
from chassis import logs, serve
serve.settings_of("cases")
"""
TOLD = {
    "a library": 'logging.getLogger("uvicorn.error").error("GET /cases?query=Silva %s", "Silva")',
    "a library's error": """
try:
    raise ValueError("Silva")
except ValueError:
    logging.getLogger("aiormq").exception("body: Silva")
""",
    "a task that nobody awaits": """
async def main():
    async def fail():
        raise ValueError("Silva")
    task = asyncio.ensure_future(fail())
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    del task
asyncio.run(main())
""",
    "a callback": """
async def main():
    def fail():
        raise ValueError("Silva")
    asyncio.get_running_loop().call_soon(fail)
    await asyncio.sleep(0.01)
asyncio.run(main())
""",
    "a warning": 'warnings.warn("Silva")',
    "a crash": 'raise ValueError("Silva")',
    "our own": 'logs.get().error("failed", name="Silva", record_id="7")',
}


@pytest.mark.parametrize("program", TOLD.values(), ids=TOLD)
def test_what_is_written_has_no_words_of_others(program: str) -> None:
    done = subprocess.run(  # noqa: S603  # a program of ours
        [sys.executable, "-c", PRELUDE + program], capture_output=True, text=True, check=False
    )
    assert "Silva" not in done.stdout + done.stderr
    assert '"event": "' in done.stderr


ON_A_FULL_DISK = """
from chassis import logs
full = open("/dev/full", "w", buffering=1)
logs.install("cases", full)
for _ in range(3):
    logs.get().info("ready")
    logging.getLogger("uvicorn.error").error("Silva")
print("goes on")
"""


def test_a_log_that_cannot_be_written_stops_nothing() -> None:
    if not Path("/dev/full").exists():
        pytest.skip("this system has no device that is always full")
    done = subprocess.run(  # noqa: S603  # a program of ours
        [sys.executable, "-c", PRELUDE + ON_A_FULL_DISK], capture_output=True, text=True, check=False
    )
    assert done.stdout == "goes on\n", done.stderr
