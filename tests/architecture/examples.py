"""For every rule: files that it must catch, and files like them that it must leave alone."""

from .rules import MOST_FUNCTION_LINES, MOST_LINES, MOST_LINES_WEB, Source

CASES = "services/cases/src/cases/"
STORE = f"{CASES}form/store.py"
COMMANDS = f"{CASES}record/commands.py"


def lines(number: int) -> str:
    return "x = 1\n" * number


def function(number: int, inside: str = "    x = 1\n") -> str:
    return "def f():\n" + inside * number


def held(number: int) -> str:
    """A function that holds another of so many lines."""
    return "def f():\n    def g():\n" + "        x = 1\n" * number + "    return g\n"


BAD: dict[str, list[Source]] = {
    "a_file_is_no_longer_than_a_reader_can_hold": [
        Source("tools/long.py", lines(MOST_LINES + 1)),
        Source("web/src/app/Long.tsx", lines(MOST_LINES_WEB + 1)),
    ],
    "a_function_is_no_longer_than_a_screen": [
        Source(COMMANDS, function(MOST_FUNCTION_LINES + 1)),
        Source(COMMANDS, held(MOST_FUNCTION_LINES + 1)),
        Source(COMMANDS, function(MOST_FUNCTION_LINES) + "    def g():\n        pass\n    return g\n"),
    ],
    "nothing_is_named_for_what_it_is_not": [
        Source(f"{CASES}record/utils.py", ""),
        Source("libs/chassis/src/common/words.py", ""),
    ],
    "only_the_edge_commits": [
        Source(COMMANDS, "async def f(uow):\n    await uow.session.commit()\n"),
        Source(STORE, 'async def f(s):\n    await s.execute("COMMIT")\n'),
        Source(STORE, 'END = text("commit; ")\n'),
        Source(STORE, 'END = text("UPDATE form SET x = 1; ROLLBACK")\n'),
        Source("libs/chassis/src/chassis/relay.py", 'BEGIN = "BEGIN"\n'),
        Source("libs/chassis/src/chassis/session.py", 'async def f(c):\n    await c.execute("COMMIT")\n'),
    ],
    "only_the_edge_opens_a_transaction": [
        Source(COMMANDS, "async def f(database):\n    async with database.transaction(actor) as uow:\n        pass\n"),
        Source(
            f"{CASES}record/reactions.py", "async def f(work):\n    async with work.begin() as uow:\n        pass\n"
        ),
    ],
    "time_comes_in_as_a_parameter": [
        Source(COMMANDS, "now = datetime.now(UTC)\n"),
        Source(COMMANDS, "import datetime as d\nnow = d.datetime.now()\n"),
        Source(STORE, "from time import time\nnow = time()\n"),
        Source(f"{CASES}record/domain/age.py", "today = date.today()\n"),
    ],
    "a_moment_becomes_a_day_at_the_site_only": [
        Source(COMMANDS, "today = uow.began.date()\n"),
        Source(f"{CASES}case/domain/workflow.py", "day = written(now)[:10]\n"),
        Source(f"{CASES}case/domain/workflow.py", "today = datetime.now(UTC).astimezone(zone)\n"),
        Source("libs/chassis/src/chassis/upkeep.py", "first = datetime.combine(day, time())\n"),
        Source(STORE, 'LATE = text("SELECT id FROM record WHERE due_at::date < current_date")\n'),
        Source(STORE, "week = func.date_trunc('week', record.c.created_at)\n"),
        Source("web/src/features/home/figures.ts", "const today = new Date().toISOString().slice(0, 10);\n"),
        Source("web/src/features/home/figures.ts", "const year = now.getFullYear();\n"),
    ],
    "no_test_takes_the_day_of_the_machine": [
        Source("services/cases/tests/record/test_defaults.py", "today = datetime.now(UTC).date().isoformat()\n"),
        Source("services/cases/tests/record/test_defaults.py", "today = date.today()\n"),
    ],
    "only_api_files_build_routers": [
        Source(COMMANDS, "from fastapi import APIRouter\n"),
        Source(f"{CASES}record/queries/show.py", "from fastapi import APIRouter as Router\n"),
    ],
    "domain_and_policy_wait_for_nobody": [
        Source(f"{CASES}record/domain/slow.py", "async def f():\n    pass\n"),
        Source(f"{CASES}form/policy.py", "import random\n"),
        Source(f"{CASES}module/domain.py", 'words = open("words").read()\n'),
        Source(f"{CASES}form/policy.py", "from os import environ\n"),
    ],
    "every_loader_takes_a_unit_of_work": [
        Source(STORE, "async def open_form(session, id):\n    pass\n"),
        Source(f"{CASES}record/store/rows.py", "async def open_record(session, id):\n    pass\n"),
        Source(f"{CASES}record/queries/show.py", "async def open_record(session, id):\n    pass\n"),
    ],
    "what_finds_records_for_anybody_is_used_where_it_is_argued": [
        Source(COMMANDS, "row = await rows.find_row(session, kind, id, ANYBODY)\n"),
        Source(f"{CASES}record/queries/show.py", "from cases.record.store.rows import ANYBODY as all_of_them\n"),
        Source(f"{CASES}record/api/cases.py", "extent = Extent(Reach.EVERYTHING)\n"),
        Source("services/referrals/src/referrals/referral/api.py", "case = await store.find_case(uow, id)\n"),
    ],
    "only_stores_speak_sql": [
        Source(f"{CASES}record/api/cases.py", "from sqlalchemy import select\n"),
        Source(f"{CASES}record/queries/show.py", "from sqlalchemy.dialects import postgresql\n"),
        Source(COMMANDS, "import asyncpg\n"),
    ],
    "an_object_of_unknown_members_has_one_name": [
        Source(f"{CASES}record/domain/age.py", "def f(values: dict[str, Any]) -> int: ...\n"),
        Source(COMMANDS, "async def f(given: Mapping[UUID, list[Mapping[str, Any]]]) -> None: ...\n"),
        Source("libs/sharing/src/sharing/scope.py", "Facts = Mapping[str, Any]\n"),
    ],
    "no_test_stands_on_a_mock": [
        Source("services/cases/tests/test_form.py", "from unittest.mock import AsyncMock\n"),
        Source("services/cases/tests/test_form.py", "from unittest import mock\n"),
        Source("services/cases/tests/test_form.py", "import respx\n"),
    ],
    "a_skipped_test_says_why": [
        Source("tests/journeys/test_story.py", "@pytest.mark.skip\ndef test_f():\n    pass\n"),
        Source("tests/journeys/test_story.py", "@pytest.mark.skipif(windows)\ndef test_f():\n    pass\n"),
        Source("tests/journeys/test_story.py", "def test_f():\n    pytest.skip()\n"),
    ],
    "no_registry_and_no_machine_is_named": [
        Source("requirements.txt", "--index-url https://py" + "pi.org/simple\n"),
        Source("docs/page.md", "Look into /wo" + "rk/main.\n"),
        Source("mahon", "cd /tmp/hel" + "pers/somebody\n"),
    ],
    "a_connection_to_a_broker_is_one_that_ends": [
        Source("deploy/src/deploy/declaring.py", "connection = await aio_pika.connect(url, timeout=3)\n"),
        Source("libs/chassis/src/chassis/bus/rabbit.py", "connection = await aio_pika.connect_robust(url)\n"),
        Source("services/cases/src/cases/worker.py", "from aio_pika import connect\nawait connect(url)\n"),
    ],
    "a_task_is_begun_where_its_end_is_noticed": [
        Source("libs/chassis/src/chassis/app.py", "listening = asyncio.create_task(signals.listen())\n"),
        Source("libs/chassis/src/chassis/app.py", "from asyncio import ensure_future\nensure_future(listen())\n"),
        Source("libs/chassis/src/chassis/app.py", "from asyncio import create_task as begin\nbegin(listen())\n"),
        Source("services/notifications/src/notifications/worker.py", "loop.create_task(postman.run())\n"),
        Source("services/notifications/src/notifications/worker.py", "begin = asyncio.create_task\n"),
        Source(
            "deploy/src/deploy/embedded.py",
            "async def f():\n    async with asyncio.TaskGroup() as group:\n        pass\n",
        ),
        Source("deploy/src/deploy/embedded.py", "task.add_done_callback(forget)\n"),
        Source("deploy/src/deploy/embedded.py", "asyncio.run_coroutine_threadsafe(work(), loop)\n"),
    ],
}

