"""What is inside an image, as CycloneDX says it: packages by version, licence and address; the base tells its own."""

import json
import re
from collections.abc import Iterable
from email import message_from_string
from pathlib import Path

from contracts.values import Values

FILE = "sbom.cdx.json"
LONGEST_LICENCE = 60
"""Some packages put the whole text there."""


def write(file: Path, image: str, components: Iterable[Values]) -> None:
    """Write the document beside what goes into the image: without a time or a number, the same for the same commit."""
    document = {
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "metadata": {"component": {"type": "container", "name": f"mahon-{image}", "bom-ref": f"mahon-{image}"}},
        "components": sorted(components, key=lambda component: str(component["bom-ref"])),
    }
    file.write_text(json.dumps(document, indent=1) + "\n")


def of_python(packages: Path) -> list[Values]:
    """Each distribution of the folder, by what it says of itself."""
    found = []
    for file in packages.glob("*.dist-info/METADATA"):
        said = message_from_string(file.read_text(errors="replace"))
        licence = said["License-Expression"] or said["License"] or ""
        name = re.sub(r"[-_.]+", "-", str(said["Name"])).lower()
        found.append(_component(name, str(said["Version"]), f"pkg:pypi/{name}@{said['Version']}", licence))
    return found


def of_web(lock: Path) -> list[Values]:
    """What the web app is built of, without the tools that build it."""
    packages: dict[str, Values] = json.loads(lock.read_text())["packages"]
    found = []
    for path, told in packages.items():
        if not path or told.get("dev"):
            continue
        name = path.rpartition("node_modules/")[2]
        address = f"pkg:npm/{name.replace('@', '%40', 1)}@{told['version']}"
        found.append(_component(name, str(told["version"]), address, str(told.get("license") or "")))
    return found


def of_caddy(version: str) -> Values:
    return _component("caddy", version, f"pkg:golang/github.com/caddyserver/caddy/v2@{version}", "Apache-2.0")


def _component(name: str, version: str, address: str, licence: str) -> Values:
    known = licence.strip() and "\n" not in licence.strip() and len(licence) <= LONGEST_LICENCE
    licences = {"licenses": [{"license": {"name": licence.strip()}}]} if known else {}
    return {"type": "library", "bom-ref": address, "name": name, "version": version, "purl": address} | licences
