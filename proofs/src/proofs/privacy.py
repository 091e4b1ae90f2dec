"""`./mahon privacy`: canaries in every sealed field, then a search through everything the system wrote elsewhere.

A thousand unique words are put where only the child's caseworker may read them. Then the data files of every database,
the logs, traces, metrics, queues and mails are searched for them, and each plain column of cases.
"""

import asyncio
import json
import random
import re
import shutil
import subprocess
import tempfile
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Any
from uuid import uuid4

import typer
from contracts.topology import SERVICES
from demonstration.configuration import OPTIONS

from demonstration import locations
from proofs.canaries import MARK, Beside, new_canary
from proofs.client import Client
from proofs.people import MODULE, Crew, administrator, make_crew
from proofs.setting import all_rows, configure
from proofs.system import System

CANARIES = 1000
CHUNK = 1 << 24
TEXTUAL = {"text_field", "textarea"}


def privacy(
    *,
    canaries: Annotated[int, typer.Option(help="How many unique words to plant.")] = CANARIES,
    state_folder: Annotated[Path | None, typer.Option("--state", help="Keep the state here.")] = None,
) -> None:
    """Plant canaries in sealed fields and search everything else for them."""
    folder = state_folder or Path(tempfile.mkdtemp(prefix="mahon-privacy-"))
    try:
        with System(folder) as system:
            planted = plant(system, canaries)
            print(f"privacy: {planted} canaries planted and read back by their caseworker")
            asyncio.run(flush(system))
            hits = {**search_files(folder), **search_files(system.database_home), **search_metrics(system)}
            hits |= asyncio.run(search_columns(system))
            control = asyncio.run(plant_control(system, folder))
    finally:
        if state_folder is None:
            shutil.rmtree(folder, ignore_errors=True)
    for place, number in sorted(hits.items()):
        print(f"privacy: {number:>6} hits in {place}")
    found = sum(hits.values())
    print(json.dumps({"canaries": planted, "hits": found, "control_found": control}))
    raise typer.Exit(int(found > 0 or not control or planted < canaries))


def plant(system: System, wanted: int) -> int:
    """Register, edit, search, refer and annotate with canaries; returns how many came back to who wrote them."""
    admin = administrator(system.base)
    configure(admin)
    alert_of_places(admin)
    crew = make_crew(system.base, workers=2, groups=2)
    forms = all_rows(admin, "forms")
    fields, of_incidents = text_fields(forms, "case"), text_fields(forms, "incident")
    rng, planted = random.Random(7), 0
    worker, partner, manager = map(crew.client, (*crew.workers[:2], crew.managers[0]))
    beside = Beside(worker, partner, manager, crew.workers[1], of_incidents, rng)
    while planted < wanted:
        planted += plant_case(worker, partner, crew, fields, rng)
        planted += beside.plant()
    return planted


def alert_of_places(admin: Client) -> None:
    module = next(row for row in all_rows(admin, "primero_modules") if row["unique_id"] == MODULE)
    data = {"module_options": {"place_alerts": OPTIONS["place_alerts"]}}
    admin.send("PATCH", f"/api/v2/primero_modules/{module['id']}", {"data": data})


def text_fields(forms: list[dict[str, Any]], kind: str) -> list[str]:
    top = [field for form in forms if form["parent_form"] == kind and not form["is_nested"] for field in form["fields"]]
    return sorted({field["name"] for field in top if field["type"] in TEXTUAL and not field.get("disabled")})


def plant_case(worker: Client, partner: Client, crew: Crew, fields: list[str], rng: random.Random) -> int:
    def canary() -> str:
        return new_canary(rng)

    words = {name: canary() for name in fields}
    data = {**words, "module_id": "primeromodule-cp", "id": str(uuid4()), "age": 9, "sex": "female"}
    service = {"unique_id": str(uuid4()), "service_type": "health_medical_service", "service_referral_notes": canary()}
    data |= {"services_section": [service]}
    data |= {"consent_for_services": True, "disclosure_other_orgs": True, "date_of_birth": "2017-01-01"}
    made = worker.send("POST", "/api/v2/cases", {"data": data})
    if not made.ok:
        raise SystemExit(f"the case was refused: {made.status} {made.body[:300]!r}")
    case = str(data["id"])
    provoke(worker, case, canary)
    note = canary()
    referral = {"transitioned_to": crew.workers[1], "service": service["service_type"], "notes": note}
    referral |= {"service_record_id": service["unique_id"]}
    sent = worker.send("POST", f"/api/v2/cases/{case}/referrals", {"data": referral})
    read_back = worker.send("GET", f"/api/v2/cases/{case}").body.decode()
    found = sum(word in read_back for word in (*words.values(), service["service_referral_notes"]))
    found += note in sent.body.decode()
    found += plant_flag(worker, case, canary)
    found += plant_place(worker, case, canary)
    if sent.ok:
        path = f"/api/v2/cases/{case}/referrals/{sent.json()['data']['id']}"
        partner.send("PATCH", path, {"data": {"status": "accepted"}})
        partner.send("PATCH", path, {"data": {"status": "done", "rejection_note": canary()}})
    return found


