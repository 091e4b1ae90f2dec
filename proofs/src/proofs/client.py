"""A plain client of Mahon's API: keep-alive, session cookie, CSRF. Cheap, so that a load costs the server, not us."""

import http.client
import http.cookies
import json
import time
from typing import Any
from urllib.parse import urlsplit
from uuid import uuid4

IDLE_SECONDS = 10.0
"""A connection that stood still for longer may have been ended from the other side: it is not used again."""


class Answer:
    """`status` 0: no answer came, so whether it was done is not known; `broken`: what kind of error told so."""

    def __init__(self, status: int, body: bytes, headers: dict[str, str], broken: str = "") -> None:
        self.status, self.broken = status, broken
        self.body = body
        self.headers = headers

    @property
    def ok(self) -> bool:
        return 200 <= self.status < 300

    @property
    def settled(self) -> bool:
        """Whether the server decided: an answer that is neither a fault of its own nor a wait."""
        return self.status != 0 and self.status < 500 and self.status != 429

    def json(self) -> Any:
        return json.loads(self.body) if self.body else {}


class Client:
    """One person's connection. Not for two threads at once."""

    def __init__(self, base: str, *, timeout: float = 30.0) -> None:
        self.base = base
        parts = urlsplit(base)
        self._secure = parts.scheme == "https"
        self._host, self._port = parts.hostname or "127.0.0.1", parts.port or (443 if self._secure else 80)
        self._timeout = timeout
        self._connection: http.client.HTTPConnection | None = None
        self._used = 0.0
        self._cookies: dict[str, str] = {}
        self.user: dict[str, Any] = {}

    def sign_in(self, user_name: str, password: str) -> Answer:
        self.send("GET", "/api/v2/identity_providers")
        answer = self.send("POST", "/api/v2/tokens", {"user": {"user_name": user_name, "password": password}})
        if answer.ok:
            self.user = answer.json()
        return answer

    def beside(self) -> "Client":
        """The same person's session on a connection of its own, for another thread."""
        other = Client(self.base, timeout=self._timeout)
        other._cookies, other.user = dict(self._cookies), self.user
        return other

    def send(self, method: str, path: str, body: Any = None, *, key: str | None = None) -> Answer:
        """One request; a lost connection gives status 0 and the next one starts afresh."""
        headers = {"Cookie": "; ".join(f"{name}={value}" for name, value in self._cookies.items())}
        data = None
        if body is not None:
            data = json.dumps(body).encode()
            headers["Content-Type"] = "application/json"
        if method != "GET":
            headers["X-CSRF-Token"] = self._cookies.get("CSRF-TOKEN", "")
            headers["Idempotency-Key"] = key or str(uuid4())
        try:
            return self._exchange(method, path, data, headers)
        except (OSError, http.client.HTTPException) as error:
            self.close()
            return Answer(0, b"", {}, type(error).__name__)

    def _exchange(self, method: str, path: str, data: bytes | None, headers: dict[str, str]) -> Answer:
        if time.monotonic() > self._used + IDLE_SECONDS:
            self.close()
        self._used = time.monotonic()
        if self._connection is None:
            # Over HTTPS whoever SSL_CERT_FILE names is believed, else whom this machine believes.
            kind = http.client.HTTPSConnection if self._secure else http.client.HTTPConnection
            self._connection = kind(self._host, self._port, timeout=self._timeout)
        self._connection.request(method, path, data, headers)
        response = self._connection.getresponse()
        body = response.read()
        for line in response.headers.get_all("Set-Cookie") or []:
            for name, morsel in http.cookies.SimpleCookie(line).items():
                self._cookies[name] = morsel.value
        return Answer(response.status, body, dict(response.headers))

    def close(self) -> None:
        if self._connection is not None:
            self._connection.close()
            self._connection = None
