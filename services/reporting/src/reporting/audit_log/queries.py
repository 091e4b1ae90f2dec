"""The audits of all services, for who may read them. Rules: `docs/domain/history.md §6`."""

from chassis.driver import Row
from chassis.moments import written
from chassis.paging import Page
from chassis.unit_of_work import UnitOfWork
from contracts.values import Values

from reporting.audit_log import store
from reporting.audit_log.domain import AuditAsked, address_of, method_of, must_be_offered, span_asked, types_asked

NUMBER_SHOWN = 7
"""The last characters of a record's id are its number for display."""


async def list_audit_logs(uow: UnitOfWork, asked: AuditAsked, page: Page) -> Values:
    """Newest first, unless asked otherwise. Raises NotAllowed, UnknownAuditFilter, Invalid."""
    uow.actor.must("audit_log", "read")
    must_be_offered(asked)
    wanted = store.AuditWanted(
        user_name=asked.user_name or None,
        actions=asked.actions,
        record_types=types_asked(asked),
        refused=asked.refused,
        **span_asked(asked, uow.site),
    )
    found = await store.list_entries(uow.session, wanted, page, ascending=asked.ascending)
    return {
        "data": [_present(row) for row in found],
        "metadata": page.metadata(await store.count_entries(uow.session, wanted)),
    }


def _present(row: Row) -> Values:
    number = None if row.record_id is None else row.record_id[-NUMBER_SHOWN:]
    return {
        "id": row.id,
        "display_id": number,
        "record_type": row.record_type,
        "record_id": row.record_id,
        "display_name": number,
        "user_name": row.user_name,
        "action": row.action,
        "noted_as": row.noted_as,
        "outcome": row.outcome,
        "code": row.code,
        "resource_url": address_of(row.record_type, row.record_id),
        "timestamp": written(row.at),
        "log_message": {
            "prefix": {"key": f"logger.{row.action}", "approval_type": None},
            "identifier": row.record_type if number is None else f"{row.record_type} '{number}'",
            "suffix": {"key": "logger.by_user", "user": row.user_name},
        },
        "metadata": {
            "user_name": row.user_name,
            "remote_ip": "",
            "agency_id": row.agency_number,
            "role_id": row.role_number,
            "http_method": method_of(row.action),
            "record_ids": [],
        },
    }
