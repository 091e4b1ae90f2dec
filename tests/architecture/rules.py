"""The rules of the house that import-linter cannot say. Each looks at one file and says what is wrong with it.

Where a rule has exceptions, they stand beside it, each with its reason.
"""

import ast
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import PurePosixPath

Function = ast.FunctionDef | ast.AsyncFunctionDef
FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)


@dataclass(frozen=True)
class Source:
    """`path`: from the repository's root, with slashes."""

    path: str
    text: str

    @cached_property
    def tree(self) -> ast.Module:
        return ast.parse(self.text)

    @cached_property
    def parts(self) -> tuple[str, ...]:
        return PurePosixPath(self.path).parts

    @cached_property
    def names(self) -> set[str]:
        """Folders and file, without endings: a layer is one of them."""
        return {PurePosixPath(part).stem for part in self.parts}

    @property
    def is_python(self) -> bool:
        return self.path.endswith(".py")

    @property
    def is_test(self) -> bool:
        return "tests" in self.parts or "testkit" in self.parts

    @property
    def is_of_service(self) -> bool:
        return self.is_python and self.parts[0] == "services" and "src" in self.parts

    def functions(self) -> Iterator[Function]:
        return (node for node in ast.walk(self.tree) if isinstance(node, FUNCTIONS))

    def calls(self) -> Iterator[ast.Call]:
        return (node for node in ast.walk(self.tree) if isinstance(node, ast.Call))

    def texts(self) -> Iterator[ast.Constant]:
        """Texts that are not the documentation of something."""
        documentation = {id(node.value) for node in ast.walk(self.tree) if isinstance(node, ast.Expr)}
        for node in ast.walk(self.tree):
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in documentation:
                yield node

    def imported(self) -> Iterator[tuple[str, str]]:
        """Module and name of everything that is imported; the name of a whole module is empty."""
        for node in ast.walk(self.tree):
            if isinstance(node, ast.Import):
                yield from ((alias.name, "") for alias in node.names)
            elif isinstance(node, ast.ImportFrom):
                yield from ((node.module or "", alias.name) for alias in node.names)


Rule = Callable[[Source], list[str]]
"""What is wrong, in a few words each; nothing where the file is as it should be or the rule is not about it."""
RULES: dict[str, Rule] = {}
EXCEPTIONS: dict[str, dict[str, str]] = {}
"""By rule: path → why the rule does not hold there. One that is not needed any more is caught, too."""


def rule(says: Rule) -> Rule:
    RULES[says.__name__] = says
    return says


def wrong_with(name: str, source: Source) -> list[str]:
    return [] if source.path in EXCEPTIONS.get(name, {}) else RULES[name](source)


MOST_LINES = 400
MOST_LINES_WEB = 250
MOST_FUNCTION_LINES = 30


@rule
def a_file_is_no_longer_than_a_reader_can_hold(source: Source) -> list[str]:
    is_web = source.path.startswith("web/src/")
    most = MOST_LINES if source.is_python else MOST_LINES_WEB if is_web else None
    lines = len(source.text.splitlines())
    return [f"{lines} lines"] if most is not None and lines > most else []


@rule
def a_function_is_no_longer_than_a_screen(source: Source) -> list[str]:
    """Its documentation and the functions it holds, which are looked at for themselves, do not count."""
    if not source.is_python or "tests" in source.parts or "versions" in source.parts:
        return []
    return [made.name for made in source.functions() if _lines(made) > MOST_FUNCTION_LINES]


def _lines(function: Function) -> int:
    body = function.body[1:] if ast.get_docstring(function) is not None else function.body
    if not body:
        return 0
    lines = set(range(body[0].lineno, (body[-1].end_lineno or 0) + 1))
    for node in ast.walk(function):
        if isinstance(node, FUNCTIONS) and node is not function:
            lines -= set(_of(node)).union(*(_of(decorator) for decorator in node.decorator_list))
    return len(lines)


def _of(node: ast.stmt | ast.expr) -> range:
    return range(node.lineno, (node.end_lineno or node.lineno) + 1)


EMPTY_NAMES = frozenset(["utils", "util", "helpers", "helper", "common", "misc", "base", "core", "manager", "managers"])


