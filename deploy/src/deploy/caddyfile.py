"""Writes the Caddyfile from the route table; `python -m deploy.caddyfile` renews deploy/gateway/Caddyfile."""

from collections.abc import Sequence
from enum import StrEnum

from contracts.topology import SERVICES

from deploy import answers
from deploy.door import AUTHORITY, SYSTEM_ROOTS
from deploy.places import REPOSITORY
from deploy.routes import UNCLEAR_PATH, Route, RouteTable, load

PORT = 8000
"""Where each copy of an API listens in its container."""
KEPT, CHECKED = "\t\timport kept\n", "\t\timport checked\n"
CADDYFILE = REPOSITORY / "deploy" / "gateway" / "Caddyfile"

LOGGED = """\
# Made from routes.toml by `python -m deploy.caddyfile`; change the table, not this file.

# What people search for stands in the query or, by mistake, in the path; who they are in the headers. None of it is
# written: the request id leads to the service's own log, which has the route.
(logged) {
	format filter {
		wrap {args[0]}
		fields {
			request>uri regexp `(?s)^(/+api/+v2/+(?:%s)\\b|/(?:assets|health)\\b)?.*$` `$1`
			request>host delete
			request>headers delete
			resp_headers delete
		}
	}
}
"""

GLOBAL = """
{
	admin off
	auto_https disable_redirects
	skip_install_trust
	storage file_system {$MAHON_GATEWAY_STATE:/data/caddy}
	# Of use only where MAHON_TLS is an e-mail address: who issues the certificate, and whom to believe that it is they.
	acme_ca {$MAHON_ACME:%(authority)s}
	acme_ca_root {$MAHON_ACME_ROOT:%(roots)s}
	grace_period 5s
	# What the site's own log does not take: errors, and requests that ask for another name than the site's.
	log {
		import logged console
	}
	servers {
		# Only proxies named here may say who the client is; else the address of the connection counts.
		trusted_proxies static {$MAHON_TRUSTED_PROXIES:127.255.255.255/32}
		trusted_proxies_strict
		max_header_size 64KB
		# Or a refusal would wait for the rest of the body that it refuses.
		enable_full_duplex
		timeouts {
			read_header 15s
			read_body 5m
			write 10m
			idle 2m
		}
	}
}
"""

SITE_START = """
{$MAHON_SITE:http://:8080} {
	bind {$MAHON_BIND:127.0.0.1}
	# Of use only where the site is https://.
	tls {$MAHON_TLS:internal}
	log {
		output {$MAHON_GATEWAY_LOG:stderr}
		import logged json
	}
	route {
		import unspoofable
		import protected
		encode zstd gzip
		request_body {
			max_size %(limit)s
		}
		# Clients that put their own base before a path double a slash, or end with one.
		uri path_regexp //+ /
		uri path_regexp ^(/api/.+)/$ $1

		@unclear vars_regexp {http.request.orig_uri} `%(unclear)s`
		handle @unclear {
			import refused_404
		}
		@inside path %(inside)s
		handle @inside {
			import refused_404
		}
		handle %(live)s {
			respond 204
		}
		@ready path %(ready)s
		handle @ready {
%(checks)s
			respond 204
		}
		handle %(hearing)s {
%(listeners)s
			respond 204
		}
"""

SITE_END = """
		# The page about the API, and the documents that it reads.
		handle %(reference)s {
			root {$MAHON_WEB_ROOT:/srv/web}
			header >Cache-Control "%(cache_page)s"
			rewrite * /reference/index.html
			import files
		}
		@described path_regexp described `^%(reference)s/([a-z]+\\.openapi\\.json)$`
		handle @described {
			root {$MAHON_API_DOCUMENTS:/srv/api}
			header >Cache-Control "%(cache_page)s"
			rewrite * /{re.described.1}
			import files
		}

		@notpage path %(not_pages)s
		handle @notpage {
			import refused_404
		}
		handle %(hashed)s* {
			root {$MAHON_WEB_ROOT:/srv/web}
			header >Cache-Control "%(cache_hashed)s"
			import files
		}
		handle {
			root {$MAHON_WEB_ROOT:/srv/web}
			header >Cache-Control "%(cache_page)s"
			try_files {path} /index.html
			import files
		}
	}
	handle_errors {
		import protected
		@large expression {err.status_code} == 413
		handle @large {
			import refused_413
		}
		@missing expression {err.status_code} == 404
		handle @missing {
			import refused_404
		}
		@down expression {err.status_code} >= 500
		handle @down {
			import refused_503
		}
		handle {
			respond "" {err.status_code}
		}
	}
}
"""


