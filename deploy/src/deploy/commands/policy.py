"""`./mahon policy`: by when things have to be done, for who manages the system. Rules: `docs/domain/tasks.md §6`.

It asks the API of a running Mahon, as an administrator; the password comes from MAHON_PASSWORD or is asked for, so that
it stands in no list of processes.
"""

import asyncio
import json
import os
from collections.abc import Awaitable, Callable, Iterator
from pathlib import Path
from typing import Annotated, Any
from uuid import uuid4

import httpx
import typer
from contracts.values import FrozenValues, Values

from deploy import say
from deploy.say import Code, Stopped

app = typer.Typer(help="Read, check and decide by when things have to be done.", no_args_is_help=True)
PACKS = "/api/v2/policy_packs"
OF_THE_ANSWER = ("version", "made_by", "made_at", "in_force", "decisions", "abilities")
"""What an answer says of a pack beside what can be proposed."""
SECONDS = 60

Base = Annotated[str, typer.Option("--base", help="Address of the running Mahon.")]
User = Annotated[str, typer.Option("--user", prompt=True, help="Account that manages the system.")]
Version = Annotated[int, typer.Argument(min=0, help="Of the pack; 0: the defaults.")]
File = Annotated[Path, typer.Argument(exists=True, dir_okay=False, help="As `show --json` writes it.")]
AgreedBy = Annotated[str, typer.Option("--agreed-by", help="Name and office of who agreed to it.")]
From = Annotated[str | None, typer.Option("--from", help="The day from which on it counts, as 2026-12-01; today.")]
Work = Callable[[httpx.AsyncClient], Awaitable[object]]
HERE = "http://127.0.0.1:8080"


@app.command("list")
def list_(*, base: Base = HERE, user: User) -> None:
    """All packs, oldest first, and which one is in force."""
    _with(base, user, show_list)


@app.command()
def show(
    version: Version,
    *,
    as_json: Annotated[bool, typer.Option("--json", help="As a file that can be changed and proposed.")] = False,
    base: Base = HERE,
    user: User,
) -> None:
    """All that a pack says, one rule to a line."""
    _with(base, user, lambda client: show_pack(client, version, as_json=as_json))


@app.command()
def validate(file: File, *, base: Base = HERE, user: User) -> None:
    """Whether the file could be proposed. Exit code 1: something in it cannot be, and all of that is said."""
    _with(base, user, lambda client: check(client, file))


@app.command("dry-run")
def dry_run(
    what: Annotated[str, typer.Argument(help="A version, or a file.")],
    *,
    base: Base = HERE,
    user: User,
) -> None:
    """How many open cases would become overdue. Nothing is changed."""
    _with(base, user, lambda client: foresee(client, what))


@app.command("propose")
def propose_file(file: File, *, base: Base = HERE, user: User) -> None:
    """Keep the file as a new pack, which counts for nobody until somebody else puts it in force."""
    _with(base, user, lambda client: propose(client, file))


@app.command("put-in-force")
def put_in_force(version: Version, *, agreed_by: AgreedBy, since: From = None, base: Base = HERE, user: User) -> None:
    """Let a pack count from a day on. Who proposed it is refused: it takes a second person."""
    _with(base, user, lambda client: decide(client, version, agreed_by=agreed_by, since=since))


@app.command("go-back")
def go_back(*, agreed_by: AgreedBy, base: Base = HERE, user: User) -> None:
    """Put the pack in force again that was in force before this one."""
    _with(base, user, lambda client: back(client, agreed_by=agreed_by))


def _with(base: str, user: str, work: Work) -> None:
    password = os.environ.get("MAHON_PASSWORD") or typer.prompt("Password", hide_input=True)

    async def run() -> None:
        async with httpx.AsyncClient(base_url=base, auth=(user, password), timeout=SECONDS, trust_env=False) as client:
            await work(client)

    with say.one_clear_line():
        asyncio.run(run())


async def show_list(client: httpx.AsyncClient) -> None:
    for pack in await _packs(client):
        decisions = [f"from {each['effective_from']} by {each['decided_by']}" for each in pack["decisions"]]
        state = "in force" if pack["in_force"] else "decided" if decisions else "proposed"
        made = "the defaults" if pack["made_by"] is None else f"proposed by {pack['made_by']}"
        say.line("  ".join([f"{pack['version']:>4}  {state:<9} {pack['title']}", made, *decisions]))


async def show_pack(client: httpx.AsyncClient, version: int, *, as_json: bool) -> None:
    pack = await _ask(client, "GET", f"{PACKS}/{version}")
    said = {name: value for name, value in pack.items() if name not in OF_THE_ANSWER}
    if as_json:
        say.line(json.dumps(said, ensure_ascii=False, indent=2))
        return
    for path, value in _rules(said):
        say.line(f"{path:<44} {value}")


