"""How this machine asks its own gateway, and whether what it asks is ready."""

from collections.abc import Callable
from pathlib import Path

import httpx

from deploy.door import Door


class ToSelf(httpx.HTTPTransport):
    """Asks the gateway where it listens, by the name that it answers for, which nobody here need resolve."""

    def __init__(self, door: Door, gateway: Path) -> None:
        self._door = door
        super().__init__(verify=door.trusted(gateway), trust_env=False)

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        return super().handle_request(_to_listener(self._door, request))


class ToSelfLater(httpx.AsyncHTTPTransport):
    """The same for who goes on meanwhile."""

    def __init__(self, door: Door, gateway: Path) -> None:
        self._door = door
        super().__init__(verify=door.trusted(gateway), trust_env=False)

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        return await super().handle_async_request(_to_listener(self._door, request))


def _to_listener(door: Door, request: httpx.Request) -> httpx.Request:
    """The request as it is, Host included, on its way to where the gateway listens."""
    extensions = dict(request.extensions)
    if door.tls:
        extensions["sni_hostname"] = (door.name or door.address).strip("[]")
    url = request.url.copy_with(host=door.address.strip("[]"), port=door.port)
    return httpx.Request(request.method, url, headers=request.headers, stream=request.stream, extensions=extensions)


def plainly() -> httpx.BaseTransport:
    return httpx.HTTPTransport(trust_env=False)


def is_ready(url: str, way: Callable[[], httpx.BaseTransport] = plainly) -> bool:
    """Whether what is asked there, in that way, says that it is ready."""
    try:
        with httpx.Client(transport=way(), timeout=5) as client:
            return client.get(f"{url}/health/ready").is_success
    except (httpx.TransportError, OSError):
        return False


def gateway_is_ready(door: Door, gateway: Path) -> bool:
    """Whether the gateway answers, and says that every service is ready; `gateway`: its part of the state."""
    return is_ready(door.url, lambda: ToSelf(door, gateway))
