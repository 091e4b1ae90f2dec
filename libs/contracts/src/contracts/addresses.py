"""The addresses that Primero's clients know, by the service that answers them here; built or not.

`docs/domain/api.md` says what an address answers that is not built. PUT is taken wherever PATCH is.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import product

API = "/api/v2"
LISTED = "list:"
PUBLIC = "public"
_CHOICE = re.compile(r"\{([^{}]*\|[^{}]*)\}")

# METHODS /path [mark], where {a|b} is one of these words and {a} an identifier. The mark says who is let in:
# `public` anybody, `list:resource:action,action` who holds one of the actions; without a mark whoever is signed in.
# A list is empty as long as nothing that it could hold can be made.
_TABLE = {
    "identity": """
        POST,DELETE /tokens public
        GET /{primero|identity_providers} public
        POST /users/{password-reset-request|password-reset|self-register} public
        GET,POST /{users|agencies|roles|user_groups}
        GET,PATCH,DELETE /{users|agencies|roles|user_groups}/{id}
        POST /users/{id}/password-reset-request
        GET /users/identified
        POST /users/{update_bulk|send_emails}
        GET /permissions
        GET,POST /codes_of_conduct
    """,
    "cases": """
        GET /cases list:case:read
        GET /incidents list:incident:read
        GET /tracing_requests list:tracing_request:read
        GET /registry_records list:registry_record:read
        GET /families list:family:read,search_and_select_family_record
        POST /{cases|incidents|tracing_requests|registry_records|families}
        GET,PATCH,DELETE /{cases|incidents|tracing_requests|registry_records|families}/{id}
        GET,POST /{cases|incidents|tracing_requests|registry_records|families}/{id}/flags
        PATCH /{cases|incidents|tracing_requests|registry_records|families}/{id}/flags/{flag}
        GET /{cases|incidents|tracing_requests|registry_records|families}/{id}/alerts
        DELETE /{cases|incidents}/{id}/alerts/{alert}
        GET /{cases|incidents|tracing_requests|registry_records|families}/{id}/{record_history|access_log}
        GET /users/access
        PATCH /{cases|incidents|tracing_requests}/{id}/approvals/{approval}
        POST /{cases|incidents|tracing_requests}/{id}/attachments
        GET,DELETE /{cases|incidents|tracing_requests}/{id}/attachments/{attachment}
        GET /{cases|incidents|tracing_requests}/{id}/attachments/{attachment}/{preview}
        POST /{cases|incidents|tracing_requests}/flags
        PATCH /cases/{id}/attachments/{attachment}
        GET /cases/identified
        GET /cases/{id}/incidents list:incident:read
        POST /cases/{id}/incidents
        GET /cases/{id}/incidents/new
        GET /cases/{id}/traces list:case:read
        GET /cases/{id}/potential_matches
        GET,POST /cases/{id}/case_relationships
        PATCH,DELETE /cases/{id}/case_relationships/{relationship}
        POST /cases/{id}/family
        GET /incidents/get_case_to_link
        GET /tracing_requests/{id}/traces
        GET,PATCH /traces/{id}
        GET /traces/{id}/potential_matches
        POST /families/{id}/case
        GET /{flags|alerts|tasks}
        GET,POST /{forms|lookups|locations|configurations|saved_searches|exports}
        GET,PATCH,DELETE /{forms|lookups|locations|configurations}/{id}
        DELETE /saved_searches/{id}
        POST /locations/{import|update_bulk}
        GET,DELETE /exports/{id}
        GET /exports/{id}/export_file
        GET /contact_information public
        PATCH /contact_information
        GET /{system_settings|primero_modules}
        PATCH /system_settings
        GET,PATCH /primero_modules/{id}
    """,
    "referrals": """
        GET /users/{assign-to|transfer-to|refer-to}
        GET,POST /{cases|incidents|families}/{id}/assigns
        POST /{cases|incidents|families}/assigns
        GET,POST /cases/{id}/{referrals|transfers|transfer_requests}
        PATCH /cases/{id}/{referrals|transfers|transfer_requests}/{transition}
        DELETE /cases/{id}/referrals/{transition}
        POST /cases/{referrals|transfers}
        GET /{cases|incidents}/{id}/transitions
        GET /activity_log
    """,
    "notifications": """
        POST /cases/{id}/sync
        GET,POST /webhooks
        GET,PATCH,DELETE /webhooks/{id}
        GET /webpush/config
        GET,POST /webpush/subscriptions
        PATCH /webpush/subscriptions/current
    """,
    "reporting": """
        GET /forms/export
        GET /{dashboards|audit_logs}
        GET /reports list:report:read,group_read,agency_read
        POST /reports
        GET,PATCH,DELETE /reports/{id}
        GET /managed_reports
        GET /managed_reports/{id}
        GET /managed_reports/export
        GET /usage_reports/current
        GET /usage_reports/current/export
        GET /unused_fields_report/current
        GET /kpis/{id}
    """,
}


@dataclass(frozen=True)
class Address:
    """`lists`: the resource and the actions of which one is needed, for a list; None for anything else."""

    method: str
    path: str
    public: bool = False
    lists: tuple[str, tuple[str, ...]] | None = None

    def __str__(self) -> str:
        return f"{self.method} {self.path}"

    @property
    def example(self) -> str:
        """The path with an identifier where one is wanted."""
        return re.sub(r"\{[^{}]*\}", "0b1c", self.path)


@cache
def addresses_of(service: str) -> tuple[Address, ...]:
    lines = [line.split() for line in _TABLE.get(service, "").splitlines() if line.strip()]
    return tuple(address for line in lines for address in _addresses(line[0], line[1], "".join(line[2:])))


def _addresses(methods: str, pattern: str, mark: str) -> Iterator[Address]:
    lists = None
    if mark.startswith(LISTED):
        resource, actions = mark.removeprefix(LISTED).split(":")
        lists = resource, tuple(actions.split(","))
    taken = methods.split(",") + (["PUT"] if "PATCH" in methods else [])
    for method, path in product(taken, _paths(pattern)):
        yield Address(method, API + path, mark == PUBLIC, lists)


def _paths(pattern: str) -> Iterator[str]:
    """The pattern with each word of its choices."""
    choice = _CHOICE.search(pattern)
    if choice is None:
        yield pattern
        return
    for word in choice[1].split("|"):
        yield from _paths(pattern.replace(choice[0], word, 1))
