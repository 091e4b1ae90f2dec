"""How an entry of a service's audit is told to who reads the list of all. Rules: `docs/domain/history.md §6`."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from chassis.errors import Invalid
from chassis.site import Site
from contracts.audit import ACTIONS, RECORD_TYPES

LENGTH_OF_DAY = len("2000-01-01")
SINCE, UNTIL = "from", "to"
CALLED: Mapping[str, str] = {
    "make_referral": "refer",
    "referral_accepted": "refer_accepted",
    "referral_rejected": "refer_rejected",
    "referral_done": "refer_done",
    "referral_revoked": "refer_revoke",
    "make_transfer": "transfer",
    "make_transfer_request": "transfer_request",
    "attach_file": "attach",
    "detach_file": "detach",
    "update_file": "update",
    "show_file": "show",
    "raise_flag": "flag",
    "resolve_flag": "unflag",
}
"""What Primero has another name for."""
FIRST_WORDS: Mapping[str, str] = {
    "show": "show",
    "list": "list",
    "find": "list",
    "search": "list",
    "create": "create",
    "register": "create",
    "make": "create",
    "update": "update",
    "replace": "update",
    "change": "update",
    "delete": "delete",
    "remove": "delete",
    "erase": "delete",
    "disable": "enable_disable_record",
    "assign": "assign",
    "flag": "flag",
    "unflag": "unflag",
    "print": "export",
}
"""By the first word of what a service calls it."""
METHODS = dict.fromkeys(("show", "list", "index", "export"), "GET") | dict.fromkeys(
    ("create", "login", "assign", "refer", "transfer", "transfer_request", "attach", "flag", "bulk_assign"), "POST"
)
DELETING = frozenset({"delete", "detach", "logout", "refer_revoke"})
PLURALS = {"agency": "agencies", "code_of_conduct": "codes_of_conduct", "settings": "system_settings"}
ALSO_CALLED = {"child": "case"}
REFUSED = "refused"
FAILED_LOGIN = "failed_login"


class UnknownAuditFilter(Invalid):
    code = "unknown_filter_value"
    title = "The audit log cannot be asked for this."


@dataclass(frozen=True, kw_only=True)
class AuditAsked:
    """As it stands in the query. `since`, `until`: a day or a moment; `refused`: what was refused, and nothing else."""

    user_name: str | None = None
    since: str | None = None
    until: str | None = None
    actions: Sequence[str] = ()
    record_types: Sequence[str] = ()
    refused: bool = False
    ascending: bool = False


def action_of(noted_as: str) -> str:
    """What Primero's clients call what a service notes as this; its own name where they have none."""
    if noted_as in CALLED:
        return CALLED[noted_as]
    if noted_as in ACTIONS:
        return noted_as
    return FIRST_WORDS.get(noted_as.split("_", 1)[0], noted_as)


def must_be_offered(asked: AuditAsked) -> None:
    """Raises UnknownAuditFilter."""
    _offered("audit_log_actions", asked.actions, ACTIONS)
    _offered("record_type", asked.record_types, RECORD_TYPES)


def _offered(name: str, given: Collection[str], offered: Collection[str]) -> None:
    if not set(offered).issuperset(given):
        raise UnknownAuditFilter({name: [UnknownAuditFilter.code]}, offered=sorted(offered))


def types_asked(asked: AuditAsked) -> list[str]:
    return sorted({ALSO_CALLED.get(each, each) for each in asked.record_types})


def span_asked(asked: AuditAsked, site: Site) -> Mapping[str, datetime]:
    """`since` and `until`, as far as they are asked for; a day counts whole. Raises Invalid."""
    given = {"since": (SINCE, asked.since), "until": (UNTIL, asked.until)}
    return {bound: _moment(name, text, site) for bound, (name, text) in given.items() if text}


def _moment(name: str, text: str, site: Site) -> datetime:
    try:
        whole = name == UNTIL and len(text) == LENGTH_OF_DAY
        return site.ends(site.day_of(text)) if whole else site.moment(text)
    except (ValueError, OverflowError):
        raise Invalid({name: ["not_a_moment"]}) from None


def method_of(action: str) -> str:
    return "DELETE" if action in DELETING else METHODS.get(action, "PATCH")


def address_of(record_type: str, record_id: str | None) -> str:
    """Where what was done it to is found; never the address that was asked, which may hold what somebody typed."""
    place = f"/api/v2/{PLURALS.get(record_type, f'{record_type}s')}"
    return place if record_id is None else f"{place}/{record_id}"
