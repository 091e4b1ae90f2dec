"""What is known of a service's processes without being one of them: whoever only starts them loads nothing else."""

HALVES = ("api", "worker")
SECRETS_IN = "MAHON_SECRETS"
"""Names the folder of secrets: one file for each, called as its setting is (`mahon_database_url`)."""
STANDING = 1
"""The connection by which a process listens or leads, beside its pool."""
KEPT_BACK = 5
"""For migrations and for whoever looks into the database."""
MOST = f"""
SELECT current_setting('max_connections')::int - current_setting('superuser_reserved_connections')::int
    - coalesce(current_setting('reserved_connections', true)::int, 0) - {KEPT_BACK}
"""
"""How many connections all processes together may open to a PostgreSQL."""


class TooManyConnections(Exception):
    """What may be opened together is more than the database takes."""

    def __init__(self, *, wanted: int, most: int) -> None:
        super().__init__(
            f"{wanted} connections to PostgreSQL would be promised, and it takes {most}: run fewer copies, lower "
            "MAHON_POOL_SIZE, or raise its max_connections"
        )
