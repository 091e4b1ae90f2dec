"""What of the audit tells of looking at a record, and what a reader may ask for. Rules: `docs/domain/history.md §3`."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from chassis.errors import Invalid
from chassis.site import Site

FILED = ("attach_file", "update_file", "detach_file")
NOTED = {
    "show": ("show_{kind}", "show_{kind}_as_it_was", "show_file"),
    "update": ("update_{kind}", "replace_{kind}", "disable_{kind}", "update_approval", *FILED),
    "print": ("print_{kind}",),
    "record_history": ("list_{kind}_history",),
    "access_log": ("list_{kind}_access",),
}
"""What is asked for → as the audit names it, by the kind of the record."""
SHOWN = ("show", "update", "print")
"""Where nobody says what they want to know."""
LENGTH_OF_DAY = len("2000-01-01")


class UnknownAction(Invalid):
    code = "unknown_action"
    title = "The access log cannot be asked for this."


@dataclass(frozen=True, kw_only=True)
class AccessAsked:
    """As it stands in the query. `since`, `until`: a day or a moment; `users`: none for everybody."""

    since: str | None = None
    until: str | None = None
    actions: Sequence[str] = ()
    users: Sequence[str] = ()


def must_be_noted(actions: Collection[str]) -> None:
    """Raises UnknownAction for what the audit does not tell."""
    if not NOTED.keys() >= set(actions):
        raise UnknownAction({"filters[actions]": [UnknownAction.code]}, offered=sorted(NOTED))


def noted_as(actions: Collection[str], kind: str) -> dict[str, str]:
    """The names in the audit of what is asked for → what it is called; none: what is shown to who asks for nothing."""
    wanted = actions or SHOWN
    return {name.format(kind=kind): action for action in wanted for name in NOTED[action]}


def span_asked(asked: AccessAsked, site: Site) -> Mapping[str, datetime]:
    """`since` and `until`, as far as they are asked for; a day counts whole. Raises Invalid."""
    found: dict[str, datetime] = {}
    for name, text, parameter in (("since", asked.since, "from"), ("until", asked.until, "to")):
        if not text:
            continue
        try:
            whole = name == "until" and len(text) == LENGTH_OF_DAY
            found[name] = site.ends(site.day_of(text)) if whole else site.moment(text)
        except ValueError:
            raise Invalid({f"filters[timestamp][{parameter}]": ["not_a_moment"]}) from None
    return found
