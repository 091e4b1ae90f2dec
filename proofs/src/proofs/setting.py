"""The configuration a proof runs on: the demonstration's, or a real one given as a file."""

import json
import time
from pathlib import Path

from demonstration import configuration, locations
from proofs.children import Maker
from proofs.client import Client
from proofs.people import MODULE

APPLY_SECONDS = 120


def configure(admin: Client, file: Path | None = None, *, fields: int = 40) -> Maker:
    """Apply the configuration and say how to make cases for it."""
    document = json.loads(file.read_text()) if file else configuration()
    version = f"proof.{time.time_ns()}"
    posted = admin.send("POST", "/api/v2/configurations", {"data": {**document, "version": version, "id": None}})
    if not posted.ok:
        raise SystemExit(f"the configuration was refused: {posted.status} {posted.body[:600]!r}")
    wanted = {form["unique_id"] for form in document["data"]["FormSection"]}
    rows = admin.send("GET", "/api/v2/configurations?per=100").json()["data"]
    identifier = next(row["id"] for row in rows if row["version"] == version)
    admin.send("PATCH", f"/api/v2/configurations/{identifier}", {"data": {"apply_now": True}})
    deadline = time.monotonic() + APPLY_SECONDS
    while not wanted <= {form["unique_id"] for form in all_rows(admin, "forms")}:
        if time.monotonic() > deadline:
            raise SystemExit("the configuration was not applied in time")
        time.sleep(0.5)
    _join_module(admin, sorted(wanted))
    _place(admin)
    return Maker(all_rows(admin, "forms"), all_rows(admin, "lookups?per=1000"), fields=fields)


def all_rows(client: Client, path: str) -> list[dict[str, object]]:
    answer = client.send("GET", f"/api/v2/{path}")
    return list(answer.json().get("data", [])) if answer.ok else []


def _join_module(admin: Client, forms: list[str]) -> None:
    module = next(row for row in all_rows(admin, "primero_modules") if row["unique_id"] == MODULE)
    if set(forms) <= set(module["form_section_unique_ids"]):  # type: ignore[call-overload]  # a list of names
        return
    data = {"form_section_unique_ids": forms, "associated_record_types": ["case", "incident"]}
    admin.send("PATCH", f"/api/v2/primero_modules/{module['id']}", {"data": data})


def _place(admin: Client) -> None:
    for location in locations()[:5]:
        admin.send("POST", "/api/v2/locations", {"data": location})
