"""A referral that hangs on others says which roles its chain comes to, so that lists find by what it opens."""

import json

from alembic import op
from sqlalchemy import text

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None

HANGING = "SELECT id, grants FROM record WHERE jsonb_path_exists(grants, '$.*.through[*]') FOR UPDATE"
SAY = "UPDATE record SET grants = cast(:grants AS jsonb) WHERE id = :id"


def upgrade() -> None:
    connection = op.get_bind()
    for id, grants in connection.execute(text(HANGING)).all():
        said = {key: _with_ways(grant, grants) for key, grant in grants.items()}
        connection.execute(text(SAY), {"id": id, "grants": json.dumps(said)})


def downgrade() -> None:
    """What the older version does not ask for does it no harm."""


def _with_ways(grant: dict, grants: dict) -> dict:
    if not grant.get("through"):
        return grant
    found = _ways(grant, grants)
    least = sorted(sorted(way) for way in found if not any(other < way for other in found))
    return {**grant, "ways": [{"roles": roles} for roles in least]}


def _ways(grant: dict, grants: dict) -> set[frozenset[str]]:
    if "giver_role" not in grant:
        return {frozenset()}
    if not grant.get("through"):
        return {frozenset({grant["giver_role"]})}
    links = [grants[id] for id in grant["through"] if id in grants and _is_under_way(grants[id])]
    return {way | _needed(link, grant) for link in links for way in _ways(link, grants)}


def _is_under_way(grant: dict) -> bool:
    return grant["kind"] == "referral" and grant["status"] in ("in_progress", "accepted")


def _needed(link: dict, grant: dict) -> frozenset[str]:
    if link.get("role") is not None:
        return frozenset({link["role"]})
    of_recipient = {link["user_role"]} if link["user"] != grant["by"] and "user_role" in link else set()
    return frozenset({grant["giver_role"], *of_recipient})