@rule
def nothing_is_named_for_what_it_is_not(source: Source) -> list[str]:
    return sorted(source.names & EMPTY_NAMES) if source.is_python else []


TRANSACTION = re.compile(
    r"(^|;)\s*((begin|commit|rollback|abort)(\s+(work|transaction|to\b.*|prepared\b.*|and\b.*))?"
    r"|end\s+(work|transaction)|(start|prepare)\s+transaction.*|(release\s+)?savepoint\s+\w+)\s*(;|$)",
    re.IGNORECASE,
)
EDGE_OF_TRANSACTIONS = "libs/chassis/src/chassis/database.py"
NESTED_TRANSACTIONS = "libs/chassis/src/chassis/session.py"


@rule
def only_the_edge_commits(source: Source) -> list[str]:
    """Neither by a method nor by a statement: what happens together is decided in one place (ADR 4)."""
    if source.path == EDGE_OF_TRANSACTIONS or source.is_test or "src" not in source.parts:
        return []
    if source.parts[0] not in {"libs", "services"}:
        return []
    called = [
        f"{call.lineno}: .{call.func.attr}()"
        for call in source.calls()
        if isinstance(call.func, ast.Attribute) and call.func.attr in {"commit", "rollback"}
    ]
    inner = source.path == NESTED_TRANSACTIONS
    said = [
        f"{node.lineno}: a statement that ends or begins a transaction"
        for node in source.texts()
        if TRANSACTION.search(str(node.value)) and not (inner and "SAVEPOINT" in str(node.value))
    ]
    return called + said


EXCEPTIONS["only_the_edge_opens_a_transaction"] = {
    "services/identity/src/identity/sign_in/commands/login.py": "a failed sign-in is counted although it is refused",
    "services/notifications/src/notifications/worker.py": "its own turn, beside the inbox's",
    "services/reporting/src/reporting/rebuild.py": "an operator's command",
    "services/referrals/src/referrals/case_copy/queries.py": "looks again, holding no connection while it waits",
}


@rule
def only_the_edge_opens_a_transaction(source: Source) -> list[str]:
    """Commands are given their unit of work: one request or one message is one transaction (ADR 4)."""
    if not source.is_of_service or {"api", "bootstrap"} & source.names:
        return []
    return [
        f"{call.lineno}: .{call.func.attr}()"
        for call in source.calls()
        if isinstance(call.func, ast.Attribute) and call.func.attr in {"transaction", "begin", "begin_nested"}
    ]


CLOCKS = {"now", "today", "utcnow", "time", "time_ns"}
CLOCK_OWNERS = {"datetime", "date", "time"}


@rule
def time_comes_in_as_a_parameter(source: Source) -> list[str]:
    """Whoever decides by a clock of its own cannot be asked what it would decide tomorrow."""
    if not source.is_of_service or {"api", "app", "worker", "bootstrap"} & source.names:
        return []
    imported = {name for module, name in source.imported() if module == "time" and name in CLOCKS}
    return [f"{call.lineno}: {said}" for call in source.calls() if (said := _clock(call.func, imported))]


def _clock(called: ast.expr, imported: set[str]) -> str | None:
    if isinstance(called, ast.Name):
        return called.id if called.id in imported else None
    if not isinstance(called, ast.Attribute) or called.attr not in CLOCKS:
        return None
    owner = called.value
    name = owner.id if isinstance(owner, ast.Name) else owner.attr if isinstance(owner, ast.Attribute) else ""
    return f"{name}.{called.attr}" if name in CLOCK_OWNERS else None


@rule
def only_api_files_build_routers(source: Source) -> list[str]:
    if not source.is_of_service or {"api", "app"} & source.names:
        return []
    return [f"{module}.{name}" for module, name in source.imported() if name in {"APIRouter", "FastAPI"}]


WAITING = {"asyncio", "socket", "subprocess", "threading", "random", "time", "os", "pathlib", "tempfile"}


