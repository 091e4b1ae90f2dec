"""`deploy/compose.yaml` fits the code: its services, settings, accounts and roles; nobody gets more than it needs."""

import json
import os
import re
import stat
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from chassis.keys import declared, read_keyring
from chassis.process import HALVES
from chassis.settings import OwnerSettings, ServiceSettings
from contracts.topology import SERVICES, binding_keys
from deploy.places import REPOSITORY
from deploy.postgres import SETTINGS
from identity.settings import IdentitySettings
from pydantic import SecretStr
from pydantic_settings import BaseSettings

from deploy import compose, container_secrets, state

FILE: dict[str, Any] = yaml.safe_load(compose.COMPOSE.read_text())
RUNNING: dict[str, dict[str, Any]] = FILE["services"]
OURS = {name: told for name, told in RUNNING.items() if "MAHON_IMAGES" in told["image"]}
HALF_NAMES = {f"{service}-{half}" for service in SERVICES for half in HALVES}
SECRETS = "${MAHON_STATE:-../.mahon/containers}/secrets/"


def settings(*kinds: type[BaseSettings]) -> dict[str, Any]:
    return {f"MAHON_{name.upper()}": field for kind in kinds for name, field in kind.model_fields.items()}


KNOWN = settings(ServiceSettings, OwnerSettings) | {
    f"MAHON_IDENTITY_{name.upper()}": field for name, field in IdentitySettings.model_fields.items()
}


def is_secret(field: Any) -> bool:
    return SecretStr in (field.annotation, *getattr(field.annotation, "__args__", ()))


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    with state.opened(tmp_path_factory.mktemp("containers")) as kept:
        yield container_secrets.write_all(kept)


def test_the_files_are_what_the_code_makes() -> None:
    assert compose.COMPOSE.read_text() == compose.compose()
    assert compose.TARGETS.read_text() == compose.scraped()


def test_every_service_has_its_halves_and_a_migration_and_they_wait_for_each_other_by_themselves() -> None:
    assert HALF_NAMES | {f"{service}-migrate" for service in SERVICES} <= set(OURS)
    assert not any("depends_on" in told for told in RUNNING.values())
    for name, told in RUNNING.items():
        once = name.endswith(("-migrate", "-install")) or name == "databases"
        assert told.get("restart") == ("on-failure" if once else None if name == "coming-up" else "unless-stopped")


@pytest.mark.parametrize("name", sorted(HALF_NAMES))
def test_a_half_runs_its_own_command_and_stays_up(name: str) -> None:
    service, _, half = name.partition("-")
    told = RUNNING[name]
    assert (told["command"], told["restart"]) == ([half], "unless-stopped")
    assert told["image"] == f"${{MAHON_IMAGES:-localhost/mahon}}-{service}:${{MAHON_TAG:-latest}}"


@pytest.mark.parametrize("name", sorted(OURS))
def test_a_container_of_ours_can_change_nothing_but_its_volume(name: str) -> None:
    told = OURS[name]
    assert (told["read_only"], told["cap_drop"]) == (True, ["ALL"])
    assert told["security_opt"] == ["no-new-privileges:true"]
    assert "privileged" not in told
    assert "user" not in told, "the image says it"


def test_what_is_said_in_the_environment_is_a_setting_and_no_secret() -> None:
    for name, told in OURS.items():
        if name in ("gateway", "coming-up"):
            continue
        for variable in set(told.get("environment", {})) - {"MAHON_SECRETS"}:
            assert variable in KNOWN, f"{name} is told {variable}, which is no setting"
            assert not is_secret(KNOWN[variable]), f"{name} is told {variable} for everybody to see"
    assert sum(is_secret(field) for field in KNOWN.values()) > 3


@pytest.mark.parametrize("kind", [ServiceSettings, OwnerSettings, IdentitySettings])
def test_a_setting_that_is_told_as_nothing_is_not_set(
    kind: type[BaseSettings], monkeypatch: pytest.MonkeyPatch
) -> None:
    # compose.yaml says `${MAHON_SMTP_USER:-}`: the variable is there, and empty.
    given = {"owner_url": "postgresql://nobody"} if kind is OwnerSettings else {}
    monkeypatch.setattr(os, "environ", {})
    unset = kind(**given)
    told = {f"{kind.model_config['env_prefix']}{name.upper()}": "" for name in kind.model_fields}
    monkeypatch.setattr(os, "environ", told)
    assert kind(**given) == unset


def test_what_the_gateway_is_told_the_caddyfile_reads() -> None:
    read = (REPOSITORY / "deploy" / "gateway" / "Caddyfile").read_text()
    for variable in RUNNING["gateway"]["environment"]:
        assert f"{{${variable}:" in read


def test_each_container_has_its_own_folder_of_secrets_and_no_other() -> None:
    for name, told in RUNNING.items():
        folders = [volume for volume in told.get("volumes", []) if "/secrets/" in volume]
        own = name.replace("-install", "-api")
        assert folders in ([], [f"{SECRETS}{own}:/run/secrets:ro"]), name
        assert bool(folders) == (own in container_secrets.names()), name


