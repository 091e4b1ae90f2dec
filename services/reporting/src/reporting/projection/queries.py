"""What the projection says about itself."""

from chassis.session import DatabaseSession

from reporting.projection import store


async def digest(session: DatabaseSession, *, record_type: str = "case") -> tuple[int, str]:
    """How many records are known, and the SHA-256 of `<id>|<version>` of each, ordered by id, joined by commas.

    An owner that computes the same over its own table proves that nothing was lost on the way.
    """
    return await store.measure_digest(session, record_type)