@rule
def domain_and_policy_wait_for_nobody(source: Source) -> list[str]:
    """They are asked, and answer from what they were given: no waiting, no chance, nothing of the machine."""
    if not source.is_of_service or not {"domain", "policy"} & source.names:
        return []
    waits = (ast.Await, ast.AsyncFunctionDef, ast.AsyncFor, ast.AsyncWith)
    found = [f"{node.lineno}: waits" for node in ast.walk(source.tree) if isinstance(node, waits)]
    found += [f"imports {module}" for module, _ in source.imported() if module.partition(".")[0] in WAITING]
    opened = [call for call in source.calls() if isinstance(call.func, ast.Name) and call.func.id == "open"]
    return found + [f"{call.lineno}: opens a file" for call in opened]


@rule
def every_loader_takes_a_unit_of_work(source: Source) -> list[str]:
    """`open_…` finds what the actor may see, and the unit of work says who that is (ADR 6)."""
    if not source.is_of_service or not {"store", "queries"} & source.names:
        return []
    return [
        f"{made.lineno}: {made.name}"
        for made in source.functions()
        if made.name.startswith("open_") and isinstance(made, ast.AsyncFunctionDef) and not _takes(made, "uow", "self")
    ]


def _takes(function: Function, *names: str) -> bool:
    given = function.args
    return any(argument.arg in names for argument in (*given.posonlyargs, *given.args, *given.kwonlyargs))


CASES = "services/cases/src/cases/"
REFERRALS = "services/referrals/src/referrals/"
UNGUARDED: dict[str, dict[str, str]] = {
    "ANYBODY": {
        f"{CASES}record/store/rows.py": "says what it is",
        f"{CASES}access/commands.py": "carries out what was asked by somebody who may see the case no longer",
        f"{CASES}record/commands/linking.py": "keeps what a case lists of its incidents, and shows it to nobody",
        f"{CASES}record/commands/apart.py": "writes the incidents that are rows of a case that was opened",
        f"{CASES}record/store/belonging.py": "finds the rows of cases that were opened, for who reads the field",
    },
    "EVERYTHING": {
        f"{CASES}record/store/rows.py": "says what ANYBODY is",
        f"{CASES}record/queries/listing.py": "a search of others' records by who has that permission; a summary",
    },
    "find_associated": {
        f"{CASES}record/store/associated.py": "says what it is",
        f"{CASES}record/reactions.py": "follows a changed account through all its records, and shows them to nobody",
    },
    "find_alike_anywhere": {
        f"{CASES}likeness/store.py": "says what it is",
        f"{CASES}likeness/commands.py": "counts them for a supervisor, and shows them to nobody",
    },
    "find_named_lately": {
        f"{CASES}likeness/store.py": "says what it is",
        f"{CASES}likeness/commands.py": "compares each new case once, and tells nobody which it is like",
    },
    "find_case": {
        f"{REFERRALS}case_copy/store.py": "says what it is, and what is asked of it for open_case",
        f"{REFERRALS}transfer_request/commands.py": "asks at once whether who wants it may know of it (must_find)",
        f"{REFERRALS}referral/commands.py": "sets the clock by the case's risk, and shows nothing of it",
    },
    "find_cases": {
        f"{REFERRALS}case_copy/store.py": "says what it is",
        f"{REFERRALS}case_copy/queries.py": "waits until the caller sees them, and shows nothing of them",
        f"{REFERRALS}hand_over/queries.py": "says what is next in a case only to who reads it, and asks that first",
        f"{REFERRALS}loop/commands.py": "sets clocks by the cases' risk in a round, for nobody",
        f"{REFERRALS}transfer_request/commands.py": "ends requests whose case has changed, and shows nothing of it",
        f"{REFERRALS}transition/queries.py": "names the cases of transitions to the person who asks",
    },
    "lock_transition": {
        f"{REFERRALS}transition/store.py": "says what it is",
        f"{REFERRALS}transition/reactions.py": "notes what cases said of a transition",
        f"{REFERRALS}loop/commands.py": "locks what open_transition has just found and the policy has let pass",
        f"{REFERRALS}referral/reactions.py": "notes what cases said of a referral",
        f"{REFERRALS}transfer/reactions.py": "notes what cases said of a transfer",
    },
    "find_with_case": {
        f"{REFERRALS}transition/store.py": "says what it is, and open_transition, which asks the policy",
        f"{REFERRALS}transfer_request/commands.py": "looks how the offer stands that a request made, for nobody",
        f"{REFERRALS}transition/queries.py": "waits for the outcome of what the same person just asked",
    },
}
"""What finds records whoever asks → who may use it, and why the person need not be asked there."""


