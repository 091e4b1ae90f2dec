"""What a container of a service runs: `python -m chassis.command api | worker | migrate | install | healthy`.

Which service it is says MAHON_SERVICE; secrets are files of the folder that MAHON_SECRETS names.
"""

import asyncio
import importlib
import os
import sys
import urllib.error
import urllib.request

from chassis import migrations, serve
from chassis.settings import OwnerSettings

PORT = 8000
EVERYWHERE = "0.0.0.0"  # noqa: S104  # the container's own network
HEALTH_SECONDS = 4
COMMANDS = ("api", "worker", "migrate", "install", "healthy")


def main(arguments: list[str]) -> None:
    command = arguments[0] if arguments else ""
    service = os.environ.get("MAHON_SERVICE", "")
    if command not in COMMANDS or not service:
        raise SystemExit(f"MAHON_SERVICE names the service, and one of these is wanted: {', '.join(COMMANDS)}")
    sys.argv = [f"{service} {command}", "--host", EVERYWHERE, "--port", str(PORT)]
    if command == "api":
        serve.api(importlib.import_module(f"{service}.app").create_app, service)
    elif command == "worker":
        serve.worker(importlib.import_module(f"{service}.worker").create_worker, service)
    elif command == "migrate":
        asyncio.run(migrate(service))
    elif command == "install":
        # Only identity and cases have something to install; what is there already is left alone.
        sys.argv = [f"{service} install", *arguments[1:]]
        importlib.import_module(f"{service}.bootstrap").main()
    else:
        raise SystemExit(0 if is_healthy() else 1)


async def migrate(service: str) -> None:
    """Bring the service's database to the newest schema, as its owner, and let the service's account work in it."""
    settings = OwnerSettings.of_process()
    await migrations.upgrade(service, settings.url(service), settings.app_role.replace("{service}", service))


def is_healthy() -> bool:
    """Whether the api or worker of this container says that it is ready."""
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{PORT}/health/ready", timeout=HEALTH_SECONDS) as answer:
            return bool(answer.status == 200)  # noqa: PLR2004
    except (urllib.error.URLError, OSError):
        return False


if __name__ == "__main__":
    main(sys.argv[1:])
