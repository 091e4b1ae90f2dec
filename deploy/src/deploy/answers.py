"""What the gateway itself says: its headers, and its own refusals in the shape of every other refusal."""

import json
import re

CONTENT_SECURITY_POLICY = (
    "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; connect-src "
    "'self'; worker-src 'self'; manifest-src 'self'; object-src 'none'; base-uri 'self'; form-action 'self'; "
    "frame-ancestors 'none'"
)

SECURITY_HEADERS = {
    "Content-Security-Policy": CONTENT_SECURITY_POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(self), geolocation=(self), microphone=(), payment=(), usb=()",
}
TRANSPORT_SECURITY = "max-age=63072000; includeSubDomains"

# Only the gateway may say these; what a client sends under these names is dropped.
GATEWAY_HEADERS = (
    "X-Service-Token",
    "X-Audience",
    "X-Forwarded-Method",
    "X-Forwarded-Uri",
    "X-Forwarded-User",
    "X-Real-Ip",
    "Forwarded",
)

CACHE_API = "no-store"
CACHE_HASHED = "public, max-age=31536000, immutable"
CACHE_PAGE = "no-cache"
REFERENCE = "/api/docs"
HASHED_FOLDER = "/assets/"
BODY_LIMIT = 28 * 1024 * 1024
"""Bytes. Each route has its own limit (`chassis.bodies`), which its service tells of; none is larger than this."""
IDLE_SECONDS = 30
"""How long a connection to a service is kept for the next request."""

DIAL_SECONDS = 2
TRY_SECONDS = 8
"""How long a request that no copy of a service has begun waits for one that takes it: as long as a lone copy that was
killed takes to be begun again."""
OUT_SECONDS = 1
"""How long a copy that took no connection is left out."""
CHECK_SECONDS = 1
"""How often the copies are asked whether they live, and how long each may take: one that stands still is out in 2 s."""

READY_PATHS = ("/health", "/health/ready", "/health/api", "/health/server", "/health/database")
LIVE_PATH = "/health/live"
HEARING_PATH = "/health/hearing"
"""Whether every service hears what the others announce. Requests are answered without that, so it is asked apart."""

# Inside only: never answered at the gateway, and never the web app's page either.
INSIDE_ONLY = ("/internal", "/metrics", "/docs", "/redoc", "/openapi.json", "/.well-known/jwks.json")
# A path below these that no route knows is not found; any other is a page of the web app.
NOT_PAGES = ("/api", "/health", "/demonstration")

UNAVAILABLE = 503
TOO_LARGE = 413
TITLES = {
    404: "There is no such address.",
    TOO_LARGE: "That is more than can be sent at once.",
    UNAVAILABLE: "This part of the system is busy. Try again shortly.",
}
CODES = {404: "no_such_route", TOO_LARGE: "payload_too_large", UNAVAILABLE: "unavailable"}
MESSAGES = {404: "Not Found", TOO_LARGE: "Content Too Large", UNAVAILABLE: "Service Unavailable"}
RETRY_AFTER = 5
FACTS = {TOO_LARGE: {"limit": BODY_LIMIT}, UNAVAILABLE: {"retry_after": RETRY_AFTER}}

# Only such a path is repeated in an answer, so that nothing needs escaping.
PLAIN_PATH = re.compile(r"[A-Za-z0-9/_.~-]*")


def refusal(*, status: int, path: str, request_id: str) -> str:
    """The JSON body of a refusal by the gateway, of the same shape as a service's (`chassis.problems`)."""
    shown = path if PLAIN_PATH.fullmatch(path) else "/"
    body = {
        "type": f"urn:mahon:problem:{CODES[status]}",
        "title": TITLES[status],
        "status": status,
        "code": CODES[status],
        "facts": FACTS.get(status, {}),
        "instance": request_id,
        "errors": [{"status": status, "resource": shown, "message": MESSAGES[status]}],
    }
    return json.dumps(body, separators=(",", ":"))
