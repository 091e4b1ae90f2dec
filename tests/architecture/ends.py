"""The rules of the house about what has an end that nobody may miss: tasks, and connections to a broker."""

import ast

from .rules import EXCEPTIONS, Source, rule

BEGINS_A_TASK = frozenset(
    {"create_task", "ensure_future", "TaskGroup", "add_done_callback", "run_coroutine_threadsafe"}
)


@rule
def a_task_is_begun_where_its_end_is_noticed(source: Source) -> list[str]:
    """`chassis.watched` begins tasks; nobody else calls or imports what does, in what runs at a site."""
    if not source.is_python or source.is_test or source.parts[0] not in {"libs", "services", "deploy"}:
        return []
    named = {node.attr for node in ast.walk(source.tree) if isinstance(node, ast.Attribute)}
    named |= {name for _, name in source.imported()}
    return sorted(named & BEGINS_A_TASK)


EXCEPTIONS["a_task_is_begun_where_its_end_is_noticed"] = {
    "libs/chassis/src/chassis/watched.py": "what it begins it waits for, or hands to who must",
}


@rule
def a_connection_to_a_broker_is_one_that_ends(source: Source) -> list[str]:
    """aio-pika leaves a connection that could not be opened, or whose end nobody confirms, to the garbage collector."""
    if not source.is_python or source.is_test or source.parts[0] not in {"libs", "services", "deploy"}:
        return []
    found = [f"{module}.{name}" for module, name in source.imported() if name.startswith("connect")]
    taken = [name for name in found if name.startswith("aio_pika")]
    return taken + [f"{call.lineno}: {ast.unparse(call.func)}" for call in source.calls() if _connects_to_broker(call)]


def _connects_to_broker(call: ast.Call) -> bool:
    given = {keyword.arg: ast.unparse(keyword.value) for keyword in call.keywords}
    to_broker = ast.unparse(call.func).startswith("aio_pika.connect")
    return to_broker and given.get("connection_class") != "BrokerConnection"
