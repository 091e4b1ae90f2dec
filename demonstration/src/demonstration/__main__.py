"""`python -m demonstration configuration | people | load --url … --user … --password …`."""

import argparse
import asyncio
import json
import os
import sys
from dataclasses import asdict

from demonstration.configuration import configuration
from demonstration.loading import load
from demonstration.roster import people
from demonstration.session import LoadingRefusedError


def main() -> int:
    parser = argparse.ArgumentParser(prog="demonstration", description="The fictional demonstration of Mahon")
    commands = parser.add_subparsers(dest="command", required=True)
    commands.add_parser("configuration", help="print the configuration as JSON")
    commands.add_parser("people", help="print the fictional people as JSON")
    loading = commands.add_parser("load", help="load everything into a server")
    loading.add_argument("--url", default="http://127.0.0.1:8080")
    loading.add_argument("--user", required=True, help="user name of a superuser")
    loading.add_argument("--password", default=os.environ.get("MAHON_ADMIN_PASSWORD", ""))
    asked = parser.parse_args()
    if asked.command == "load":
        return _load(asked.url, (asked.user, asked.password))
    content = configuration() if asked.command == "configuration" else [asdict(person) for person in people()]
    json.dump(content, sys.stdout, ensure_ascii=False, indent=2)
    return 0


def _load(url: str, admin: tuple[str, str]) -> int:
    try:
        asyncio.run(load(url, _show, admin=admin))
    except (LoadingRefusedError, ConnectionError, TimeoutError) as problem:
        sys.stderr.write(f"\n{problem}\n")
        return 1
    return 0


def _show(step: str, done: int, total: int) -> None:
    end = "\n" if done == total else "\r"
    sys.stderr.write(f"{step}: {done} of {total}   {end}")


if __name__ == "__main__":
    sys.exit(main())