class Finding(StrEnum):
    """How the copies of a service are found: given as `MAHON_<SERVICE>_UPSTREAM`, and asked all the time whether they
    live where there are several; or by one name in the DNS that has an address for each.
    """

    GIVEN = "given"
    CHECKED = "given and checked"
    BY_NAME = "by name"


def caddyfile(table: RouteTable, finding: Finding = Finding.BY_NAME) -> str:
    routes = "".join(_route(number, route) for number, route in enumerate(table.routes))
    words = sorted({word for route in table.routes for word in route.words})
    services = [*SERVICES, *sorted({route.service for route in table.routes} - set(SERVICES))]
    ways = _snippets(services, finding)
    beginning = LOGGED % "|".join(words) + GLOBAL % {"authority": AUTHORITY, "roots": SYSTEM_ROOTS}
    return beginning + ways + _site_start() + routes + _site_end()


def without_demonstration(table: RouteTable) -> RouteTable:
    return RouteTable([route for route in table.routes if route.service in SERVICES])


def _copies(service: str, finding: Finding) -> str:
    """A snippet by which the copies of a service are found."""
    name = f"MAHON_{service.upper()}_UPSTREAM"
    if finding is not Finding.BY_NAME:
        found = f"to {{${name}:{service}:8000}}"
    else:
        found = f"dynamic a {{${name}:{service}-api}} {PORT} {{\n\t\trefresh 1s\n\t}}"
    return f"(copies_of_{service}) {{\n\t{found}\n}}\n"


def _snippets(services: Sequence[str], finding: Finding) -> str:
    refusals = [_refused(status) for status in answers.TITLES]
    ways = [_copies(service, finding) for service in services] + [_asking(service) for service in services]
    checked = _checked() if finding is Finding.CHECKED else "(checked) {\n}\n"
    parts = [_unspoofable(), _protected(), *refusals, _kept(), checked, *ways, _session(), _files()]
    return "\n" + "\n".join(parts)


def _asking(service: str) -> str:
    """A route that hands a request to the service: one for all its paths, so that its copies are checked once."""
    return f"&(ask_{service}) {{\n\treverse_proxy {{\n\t\timport copies_of_{service}\n{KEPT}{CHECKED}\t}}\n}}\n"


def _unspoofable() -> str:
    lines = "".join(f"\trequest_header -{name}\n" for name in answers.GATEWAY_HEADERS)
    return "(unspoofable) {\n" + lines + "\trequest_header X-Request-Id {http.request.uuid}\n}\n"


def _protected() -> str:
    lines = "".join(f'\t\t{name} "{value}"\n' for name, value in answers.SECURITY_HEADERS.items())
    return (
        "(protected) {\n\theader {\n\t\tdefer\n\t\t-Server\n\t\t-Via\n"
        # Whoever changes a record sends back the tag as it came: it names a version, however the answer was packed.
        '\t\tEtag `-(gzip|zstd)"$` `"`\n'
        "\t\tX-Request-Id {http.request.uuid}\n" + lines + "\t}\n\t@tls protocol https\n"
        f'\theader @tls >Strict-Transport-Security "{answers.TRANSPORT_SECURITY}"\n}}\n'
    )


def _refused(status: int) -> str:
    """A snippet that answers like `answers.refusal`: a path that would need escaping is not repeated."""
    request_id = "{http.request.uuid}"
    bare = answers.refusal(status=status, path="/", request_id=request_id)
    plain = answers.refusal(status=status, path="/PATH", request_id=request_id)
    plain = plain.replace("/PATH", "{http.request.orig_uri.path}")
    retry = f"\theader Retry-After {answers.RETRY_AFTER}\n" if status == answers.UNAVAILABLE else ""
    return (
        f"(refused_{status}) {{\n\theader Content-Type application/json\n{retry}"
        f'\theader >Cache-Control "{answers.CACHE_API}"\n'
        f"\t@plain vars_regexp {{http.request.orig_uri.path}} `^{answers.PLAIN_PATH.pattern}$`\n"
        f"\thandle @plain {{\n\t\trespond `{plain}` {status}\n\t}}\n"
        f"\thandle {{\n\t\trespond `{bare}` {status}\n\t}}\n}}\n"
    )


