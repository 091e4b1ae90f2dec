"""Which families of events there are, and which service hears which. Declared at the broker by everybody before
anything is sent, so that an event announced before its consumer's first start waits in that consumer's queue.

A family is the history of one sort of subject, numbered per subject. How families are cut: ADR 22.
"""

FAMILIES: dict[str, str] = {
    "identity.account": "an account",
    "identity.role": "a role",
    "identity.group": "a user group",
    "identity.agency": "an agency",
    "identity.powers": "an occasion on which somebody's powers or password were changed by somebody else",
    "identity.configuration": "the configuration that is being applied",
    "cases.case": "a case",
    "cases.incident": "an incident",
    "cases.access": "the access by a transition that was refused, or ended with what it hung on",
    "cases.approval": "the approval of a step of a case, from its request to its answer",
    "cases.danger": "a danger that a child is in, as long as it lasts",
    "cases.place": "a place of abuse that was named again, on one occasion",
    "cases.flag": "a flag on a record, from its raising to its resolution",
    "cases.deadline": "an occasion on which a deadline of a case came, was missed or passed on, or a case fell silent",
    "cases.form": "a form",
    "cases.lookup": "a lookup",
    "cases.location": "all locations together",
    "cases.module": "a module",
    "cases.settings": "the system settings",
    "cases.policy": "what was decided about by when things have to be done",
    "cases.decision": "a decision from which day on a policy pack counts",
    "cases.configuration": "the configuration that is being applied",
    "cases.search": "somebody's searches beyond their own records, in one hour",
    "cases.likeness": "a new case that may be about a child whose file its owner does not see",
    "referrals.transition": "a referral or an assignment",
    "referrals.hand_over": "the handing over of all open cases of somebody",
    "identity.audit": "a day of identity's audit",
    "cases.audit": "a day of cases' audit",
    "referrals.audit": "a day of referrals' audit",
    "notifications.audit": "a day of notifications' audit",
    "reporting.audit": "a day of reporting's audit",
    "mahon.upkeep": "the services themselves; not numbered",
}
"""Family as `<source>.<family>` → the sort of subject whose history it is."""

EVERYBODY = frozenset({"identity.account", "identity.role", "mahon.upkeep"})

BINDINGS: dict[str, frozenset[str]] = {
    # Identity writes its own copy of actors with each change: hearing itself could only bring back older states.
    "identity": frozenset(
        {
            "mahon.upkeep",
            "cases.form",
            "cases.lookup",
            "cases.module",
            "cases.settings",
            "cases.location",
            "cases.configuration",
        }
    ),
    "cases": EVERYBODY | {"referrals.transition", "identity.agency", "identity.configuration"},
    "referrals": EVERYBODY
    | {
        "cases.case",
        "cases.incident",
        "cases.access",
        "cases.lookup",
        "cases.module",
        "cases.policy",
        "cases.settings",
    },
    "notifications": EVERYBODY
    | {
        "cases.approval",
        "cases.danger",
        "cases.deadline",
        "cases.decision",
        "cases.flag",
        "cases.likeness",
        "cases.place",
        "cases.search",
        "identity.powers",
        "referrals.hand_over",
        "referrals.transition",
    },
    # Reporting makes one list of all audits, its own included.
    "reporting": EVERYBODY
    | {
        "identity.audit",
        "cases.audit",
        "referrals.audit",
        "notifications.audit",
        "reporting.audit",
        "identity.agency",
        "cases.case",
        "cases.incident",
        "cases.lookup",
        "cases.location",
        "cases.module",
        "cases.settings",
        "referrals.transition",
    },
}
"""Service → families as `<source>.<family>`; `mahon` stands for any service."""
SERVICES = tuple(BINDINGS)


def binding_keys(service: str) -> list[str]:
    """Routing-key patterns of the service's queue."""
    return sorted("*.upkeep.#" if family == "mahon.upkeep" else f"{family}.#" for family in BINDINGS[service])


def hears(service: str, source: str, family: str) -> bool:
    return family == "upkeep" or f"{source}.{family}" in BINDINGS[service]
