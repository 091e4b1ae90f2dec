"""What a database holds in plain: every row of every table, as text."""

from chassis.database import Database
from sqlalchemy import text

TABLES = text("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")


async def tables_with(database: Database, words: str) -> list[str]:
    """The tables that tell the words. What is sealed tells nothing."""
    async with database.session() as session:
        found = []
        for table in sorted(await session.scalars(TABLES)):
            asked = text(f"SELECT count(*) FROM \"{table}\" AS t WHERE t::text ILIKE '%' || :words || '%'")
            if await session.scalar(asked, {"words": words}):
                found.append(table)
    return found
