"""The rule of the house about days: they are made at one place on the server and one in the web app."""

import ast
import re

from .rules import Source, rule

SITES = {"libs/chassis/src/chassis/site.py", "web/src/i18n/site-time.ts"}
DAY_MAKERS = {"date", "today", "combine", "fromtimestamp", "fromordinal", "toordinal", "current_date", "date_trunc"}
DAYS_IN_SQL = re.compile(
    r"\bcurrent_date\b|\bdate_trunc\b|::\s*date\b|\bas date\)|\bat time zone\b|%Y-%m-%d", re.IGNORECASE
)
DAYS_IN_WEB = re.compile(
    r"toISOString\(\)\.(slice|split|substring)|\.get(UTC)?(FullYear|Month|Date|Day|Hours|Minutes)\(|getTimezoneOffset"
    r"|toLocale(Date|Time)?String\(|DateTimeFormat|\.slice\(0, 10\)"
)


@rule
def a_moment_becomes_a_day_at_the_site_only(source: Source) -> list[str]:
    """What day it is depends on where one is: a server, a database and a device each know another (ADR 30)."""
    if source.path in SITES or source.is_test or "src" not in source.parts or ".test." in source.path:
        return []
    if source.path.startswith("web/src/") and source.path.endswith((".ts", ".tsx")):
        return [found.group() for found in DAYS_IN_WEB.finditer(source.text)]
    if not source.is_python or source.parts[0] not in {"libs", "services"}:
        return []
    called = [
        f"{call.lineno}: {call.func.attr}"
        for call in source.calls()
        if isinstance(call.func, ast.Attribute) and (call.func.attr in DAY_MAKERS or _moves_zone(call))
    ]
    cut = [
        f"{node.lineno}: [:10]" for node in ast.walk(source.tree) if isinstance(node, ast.Slice) and _cuts_a_day(node)
    ]
    return called + cut + [f"{node.lineno}: SQL" for node in source.texts() if DAYS_IN_SQL.search(str(node.value))]


@rule
def no_test_takes_the_day_of_the_machine(source: Source) -> list[str]:
    """Such a test fails each day in the hours in which it is another day at the site already."""
    if not source.is_python or not source.is_test:
        return []
    return [f"{call.lineno}: {call.func.attr}" for call in source.calls() if _is_todays_date(call)]


def _is_todays_date(call: ast.Call) -> bool:
    """`date.today()`, and `.date()` of what a clock says."""
    if not isinstance(call.func, ast.Attribute):
        return False
    if call.func.attr in {"today", "utcnow"}:
        return isinstance(call.func.value, ast.Name) and call.func.value.id in {"date", "datetime"}
    clock = call.func.value
    return (
        call.func.attr == "date"
        and isinstance(clock, ast.Call)
        and isinstance(clock.func, ast.Attribute)
        and clock.func.attr in {"now", "today", "utcnow"}
    )


def _moves_zone(call: ast.Call) -> bool:
    """To any zone but UTC, in which moments are written."""
    if not isinstance(call.func, ast.Attribute) or call.func.attr != "astimezone":
        return False
    return not (len(call.args) == 1 and isinstance(call.args[0], ast.Name) and call.args[0].id == "UTC")


def _cuts_a_day(cut: ast.Slice) -> bool:
    return isinstance(cut.upper, ast.Constant) and cut.upper.value == len("2000-01-01")
