"""What each service says of its own audit, so that one list can be made of all: codes, ids and user names (ADR 55)."""

from datetime import date, datetime
from typing import ClassVar

from pydantic import BaseModel, ConfigDict

from contracts.event import Event

ACTIONS = """
    list index show login logout create update delete flag unflag assign refer refer_accepted refer_rejected
    refer_done refer_revoke transfer transfer_accepted transfer_rejected transfer_revoked transfer_request
    enable_disable_record reopen close attach detach add_note export import bulk_assign case_plan_requested
    case_plan_approved case_plan_rejected closure_requested closure_approved closure_rejected
    assessment_requested assessment_approved assessment_rejected failed_login
""".split()
"""What a list of audits can be asked for, in the words of Primero's clients."""
RECORD_TYPES = """
    agency alert audit_log case child code_of_conduct configuration dashboard form incident location lookup
    module permission report role saved_search settings task tracing_request user user_group
""".split()


class AuditEntry(BaseModel):
    """`number`: its place in its service's audit. `action`, `subject_type`: as that names them. `subject`: an id, or
    the code of a piece of configuration; none where there is none, and where it is withheld.
    """

    model_config = ConfigDict(frozen=True, extra="ignore")

    number: int
    at: datetime
    user_name: str
    role: str
    action: str
    subject_type: str
    subject: str | None = None
    outcome: str
    code: str | None = None


class AuditClosed(Event):
    """Entries of one day at the site that a block was closed over. Several follow each other, for each day."""

    family: ClassVar = "audit"

    day: date
    entries: list[AuditEntry]


class AuditDayDropped(Event):
    """The entries of the day are older than an audit is kept."""

    family: ClassVar = "audit"
    replaces: ClassVar = "everything"

    day: date


class IdentityAuditClosed(AuditClosed):
    type: ClassVar = "identity.audit_closed.v1"


class IdentityAuditDayDropped(AuditDayDropped):
    type: ClassVar = "identity.audit_day_dropped.v1"


class CasesAuditClosed(AuditClosed):
    type: ClassVar = "cases.audit_closed.v1"


class CasesAuditDayDropped(AuditDayDropped):
    type: ClassVar = "cases.audit_day_dropped.v1"


class ReferralsAuditClosed(AuditClosed):
    type: ClassVar = "referrals.audit_closed.v1"


class ReferralsAuditDayDropped(AuditDayDropped):
    type: ClassVar = "referrals.audit_day_dropped.v1"


class NotificationsAuditClosed(AuditClosed):
    type: ClassVar = "notifications.audit_closed.v1"


class NotificationsAuditDayDropped(AuditDayDropped):
    type: ClassVar = "notifications.audit_day_dropped.v1"


class ReportingAuditClosed(AuditClosed):
    type: ClassVar = "reporting.audit_closed.v1"


class ReportingAuditDayDropped(AuditDayDropped):
    type: ClassVar = "reporting.audit_day_dropped.v1"


CLOSED: dict[str, type[AuditClosed]] = {
    kind.publisher(): kind
    for kind in (
        IdentityAuditClosed,
        CasesAuditClosed,
        ReferralsAuditClosed,
        NotificationsAuditClosed,
        ReportingAuditClosed,
    )
}
DROPPED: dict[str, type[AuditDayDropped]] = {
    kind.publisher(): kind
    for kind in (
        IdentityAuditDayDropped,
        CasesAuditDayDropped,
        ReferralsAuditDayDropped,
        NotificationsAuditDayDropped,
        ReportingAuditDayDropped,
    )
}
"""By the service that says it."""
