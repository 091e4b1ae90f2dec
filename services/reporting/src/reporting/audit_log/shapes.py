"""What goes over the wire of the audit log."""

from datetime import datetime

from chassis.shapes import Shape


class Prefix(Shape):
    key: str
    approval_type: str | None


class Suffix(Shape):
    key: str
    user: str


class LogMessage(Shape):
    """What clients make a sentence of: the keys are those of Primero's texts."""

    prefix: Prefix
    identifier: str
    suffix: Suffix


class AuditMetadata(Shape):
    """`role_id`, `agency_id`: null where role, account or agency is gone. `remote_ip`: empty, as it is not kept."""

    user_name: str
    remote_ip: str
    agency_id: int | None
    role_id: int | None
    http_method: str
    record_ids: list[str]


class AuditLog(Shape):
    """`noted_as`: as the service that did it calls the action. `outcome`: `allowed` or `refused`, with the code why.
    `http_method` and `resource_url` follow from action and record: what was asked is not kept. `record_id` is null
    where it was about no single record, and where it is withheld.
    """

    id: int
    display_id: str | None
    record_type: str
    record_id: str | None
    display_name: str | None
    user_name: str
    action: str
    noted_as: str
    outcome: str
    code: str | None
    resource_url: str
    timestamp: datetime
    log_message: LogMessage
    metadata: AuditMetadata
