"""What a container of a service runs: `python -m chassis.command api | worker | migrate | install`.

Which service it is says MAHON_SERVICE; secrets are files of the folder that MAHON_SECRETS names; logs go to standard
output. `migrate` waits for the database, the others for the schema that they know: they are started in no order.
"""

import asyncio
import importlib
import os
import sys

from chassis import logs, schema, serve
from chassis.healthy import PORT
from chassis.settings import OwnerSettings, ServiceSettings

EVERYWHERE = "0.0.0.0"  # noqa: S104  # the container's own network
STANDING = ("api", "worker", "install")
COMMANDS = ("api", "worker", "migrate", "install")


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
    else:
        # Only identity and cases have something to install; what is there already is left alone.
        sys.argv = [f"{service} install", *arguments[1:]]
        importlib.import_module(f"{service}.bootstrap").main()


async def migrate(service: str) -> None:
    """Bring the service's database to the newest schema, as its owner, and let the service's account work in it."""
    from chassis import migrations

    settings = OwnerSettings.of_process()
    logs.install(service, sys.stdout)
    await schema.wait_for_database(settings.url(service))
    await migrations.upgrade(service, settings.url(service), settings.app_role.replace("{service}", service))


if __name__ == "__main__":
    main(sys.argv[1:])
