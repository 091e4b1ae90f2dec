"""Moments as everything of ours writes them."""

from datetime import UTC, datetime


def written(moment: datetime) -> str:
    """ISO 8601 in UTC with milliseconds: `2026-11-28T08:00:00.000Z`. One without a zone is taken to be UTC."""
    at = moment.astimezone(UTC) if moment.tzinfo else moment
    return at.replace(tzinfo=None).isoformat(timespec="milliseconds") + "Z"
