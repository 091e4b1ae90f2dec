"""Which service hears which family. Declared at the broker by everybody before anything is sent, so that
an event announced before its consumer's first start waits in that consumer's queue.
"""

EVERYBODY = frozenset({"identity.account", "identity.role", "mahon.upkeep"})

BINDINGS: dict[str, frozenset[str]] = {
    # Identity writes its own copy of actors with each change: hearing itself could only bring back older states.
    "identity": frozenset(
        {
            "mahon.upkeep",
            "cases.form",
            "cases.module",
            "cases.settings",
            "cases.location",
            "cases.configuration",
        }
    ),
    "cases": EVERYBODY | {"referrals.transition", "identity.agency", "identity.configuration"},
    "referrals": EVERYBODY | {"cases.case", "cases.access", "cases.module", "cases.settings"},
    "notifications": EVERYBODY | {"referrals.transition"},
    "reporting": EVERYBODY
    | {
        "cases.case",
        "cases.lookup",
        "cases.location",
        "cases.module",
        "cases.settings",
        "referrals.transition",
    },
}
"""Service → families as `<source>.<family>`; `mahon` stands for any service."""


def binding_keys(service: str) -> list[str]:
    """Routing-key patterns of the service's queue."""
    return sorted("*.upkeep.#" if family == "mahon.upkeep" else f"{family}.#" for family in BINDINGS[service])


def hears(service: str, source: str, family: str) -> bool:
    return family == "upkeep" or f"{source}.{family}" in BINDINGS[service]
