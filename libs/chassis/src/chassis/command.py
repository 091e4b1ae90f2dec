"""What a container of a service runs: `python -m chassis.command api | worker | migrate | install | healthy`.

Which service it is says MAHON_SERVICE; secrets are files of the folder that MAHON_SECRETS names; logs go to standard
output. `migrate` waits for the database, the others for the schema that they know: they are started in no order.
"""

import asyncio
import importlib
import os
import sys
import urllib.error
import urllib.request

from chassis import logs, schema, serve
from chassis.settings import OwnerSettings, ServiceSettings

PORT = 8000
EVERYWHERE = "0.0.0.0"  # noqa: S104  # the container's own network
HEALTH_SECONDS = 4
STANDING = ("api", "worker", "install")
COMMANDS = ("api", "worker", "migrate", "install", "healthy")


def main(arguments: list[str]) -> None:
    command = arguments[0] if arguments else ""
    service = os.environ.get("MAHON_SERVICE", "")
    if command not in COMMANDS or not service:
        raise SystemExit(f"MAHON_SERVICE names the service, and one of these is wanted: {', '.join(COMMANDS)}")
    sys.argv = [f"{service} {command}", "--host", EVERYWHERE, "--port", str(PORT)]
    if command in STANDING:
        logs.install(service, sys.stdout)
        asyncio.run(schema.wait_for_schema(service, ServiceSettings.of_process().for_service(service).url))
    if command == "api":
        serve.api(importlib.import_module(f"{service}.app").create_app, service, sys.stdout)
    elif command == "worker":
        serve.worker(importlib.import_module(f"{service}.worker").create_worker, service, sys.stdout)
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
    from chassis import migrations

    settings = OwnerSettings.of_process()
    logs.install(service, sys.stdout)
    await schema.wait_for_database(settings.url(service))
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