GOOD: dict[str, list[Source]] = {
    "a_file_is_no_longer_than_a_reader_can_hold": [
        Source("tools/long.py", lines(MOST_LINES)),
        Source("web/src/app/Long.tsx", lines(MOST_LINES_WEB)),
        Source("docs/performance.md", lines(MOST_LINES + 1)),
    ],
    "a_function_is_no_longer_than_a_screen": [
        Source(COMMANDS, function(MOST_FUNCTION_LINES)),
        Source(COMMANDS, held(MOST_FUNCTION_LINES)),
        Source(COMMANDS, 'def f():\n    """' + "long\n" * 40 + '"""\n    return 1\n'),
        Source("services/cases/tests/test_form.py", function(MOST_FUNCTION_LINES + 1)),
    ],
    "nothing_is_named_for_what_it_is_not": [Source(f"{CASES}record/commands.py", "")],
    "only_the_edge_commits": [
        Source("libs/chassis/src/chassis/database.py", 'async def f(c):\n    await c.execute("COMMIT")\n'),
        Source("libs/chassis/src/chassis/session.py", 'async def f(c):\n    await c.execute("SAVEPOINT one")\n'),
        Source(STORE, 'def f():\n    """End one session."""\n    return "begins with", "end", "release"[1:]\n'),
        Source("libs/testkit/src/testkit/databases.py", "async def f(outer):\n    await outer.rollback()\n"),
    ],
    "only_the_edge_opens_a_transaction": [
        Source(
            f"{CASES}record/api/cases.py", "async def f(work):\n    async with work.begin() as uow:\n        pass\n"
        ),
        Source(COMMANDS, "async def f(work):\n    async with work.look() as uow:\n        pass\n"),
    ],
    "time_comes_in_as_a_parameter": [
        Source(f"{CASES}record/api/cases.py", "now = datetime.now(UTC)\n"),
        Source(COMMANDS, "now = given.now()\nlater = monotonic()\n"),
        Source("services/cases/src/cases/record/store/rows.py", 'now = func.now()\ntext = "datetime.now()"\n'),
    ],
    "no_test_takes_the_day_of_the_machine": [
        Source("services/cases/tests/test_days.py", "today = site.day(datetime.now(UTC))\nmade = date(2026, 1, 2)\n"),
        Source(COMMANDS, "today = date.today()\n"),
    ],
    "a_moment_becomes_a_day_at_the_site_only": [
        Source(COMMANDS, "today = uow.site.day(now)\nnow = moment.astimezone(UTC)\nfew = names[:20]\n"),
        Source("libs/chassis/src/chassis/site.py", "def day(self, moment):\n    return moment.date()\n"),
        Source("services/cases/tests/test_form.py", "today = now.date()\n"),
        Source("web/src/features/home/figures.ts", "const today = dayAt(new Date());\n"),
        Source("web/src/i18n/format.test.ts", "new Date().toISOString().slice(0, 10);\n"),
    ],
    "only_api_files_build_routers": [Source(f"{CASES}record/api/cases.py", "from fastapi import APIRouter\n")],
    "domain_and_policy_wait_for_nobody": [
        Source(f"{CASES}record/domain/fast.py", "import re\ndef f():\n    return form.open(1)\n"),
        Source(COMMANDS, "import asyncio\nasync def f():\n    await g()\n"),
    ],
    "every_loader_takes_a_unit_of_work": [
        Source(STORE, "async def open_form(uow, id):\n    pass\n"),
        Source(f"{CASES}record/domain/sharing.py", "def open_to(record):\n    pass\n"),
    ],
    "what_finds_records_for_anybody_is_used_where_it_is_argued": [
        Source(COMMANDS, "row = await rows.find_row(session, kind, id, extent_of(uow.actor))\n"),
        Source(f"{CASES}access/commands.py", "row = await rows.find_row(session, kind, id, rows.ANYBODY)\n"),
        Source("services/cases/tests/record/test_scope.py", "ANYBODY\n"),
    ],
    "only_stores_speak_sql": [
        Source(STORE, "from sqlalchemy import select\n"),
        Source(f"{CASES}record/store/rows.py", "from asyncpg import Record\n"),
        Source("libs/chassis/src/chassis/session.py", "import asyncpg\n"),
    ],
    "an_object_of_unknown_members_has_one_name": [
        Source(COMMANDS, "def f(values: Values, given: FrozenValues, texts: dict[str, str]) -> list[Any]: ...\n"),
        Source("libs/contracts/src/contracts/values.py", "Values = dict[str, Any]\n"),
        Source("services/cases/tests/test_form.py", "def f(values: dict[str, Any]) -> None: ...\n"),
    ],
    "no_test_stands_on_a_mock": [Source("services/cases/tests/test_form.py", "import httpx\n")],
    "a_skipped_test_says_why": [
        Source("tests/journeys/test_story.py", 'pytest.mark.skipif(windows, reason="why")\npytest.skip("why")\n'),
        Source("services/cases/src/cases/record/store/rows.py", "rows.skip()\n"),
    ],
    "no_registry_and_no_machine_is_named": [
        Source("docs/page.md", "Look into the work/main of http://example.org/work and /tmp/mahon.\n"),
    ],
    "a_connection_to_a_broker_is_one_that_ends": [
        Source("deploy/src/deploy/a.py", "await aio_pika.connect(url, connection_class=BrokerConnection)\n"),
        Source("proofs/src/proofs/broker.py", "await aio_pika.connect(url)\n"),
    ],
    "a_task_is_begun_where_its_end_is_noticed": [
        Source(
            "libs/chassis/src/chassis/app.py", "async def f():\n    async with beside(signals.listen):\n        pass\n"
        ),
        Source("services/notifications/src/notifications/worker.py", "outcomes = await asyncio.gather(*works)\n"),
        Source("services/notifications/tests/test_post.py", "running = asyncio.create_task(postman.run())\n"),
        Source("proofs/src/proofs/sabotage.py", "task = loop.create_task(later())\n"),
        Source("deploy/src/deploy/embedded.py", "# asyncio.create_task\n"),
    ],
}