def plant_flag(worker: Client, case: str, canary: Any) -> int:
    """Raise a flag and resolve it, in words; how many of them its raiser reads back."""
    path, words = f"/api/v2/cases/{case}/flags", (canary(), canary())
    raised = worker.send("POST", path, {"data": {"message": words[0]}})
    if raised.ok:
        worker.send("PATCH", f"{path}/{raised.json()['data']['id']}", {"data": {"unflag_message": words[1]}})
    read_back = worker.send("GET", path).body.decode()
    return sum(word in read_back for word in words)


def plant_place(worker: Client, case: str, canary: Any) -> int:
    """Two children are hurt at one place, whose name is read back by who wrote it."""
    name = canary()
    named = {"cp_incident_location_type": "school", "incident_location": locations()[1]["code"]}
    named |= {"cp_incident_location_type_other": name}
    worker.send("PATCH", f"/api/v2/cases/{case}", {"data": {"incident_details": [named]}})
    other = {"module_id": MODULE, "incident_details": [named]}
    worker.send("POST", "/api/v2/cases", {"data": other})
    if name not in worker.send("GET", f"/api/v2/cases/{case}").body.decode():
        raise SystemExit("the name of a place was not read back")
    return 1


def provoke(worker: Client, case: str, canary: Any) -> None:
    """Searches, edits and refusals: the ways a value gets into a log by accident."""
    worker.send("GET", f"/api/v2/cases?query={canary()}&phonetic=true")
    worker.send("GET", f"/api/v2/cases?query={canary()}&id_search=true")
    worker.send("PATCH", f"/api/v2/cases/{case}", {"data": {"name_first": canary(), "age": canary()}})
    worker.send("PATCH", f"/api/v2/cases/{case}", {"data": {"name_first": canary()}})
    worker.send("POST", "/api/v2/cases", {"data": canary()})
    worker.send("GET", f"/api/v2/cases/{canary()}")


async def flush(system: System) -> None:
    """Make every database write its pages to its files."""
    await asyncio.sleep(3)
    connection = await system.connect_as_administrator("postgres")
    await connection.execute("CHECKPOINT")
    await connection.close()


def search_files(folder: Path) -> dict[str, int]:
    """Hits in everything under the state folder: data files, write-ahead log, broker, logs, mails."""
    found: dict[str, int] = {}
    for path in readable_files(folder):
        number = count_in_file(path)
        if number:
            found[str(path.relative_to(folder.parent))] = number
    return found


def readable_files(folder: Path) -> Iterator[Path]:
    for path in folder.rglob("*"):
        if path.is_file() and not path.is_symlink():
            yield path


def count_in_file(path: Path) -> int:
    """Occurrences of the canaries' mark followed by their letters; chunks overlap by a canary's length."""
    number, tail = 0, b""
    try:
        with path.open("rb") as file:
            while chunk := file.read(CHUNK):
                number += marks_in(tail + chunk)
                tail = chunk[-len(MARK) - 12 :]
    except OSError as error:
        raise SystemExit(f"{path} cannot be searched: {type(error).__name__}") from None
    return number


def marks_in(content: bytes) -> int:
    return len(re.findall(MARK.encode() + rb"[bcdfghjklmnpqrstvwz]{12}", content))


async def search_columns(system: System) -> dict[str, int]:
    """Hits in any column of any table of any service, asked through SQL: compression hides nothing there."""
    found: dict[str, int] = {}
    for service in SERVICES:
        connection = await system.connect_as_administrator(f"mahon_{service}")
        tables = await connection.fetch("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")
        for row in tables:
            table = row["tablename"]
            query = f'SELECT count(*) FROM "{table}" AS t WHERE t::text ~ $1'
            number = await connection.fetchval(query, f"{MARK}[bcdfghjklmnpqrstvwz]{{12}}")
            if number:
                found[f"{service}.{table}"] = number
        await connection.close()
    return found


def search_metrics(system: System) -> dict[str, int]:
    found = {}
    for name, pid in system.processes().items():
        listening = subprocess.run(["ss", "-ltnpH"], capture_output=True, text=True, check=False).stdout
        for line in listening.splitlines():
            if f"pid={pid}," in line and name.endswith("-api"):
                port = line.split()[3].rpartition(":")[2]
                with urllib.request.urlopen(f"http://127.0.0.1:{port}/metrics", timeout=10) as answer:
                    found[f"metrics of {name}"] = marks_in(answer.read())
    return {place: number for place, number in found.items() if number}


async def plant_control(system: System, folder: Path) -> bool:
    """Write one canary in plain where none may be: a search that does not find it proves nothing."""
    connection = await system.connect_as_administrator("mahon_reporting")
    canary = MARK + "b" * 12
    await connection.execute("CREATE TEMPORARY TABLE control (word text)")
    await connection.execute("INSERT INTO control VALUES ($1)", canary)
    in_sql = await connection.fetchval("SELECT count(*) FROM control AS t WHERE t::text LIKE $1", f"%{canary}%")
    await connection.close()
    planted = folder / "logs" / "control.log"
    planted.write_text(canary)
    in_files = sum(search_files(folder).values())
    planted.unlink()
    return bool(in_sql and in_files)
