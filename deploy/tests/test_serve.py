"""What a process of its own is like before it serves anybody: told by processes."""

import subprocess
import sys

GIVES_BACK = """
import concurrent.futures
from argon2 import PasswordHasher
from chassis import memory

def size():
    with open("/proc/self/smaps_rollup") as rollup:
        return next(int(line.split()[1]) for line in rollup if line.startswith("Pss_Anon")) >> 10

memory.keep_one_heap()
hasher = PasswordHasher(time_cost=2, memory_cost=19456, parallelism=1)
with concurrent.futures.ThreadPoolExecutor(2) as threads:
    list(threads.map(hasher.hash, ["a long password"] * 8))
    before = size()
    memory.give_back()
    print(before, size())
"""
OPENS = """
import resource
from chassis import serve

resource.setrlimit(resource.RLIMIT_NOFILE, (64, 128))
serve.open_as_many_as_allowed()
print(*resource.getrlimit(resource.RLIMIT_NOFILE))
"""


def said(program: str) -> list[int]:
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    return [int(word) for word in done.stdout.split()]


def test_what_hashing_filled_is_given_back() -> None:
    before, after = said(GIVES_BACK)
    assert after <= before
    assert after < 18, (before, after)


def test_a_process_may_open_what_its_account_may() -> None:
    assert said(OPENS) == [128, 128]