def test_the_database_plans_as_the_one_that_we_measure() -> None:
    told = dict(option.split("=", 1) for option in RUNNING["postgres"]["command"] if "=" in option)
    names = ("shared_buffers", "work_mem", "random_page_cost", "max_parallel_workers_per_gather", "jit")
    assert {name: told[name] for name in names} == {name: SETTINGS[name] for name in names}


def test_every_folder_is_written_and_closed_to_others_on_the_machine(written: Path) -> None:
    assert {folder.name for folder in written.iterdir()} == set(container_secrets.names())
    assert stat.S_IMODE(written.stat().st_mode) == 0o700
    for file in written.glob("*/*"):
        assert stat.S_IMODE(file.stat().st_mode) == 0o444, "the account of a container has to read it"


def test_a_container_gets_its_own_settings_and_keys(written: Path) -> None:
    for service in SERVICES:
        assert [file.name for file in (written / f"{service}-migrate").iterdir()] == ["mahon_owner_url"]
        for half in HALVES:
            folder = written / f"{service}-{half}"
            broker = {"mahon_amqp_url"} if half == "worker" else set()
            assert {file.name for file in folder.iterdir()} == {"mahon_database_url", "mahon_keys"} | broker
            keys = read_keyring((folder / "mahon_keys").read_text())
            assert bool(keys.signing) == (service == "identity" and half == "api")
            assert bool(keys.wrapping) == ("sealing" in declared(service, half))


def test_there_are_five_databases_and_ten_roles(written: Path) -> None:
    script = (written / "databases" / "databases.sql").read_text()
    roles = set(re.findall(r'CREATE ROLE "(\w+)"', script))
    assert roles == {f"mahon_{service}{end}" for service in SERVICES for end in ("", "_owner")}
    assert set(re.findall(r'CREATE DATABASE "(\w+)"', script)) == {f"mahon_{service}" for service in SERVICES}
    for service in SERVICES:
        own = (written / f"{service}-api" / "mahon_database_url").read_text()
        password = own.partition(f"://mahon_{service}:")[2].partition("@")[0]
        assert f"ALTER ROLE \"mahon_{service}\" LOGIN PASSWORD '{password}'" in script


def test_the_broker_begins_with_quorum_queues_and_accounts_that_write_their_own_subjects(written: Path) -> None:
    known = json.loads((written / "rabbitmq" / "definitions.json").read_text())
    assert known["vhosts"] == [{"name": "mahon"}]
    assert {queue["name"] for queue in known["queues"]} == {f"mahon.{name}" for name in (*SERVICES, "dead")}
    assert {queue["arguments"]["x-queue-type"] for queue in known["queues"]} == {"quorum"}
    topics = {row["user"]: row["write"] for row in known["topic_permissions"]}
    assert topics == {f"mahon-{service}": rf"^{service}\.[a-z_]+$" for service in SERVICES}
    for service in SERVICES:
        bound = {row["routing_key"] for row in known["bindings"] if row["destination"] == f"mahon.{service}"}
        assert bound == set(binding_keys(service))


def test_only_the_gateway_listens_where_others_reach_it() -> None:
    for name, told in RUNNING.items():
        for port in told.get("ports", []):
            assert name == "gateway" or port.startswith("127.0.0.1:"), name
    assert FILE["networks"]["inside"] == {"internal": True}
    assert {name for name in OURS if "outside" in OURS[name]["networks"]} == {"gateway", "notifications-worker"}


def test_prometheus_looks_for_every_half() -> None:
    [mahon, _] = yaml.safe_load(compose.TARGETS.read_text())["scrape_configs"]
    assert set(mahon["dns_sd_configs"][0]["names"]) == HALF_NAMES


def test_it_is_said_of_every_half_whether_it_is_up() -> None:
    waited_for = {name.partition(":")[0] for name in RUNNING["coming-up"]["command"]}
    assert waited_for == HALF_NAMES | {"postgres", "rabbitmq"}


def test_every_variable_stands_in_the_page_for_operators() -> None:
    page = (REPOSITORY / "docs/operate.md").read_text()
    asked = set(re.findall(r"\$\{(MAHON_\w+)", compose.COMPOSE.read_text()))
    copies = {f"MAHON_{half.upper().replace('-', '_')}_COPIES" for half in HALF_NAMES}
    assert copies <= asked
    asked -= copies - {"MAHON_CASES_API_COPIES"}
    assert len(asked) > 15
    assert {variable for variable in asked if f"`{variable}`" not in page} == set()


def test_all_that_keep_files_keep_them_in_one_volume_that_the_image_gives_them() -> None:
    keeping = {name: told for name, told in OURS.items() if "MAHON_OBJECTS" in told.get("environment", {})}
    assert keeping.keys() == {"cases-api", "cases-worker"}
    for told in keeping.values():
        assert told["environment"]["MAHON_OBJECTS"] == "file:///data"
        assert "files:/data" in told["volumes"]
    containerfile = (REPOSITORY / "deploy" / "images" / "Containerfile").read_text()
    programs = containerfile.partition("AS programs")[2].partition("\nFROM ")[0]
    assert "COPY --chown=65534:65534 data /data" in programs