async def check(client: httpx.AsyncClient, file: Path) -> None:
    await _ask(client, "POST", f"{PACKS}/check", _read(file))
    say.line("It could be proposed. Nothing was kept.")


async def foresee(client: httpx.AsyncClient, what: str) -> None:
    """Adds up what comes in parts, and says how far it is."""
    asked = ("GET", f"{PACKS}/{what}/effect") if what.isdigit() else ("POST", f"{PACKS}/effect")
    body = None if what.isdigit() else _read(Path(what))
    sums = dict.fromkeys(("open_cases", "overdue", "overdue_by_this", "become_overdue"), 0)
    on = ""
    while True:
        part = await _ask(client, asked[0], f"{asked[1]}{on}", body)
        sums = {name: count + part[name] for name, count in sums.items()}
        if part["after"] is None:
            break
        say.line(f"{sums['open_cases']} of {part['all_open_cases']} cases looked at")
        on = f"?after={part['after']}"
    say.line(f"{sums['become_overdue']} cases become overdue")
    say.line(
        f"of {sums['open_cases']} open cases {sums['overdue']} are overdue now, {sums['overdue_by_this']} would be"
    )


async def propose(client: httpx.AsyncClient, file: Path) -> int:
    """The version it has."""
    pack = await _ask(client, "POST", PACKS, _read(file))
    say.line(f"Proposed as version {pack['version']}. Somebody else puts it in force.")
    return int(pack["version"])


async def decide(client: httpx.AsyncClient, version: int, *, agreed_by: str, since: str | None) -> None:
    given = {"approved_by": agreed_by} | ({} if since is None else {"effective_from": since})
    pack = await _ask(client, "POST", f"{PACKS}/{version}/decisions", given)
    say.line(f"Version {version} counts from {pack['decisions'][-1]['effective_from']} on.")


async def back(client: httpx.AsyncClient, *, agreed_by: str) -> None:
    """To what the last decision but one was about; before any decision the defaults counted."""
    packs = await _packs(client)
    decided = sorted((each["decided_at"], pack["version"]) for pack in packs for each in pack["decisions"])
    current = next(pack["version"] for pack in packs if pack["in_force"])
    before = [0, *(version for _, version in decided)]
    while before and before[-1] == current:
        before.pop()
    if not before:
        raise Stopped("nothing was in force before the defaults")
    await decide(client, before[-1], agreed_by=agreed_by, since=None)


async def _packs(client: httpx.AsyncClient) -> list[Values]:
    found: list[Values] = await _ask(client, "GET", PACKS)
    return found


async def _ask(client: httpx.AsyncClient, method: str, path: str, data: FrozenValues | None = None) -> Any:
    """What the answer says. Raises Stopped with the refusal's code, and each problem on a line of its own."""
    key = {} if method == "GET" else {"Idempotency-Key": str(uuid4())}
    try:
        answer = await client.request(method, path, headers=key, json=None if data is None else {"data": data})
    except httpx.TransportError:
        raise Stopped(f"{client.base_url} does not answer", Code.GATEWAY) from None
    if answer.is_success:
        return answer.json()["data"]
    raise Stopped(_refusal(answer))


def _refusal(answer: httpx.Response) -> str:
    if not answer.headers.get("content-type", "").endswith("json"):
        return f"refused with {answer.status_code}"
    said = answer.json()
    fields = (said.get("facts") or {}).get("fields") or {}
    problems = [f"  {path}: {', '.join(codes)}" for path, codes in sorted(fields.items())]
    return "\n".join([f"{said.get('code')}: {said.get('title')}", *problems])


def _read(file: Path) -> Values:
    try:
        said = json.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        raise Stopped(f"{file} cannot be read as JSON", Code.USAGE) from None
    if not isinstance(said, dict):
        raise Stopped(f"{file} holds no policy pack", Code.USAGE)
    return said


def _rules(said: FrozenValues, above: str = "") -> Iterator[tuple[str, str]]:
    """Path and value; a duration as `3 days`."""
    for name, value in said.items():
        if isinstance(value, dict) and all(isinstance(each, dict) for each in value.values()):
            yield from _rules(value, f"{above}{name}/")
        elif isinstance(value, dict):
            yield f"{above}{name}", ", ".join(f"{count} {unit.replace('_', ' ')}" for unit, count in value.items())
        elif name == "holidays":
            yield from ((f"{name}/{each['date']}", each["name"] or "") for each in value)
        else:
            yield f"{above}{name}", str(value)