def _session() -> str:
    return (
        "# Asks identity who this is: an answer other than 2xx goes to the client as it is.\n&(session) {\n"
        "\tforward_auth {\n\t\timport copies_of_identity\n"
        "\t\turi /internal/authorize\n"
        "\t\theader_up X-Audience {http.vars.audience}\n"
        "\t\tcopy_headers X-Service-Token\n"
        f"{KEPT}{CHECKED}\t}}\n}}\n"
    )


def _kept() -> str:
    """How connections to services are kept: given up here before they are there, or a request would meet its end.

    A copy that takes no connection is left out for a while; what it had not begun goes to another, or waits for one.
    """
    return (
        f"(kept) {{\n\ttransport http {{\n\t\tkeepalive {answers.IDLE_SECONDS}s\n"
        f"\t\tdial_timeout {answers.DIAL_SECONDS}s\n\t}}\n"
        f"\tlb_policy least_conn\n\tlb_try_duration {answers.TRY_SECONDS}s\n\tlb_try_interval 100ms\n"
        f"\tfail_duration {answers.OUT_SECONDS}s\n}}\n"
    )


def _checked() -> str:
    """Of copies that are given one by one, one that stands still is found out by asking it all the time."""
    return (
        "(checked) {\n\thealth_uri /health/live\n"
        f"\thealth_interval {answers.CHECK_SECONDS}s\n\thealth_timeout {answers.CHECK_SECONDS}s\n}}\n"
    )


def _files() -> str:
    return (
        "(files) {\n\t@manifest path *.webmanifest\n\theader @manifest Content-Type application/manifest+json\n"
        "\tfile_server {\n\t\tprecompressed zstd br gzip\n\t}\n}\n"
    )


def _site_start() -> str:
    return SITE_START % {
        "limit": answers.BODY_LIMIT,
        "unclear": UNCLEAR_PATH,
        "inside": _with_all_below(answers.INSIDE_ONLY),
        "live": answers.LIVE_PATH,
        "ready": " ".join(answers.READY_PATHS),
        "checks": _asked("/health/ready"),
        "hearing": answers.HEARING_PATH,
        "listeners": _asked(answers.HEARING_PATH),
    }


def _asked(path: str) -> str:
    """Each service is asked; the first that refuses is answered."""
    return "\n".join(
        f"\t\t\tforward_auth {{\n\t\t\t\timport copies_of_{service}\n\t\t\t\turi {path}\n\t\t\t\timport kept\n\t\t\t}}"
        for service in SERVICES
    )


def _route(number: int, route: Route) -> str:
    session = "" if route.public else f"\t\t\tvars audience {route.audience}\n\t\t\tinvoke session\n"
    fits = f"path_regexp `{route.regex}`"
    if route.method is not None:
        fits = f"{{\n\t\t\tmethod {route.method}\n\t\t\t{fits}\n\t\t}}"
    return (
        f"\n\t\t# {route.path}\n\t\t@route{number} {fits}\n"
        f"\t\thandle @route{number} {{\n"
        f'{session}\t\t\theader ?Cache-Control "{answers.CACHE_API}"\n'
        f"\t\t\tinvoke ask_{route.service}\n\t\t}}\n"
    )


def _site_end() -> str:
    return SITE_END % {
        "not_pages": _with_all_below(answers.NOT_PAGES),
        "reference": answers.REFERENCE,
        "hashed": answers.HASHED_FOLDER,
        "cache_hashed": answers.CACHE_HASHED,
        "cache_page": answers.CACHE_PAGE,
    }


def _with_all_below(paths: tuple[str, ...]) -> str:
    return " ".join(f"{path} {path}/*" for path in paths)


if __name__ == "__main__":
    CADDYFILE.write_text(caddyfile(without_demonstration(load())))
