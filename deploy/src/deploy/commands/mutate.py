"""`./mahon mutate`: how many small changes to the code that holds us up the tests notice, and which they do not."""

import json
import os
import sys
import tempfile
import tomllib
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import typer

from deploy import ending, mutation, provisions, say, state, survivors
from deploy.mutation import Found, Order, Verdict
from deploy.places import HOME, REPOSITORY
from deploy.provisions import Way
from deploy.say import Code, Stopped
from deploy.supervisor import Supervisor

NEAREST = REPOSITORY / "deploy" / "mutation.toml"
KEPT = HOME / "mutants"
GOAL = 0.9
LEFT_OUT = "left_out"
"""The table of what holds us up as well, and why it is not mutated."""
BEHIND = "behind"
"""The table of modules that changed since they were tried, and by what."""
BROKER = "MAHON_TEST_AMQP_URL"


@dataclass(frozen=True, kw_only=True)
class Nearest:
    """The paths of the tests nearest to a module, and whether these need a broker."""

    tests: list[str]
    broker: bool = False


def mutate(
    names: Annotated[list[str] | None, typer.Argument(help="Modules, or packages of them: chassis.sealing")] = None,
    *,
    jobs: Annotated[int, typer.Option(help="How many mutants to try at a time.")] = 2,
    anew: Annotated[bool, typer.Option(help="Forget what earlier runs found.")] = False,
) -> None:
    """Mutate modules, run the nearest tests on each mutant, and say what no test notices."""
    with say.one_clear_line():
        KEPT.mkdir(parents=True, exist_ok=True)
        asked = _asked(names or [])
        chosen = []
        with ExitStack() as stack:
            environment = os.environ | _provided(stack, broker=any(near.broker for near in asked.values()))
            for module, near in asked.items():
                found = _found(module, near, environment, jobs, anew=anew)
                # Read late: somebody may write reasons while mutants are tried.
                known = survivors.read()
                known[module] = survivors.of(module, found, known)
                survivors.write(known)
                say.line(known[module].told())
                chosen.append(known[module])
        low = [one.module for one in chosen if one.share() < GOAL]
        unexplained = [one.module for one in chosen if one.unexplained()]
        if low or unexplained:
            said = [f"below {GOAL:.0%}: {', '.join(low)}"] if low else []
            said += [f"survivors without a reason in {survivors.PAGE}: {', '.join(unexplained)}"] if unexplained else []
            raise Stopped("; ".join(said))


def nearest() -> dict[str, Nearest]:
    """By module."""
    told = tomllib.loads(NEAREST.read_text())
    return {module: Nearest(**near) for module, near in told.items() if module not in {LEFT_OUT, BEHIND}}


def behind() -> dict[str, str]:
    """Modules of which the page tells older code, and what has changed in them."""
    found: dict[str, str] = tomllib.loads(NEAREST.read_text()).get(BEHIND, {})
    return found


def _asked(names: list[str]) -> dict[str, Nearest]:
    every = nearest()
    if not names:
        return every
    chosen = {
        module: near
        for module, near in every.items()
        if any(module == name or module.startswith(f"{name}.") for name in names)
    }
    if not chosen:
        raise Stopped(f"none of these is in {NEAREST.relative_to(REPOSITORY)}", Code.USAGE)
    return chosen


def _provided(stack: ExitStack, *, broker: bool) -> dict[str, str]:
    """A PostgreSQL that does not wait for its disk, unless another is asked for; a RabbitMQ as tests get it."""
    folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="mahon-mutate-")))
    folder.chmod(0o755)
    kept = stack.enter_context(state.opened(folder))
    supervisor = stack.enter_context(Supervisor(kept))
    database, asked = provisions.database(stack, kept, supervisor), provisions.asked_way()
    named = database.variable in os.environ
    _, url = database.provided(asked or (None if named else Way.OWN))
    found = {database.variable: url}
    if broker:
        _, found[BROKER] = provisions.broker(stack, kept, supervisor).provided(asked)
    return found


def _found(module: str, near: Nearest, environment: dict[str, str], jobs: int, *, anew: bool) -> list[Found]:
    say.step(module)
    verdicts, found = KEPT / f"{module}.verdicts", KEPT / f"{module}.json"
    if anew:
        verdicts.unlink(missing_ok=True)
    found.unlink(missing_ok=True)
    order = Order(module, str(verdicts), str(found), jobs)
    plugins = ["deploy.mutation", "no:randomly", "no:cacheprovider", "no:xdist"]
    options = [part for plugin in plugins for part in ("-p", plugin)]
    missing = [test for test in near.tests if not (REPOSITORY / test).exists()]
    if missing:
        raise Stopped(f"{module}: no tests at {', '.join(missing)}", Code.USAGE)
    bus = {} if near.broker else {BROKER: "none"}
    code = ending.run(
        [sys.executable, "-P", "-m", "pytest", *options, "-s", "-qq", "--no-summary", "--tb=native", *near.tests],
        environment | bus | mutation.run_with(order),
    )
    if code or not found.exists():
        raise Stopped(f"{module}: the tests did not run")
    return [Found(**one | {"verdict": Verdict(one["verdict"])}) for one in json.loads(found.read_text())]
