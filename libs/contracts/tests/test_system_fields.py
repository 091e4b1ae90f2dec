"""The one table of system fields: whole, of one mind, and nothing of a child in what travels."""

import re
from pathlib import Path

import pytest
from contracts.cases import CaseRegistered
from contracts.permissions import CATALOGUE
from contracts.system_field import ALWAYS, Type, Writing
from contracts.system_fields import TABLE, RecordFacts, fields_of, names_where
from contracts.topology import BINDINGS
from pydantic import ValidationError

ROOT = Path(__file__).resolve().parents[3]
NAMING_A_CHILD = {"name", "date_of_birth", "survivor_code", "survivor_code_no", "photos", "family_name"}
CONFIGURED = {"services/cases/src/cases/module/domain.py": "headers and filters that an administrator may change"}
RECORD = "0190a000-0000-7000-8000-000000000001"


def announced(facts: dict) -> CaseRegistered:
    return CaseRegistered.model_validate({"record_id": RECORD, "record_type": "case", "version": 1, "facts": facts})


@pytest.mark.parametrize("name", sorted(TABLE))
def test_a_field_names_only_permissions_that_there_are(name: str) -> None:
    field = TABLE[name]
    kinds = field.kinds or {"case"}
    parts = {part for need in (*field.read, *field.actions) for part in need.split("&")}
    for need in parts - {ALWAYS}:
        resource, _, action = need.rpartition(":")
        assert any(action in CATALOGUE[each] for each in ({resource} if resource else kinds)), need


@pytest.mark.parametrize("name", sorted(TABLE))
def test_what_nobody_may_give_names_nobody_who_may(name: str) -> None:
    field = TABLE[name]
    if field.write in {Writing.FIXED, Writing.COMPUTED, Writing.SHOWN}:
        assert field.actions == ()


def test_only_facts_travel_and_none_of_them_can_name_a_child() -> None:
    heard = set(names_where(lambda field: bool(field.heard_by)))
    assert heard <= RecordFacts.__annotations__.keys()
    assert all(TABLE[name].fact for name in RecordFacts.__annotations__)
    assert not NAMING_A_CHILD & RecordFacts.__annotations__.keys()
    assert {service for field in TABLE.values() for service in field.heard_by} <= BINDINGS.keys()


def test_what_a_transition_shows_is_heard_by_who_shows_it() -> None:
    shown = names_where(lambda field: field.shown_with_transition)
    assert shown
    assert all("referrals" in TABLE[name].heard_by for name in shown)


@pytest.mark.parametrize("name", sorted(name for name, field in TABLE.items() if field.fact and not field.of_form))
def test_a_stamp_of_another_type_is_announced_to_nobody(name: str) -> None:
    wrong = {"no": "value of any type"} if TABLE[name].type is not Type.ROWS else 7
    with pytest.raises(ValidationError):
        announced({name: wrong})


def test_what_forms_declare_travels_beside_the_stamps_as_it_is() -> None:
    facts = {"owned_by": "amina", "sex": ["a form may say many"], "nationality": ["tl"], "rows": [{"unique_id": "r"}]}
    assert announced(facts).facts == facts


def test_a_kind_has_its_own_fields_and_those_of_all() -> None:
    assert "workflow" in fields_of("case")
    assert "workflow" not in fields_of("incident")
    assert "incident_date_derived" not in fields_of("case")
    assert fields_of("case").keys() & fields_of("incident").keys() > {"owned_by", "status", "short_id"}


def test_what_every_reader_reads_is_what_the_rules_say() -> None:
    """`docs/domain/access.md §4`"""
    section = (ROOT / "docs/domain/access.md").read_text().partition("## 4. ")[2].partition("## ")[0]
    listed = {name for line in section.splitlines() if line.startswith(">") for name in re.findall(r"`(\w+)`", line)}
    assert listed == set(names_where(lambda field: ALWAYS in field.read))


def test_no_list_of_system_fields_is_kept_by_hand_elsewhere() -> None:
    """Six names of the table in a row are a second table: it would say something else one day."""
    names = "|".join(sorted(TABLE, key=len, reverse=True))
    in_a_row = re.compile(rf'(?:"?\b(?:{names})\b"?,?\s*){{6,}}')
    sources = [
        path
        for folder in ("libs", "services")
        for path in sorted((ROOT / folder).glob("*/src/**/*.py"))
        if path.name != "system_fields.py" and str(path.relative_to(ROOT)) not in CONFIGURED
    ]
    assert [str(path.relative_to(ROOT)) for path in sources if in_a_row.search(path.read_text())] == []
    assert in_a_row.search('["owned_by", "owned_by_groups", "status", "workflow", "short_id", "case_id"]')
    assert in_a_row.search('"""owned_by owned_by_groups status\n    workflow short_id case_id""".split()')
