"""Alembic, the same for all five: each service's `migrations/versions` on its own database."""

from alembic import command as alembic
from alembic.config import Config
from sqlalchemy import Connection, MetaData, TextClause, pool, text
from sqlalchemy.ext.asyncio import create_async_engine

from chassis.schema import folder_of

LOCK_TIMEOUT = "5s"
APPEND_ONLY = ("audit_entry", "audit_block")


def configuration(service: str) -> Config:
    config = Config()
    config.set_main_option("script_location", str(folder_of(service)))
    return config


async def upgrade(service: str, url: str, app_role: str | None = None) -> None:
    """Bring the database to the newest schema; `url` is the owner's. The app's role may do no more than it needs."""
    engine = create_async_engine(url, poolclass=pool.NullPool)
    try:
        async with engine.begin() as connection:
            await connection.run_sync(_upgrade, service)
            if app_role is not None:
                await _grant(connection, app_role)
    finally:
        await engine.dispose()


def _upgrade(connection: Connection, service: str) -> None:
    connection.execute(text(f"SET lock_timeout = '{LOCK_TIMEOUT}'"))
    config = configuration(service)
    config.attributes["connection"] = connection
    alembic.upgrade(config, "head")


async def _grant(connection: object, role: str) -> None:
    statements = [
        f'GRANT USAGE ON SCHEMA public TO "{role}"',
        f'GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO "{role}"',
        f'GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO "{role}"',
        *(f'REVOKE UPDATE, DELETE, TRUNCATE ON "{table}" FROM "{role}"' for table in APPEND_ONLY),
    ]
    for statement in statements:
        await connection.execute(text(statement))  # type: ignore[attr-defined]  # an AsyncConnection


def run(metadata: MetaData) -> None:
    """What every `migrations/env.py` calls: use the connection we were given, in its transaction."""
    from alembic import context

    connection = context.config.attributes.get("connection")
    if connection is None:
        raise SystemExit("migrations run through chassis.migrations.upgrade")
    context.configure(connection=connection, target_metadata=metadata, compare_type=True)
    with context.begin_transaction():
        context.run_migrations()


FREEZE_AUDIT = """
CREATE OR REPLACE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN
    IF TG_OP = 'DELETE' AND current_setting('mahon.prunes_audit', true) = 'yes' THEN RETURN NULL; END IF;
    RAISE EXCEPTION 'audit entries are only added' USING ERRCODE = 'insufficient_privilege';
END $$;
CREATE OR REPLACE FUNCTION prune_audit(before timestamptz, most integer) RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS
$$ DECLARE gone bigint; BEGIN
    IF before > now() - interval '1 year' THEN
        RAISE EXCEPTION 'audit entries are kept for a year at least' USING ERRCODE = 'insufficient_privilege';
    END IF;
    PERFORM set_config('mahon.prunes_audit', 'yes', true);
    DELETE FROM audit_entry WHERE position IN (
        SELECT position FROM (SELECT position, at FROM audit_entry ORDER BY position LIMIT most) AS first
        WHERE at < before);
    GET DIAGNOSTICS gone = ROW_COUNT;
    DELETE FROM audit_block WHERE at < before - interval '1 day' AND number IN (
        SELECT number FROM audit_block ORDER BY number LIMIT most) AND number < (SELECT max(number) FROM audit_block);
    PERFORM set_config('mahon.prunes_audit', 'no', true);
    RETURN gone;
END $$;
CREATE TRIGGER audit_entry_only_grows BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_entry
FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
"""
ONLY_GROWS = """
CREATE TRIGGER {table}_only_grows BEFORE UPDATE OR DELETE OR TRUNCATE ON {table}
FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()
"""


def create_shared_tables() -> None:
    """First migration of every service: the chassis's tables, and the audit's seal."""
    from alembic import op

    from chassis.tables import shared

    shared.create_all(op.get_bind(), checkfirst=False)
    for statement in freezing_statements():
        op.execute(statement)


def freezing_statements() -> list[str]:
    functions, trigger = FREEZE_AUDIT.strip().split(";\nCREATE TRIGGER")
    first, second = functions.split(";\nCREATE OR REPLACE FUNCTION prune_audit")
    return [first, "CREATE OR REPLACE FUNCTION prune_audit" + second, "CREATE TRIGGER" + trigger]


def give_plumbing_a_life_span() -> None:
    """What `chassis.life_span` needs, where the shared tables were made without it: added beside what is there."""
    from alembic import op

    for statement in (
        "ALTER TABLE outbox ADD COLUMN IF NOT EXISTS follows bigint",
        "CREATE INDEX IF NOT EXISTS ix_outbox_follows_published_at ON outbox ((follows IS NULL), published_at)",
        "DROP INDEX IF EXISTS ix_outbox_published_at",
        "CREATE INDEX IF NOT EXISTS ix_inbox_received_at ON inbox (received_at)",
        "CREATE INDEX IF NOT EXISTS ix_command_received_at ON command (received_at)",
        *freezing_statements()[:2],
    ):
        op.execute(statement)


def add_plumbing(*tables: str) -> None:
    """Tables that the plumbing has come to need, where the shared ones were made without them."""
    from alembic import op

    from chassis.tables import shared

    shared.create_all(op.get_bind(), tables=[shared.tables[name] for name in tables], checkfirst=True)


def hear_from_the_beginning(*families: str) -> None:
    """Ask the owners of families (`<owner>.<family>`) that the service begins to hear for all that they ever said."""
    from alembic import op

    for owner in sorted({family.partition(".")[0] for family in families}):
        op.execute(from_the_beginning(owner))


def from_the_beginning(owner: str) -> TextClause:
    return text("UPDATE heard SET until = NULL WHERE source = :owner").bindparams(owner=owner)


def chain_the_audit() -> None:
    """What `chassis.audit_chain` needs, where the shared tables were made without it: added beside what is there.

    What is there already belongs to transaction 0, so that it comes into the first blocks.
    """
    from alembic import op

    for statement in (
        "ALTER TABLE audit_entry ADD COLUMN IF NOT EXISTS seal bytea",
        "ALTER TABLE audit_entry ADD COLUMN IF NOT EXISTS xid xid8 NOT NULL DEFAULT '0'",
        "ALTER TABLE audit_entry ALTER COLUMN xid SET DEFAULT pg_current_xact_id()",
        "CREATE INDEX IF NOT EXISTS ix_audit_entry_xid_position ON audit_entry (xid, position)",
    ):
        op.execute(statement)
    add_plumbing("audit_block", "audit_head", "audit_anchor")
    for statement in (
        *freezing_statements()[:2],
        "DROP TRIGGER IF EXISTS audit_block_only_grows ON audit_block",
        ONLY_GROWS.format(table="audit_block"),
    ):
        op.execute(statement)