@rule
def what_finds_records_for_anybody_is_used_where_it_is_argued(source: Source) -> list[str]:
    if not source.is_of_service:
        return []
    return [
        f"{line}: {name}"
        for name, line in _mentioned(source.tree)
        if name in UNGUARDED and source.path not in UNGUARDED[name]
    ]


def _mentioned(tree: ast.Module) -> Iterator[tuple[str, int]]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Name):
            yield node.id, node.lineno
        elif isinstance(node, ast.Attribute):
            yield node.attr, node.lineno
        elif isinstance(node, ast.ImportFrom):
            yield from ((alias.name, node.lineno) for alias in node.names)


EXCEPTIONS["only_stores_speak_sql"] = {
    f"{CASES}remembered.py": "asks for the number of the newest configuration",
    f"{CASES}record/queries/history.py": "asks for the history of a record it has opened",
    "services/identity/src/identity/register.py": "asks for the next number of a kind of row",
    "services/identity/src/identity/account/queries.py": "joins the accounts with what stands beside them in a list",
}


@rule
def only_stores_speak_sql(source: Source) -> list[str]:
    """A statement elsewhere reads rows past the loaders that ask who may see them."""
    if not source.is_of_service or {"store", "tables"} & source.names:
        return []
    drivers = {"sqlalchemy", "asyncpg", "psycopg"}
    return [f"imports {module}" for module, _ in source.imported() if module.partition(".")[0] in drivers]


VALUES = "libs/contracts/src/contracts/values.py"


@rule
def an_object_of_unknown_members_has_one_name(source: Source) -> list[str]:
    """`Values`, or `FrozenValues`: whatever has known members is a type of its own, and shows what they are."""
    if not source.is_python or "src" not in source.parts or source.path == VALUES:
        return []
    if source.parts[0] not in {"libs", "services"}:
        return []
    return [
        f"{node.lineno}: {ast.unparse(node)}"
        for node in ast.walk(source.tree)
        if isinstance(node, ast.Subscript) and ast.unparse(node) in {"dict[str, Any]", "Mapping[str, Any]"}
    ]


MOCKS = {"unittest.mock", "pytest_mock", "mock", "aioresponses", "respx"}


@rule
def no_test_stands_on_a_mock(source: Source) -> list[str]:
    if not source.is_python:
        return []
    names = [module if not name else f"{module}.{name}" for module, name in source.imported()]
    return [name for name in names if any(name == mock or name.startswith(f"{mock}.") for mock in MOCKS)]


@rule
def a_skipped_test_says_why(source: Source) -> list[str]:
    if not source.is_test or not source.is_python:
        return []
    bare = [
        f"{decorator.lineno}: skipped"
        for made in source.functions()
        for decorator in made.decorator_list
        if isinstance(decorator, ast.Attribute) and decorator.attr in {"skip", "xfail"}
    ]
    return bare + [f"{call.lineno}: skipped" for call in source.calls() if _skips_in_silence(call)]


def _skips_in_silence(call: ast.Call) -> bool:
    if not isinstance(call.func, ast.Attribute) or call.func.attr not in {"skip", "skipif", "xfail"}:
        return False
    given = {keyword.arg for keyword in call.keywords}
    is_mark = isinstance(call.func.value, ast.Attribute) and call.func.value.attr == "mark"
    return "reason" not in given and (is_mark or not call.args)


REGISTRIES = re.compile(r"\b(pypi|pythonhosted|npmjs|debian)\.(o|c)[a-z]{2}\b")
MACHINES = re.compile(r"(^|[^a-z.])/(work|farm|tmp/helpers|tmp/hub)(/|\b)", re.MULTILINE)


@rule
def no_registry_and_no_machine_is_named(source: Source) -> list[str]:
    return [found.group().strip() for pattern in (REGISTRIES, MACHINES) for found in pattern.finditer(source.text)]
