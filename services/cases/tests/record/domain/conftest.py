"""A record in memory, and what somebody does to it: the rules of the domain stand on no database."""

from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from itertools import count
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest
from cases.case.domain import CASE
from cases.form.domain import Field, Form, make_catalogue
from cases.record.domain import record as records
from cases.record.domain.hand import Hand
from cases.record.domain.rules import FieldAlert, NameRule, Rules
from chassis.actor import Actor
from chassis.site import Site

NOW = datetime(2026, 11, 22, 8, 0, tzinfo=UTC)
DILI = Site(ZoneInfo("Asia/Dili"))
AMINA = Actor(id=UUID(int=1), user_name="amina", full_name="Amina", agency="mssi", groups=frozenset({"north"}))
ROWS = (
    "services_section",
    "followup_subform_section",
    "protection_concern_detail_subform_section",
    "notes_section",
    "incident_details",
    "tracing_actions_section",
    "reunification_details_section",
    "cp_case_plan_subform_case_plan_interventions",
)
FORM = Form(
    unique_id="everything",
    parent_form="case",
    fields=[
        Field(name="date_of_birth", type="date_field"),
        Field(name="age", type="numeric_field"),
        *(Field(name=name, type="subform", subform=name) for name in ROWS),
    ],
)
FIELDS = make_catalogue([FORM], {}).fields("case")
EVERY_STEP = {
    "use_workflow_service_implemented": True,
    "use_workflow_case_plan": True,
    "use_workflow_assessment": True,
}
RULES = Rules(
    modules={"cp": EVERY_STEP, "plain": {}},
    names=(NameRule(field="name", parts=("name_first", "name_last"), separator=" "),),
    alerts={"notes_section": FieldAlert(form="notes")},
    places={"TL01": "TL.TL01"},
)


@pytest.fixture(autouse=True)
def configuration():
    """No database here: the forms are those above."""


@dataclass
class World:
    """Registers and changes cases; ids come in order. `rules` may be replaced."""

    rules: Rules = RULES
    ids: count = field(default_factory=lambda: count(10))

    def hand(self, user_name="amina", now=NOW):
        return Hand(user_name=user_name, now=now, site=DILI, new_id=lambda: str(UUID(int=next(self.ids))))

    def register(self, *, owner=AMINA, by=AMINA, **values):
        given = {"module_id": "cp", **values}
        number = UUID(int=3)
        hand = self.hand(by.user_name)
        return records.register(
            CASE, UUID(int=2), given, number=number, owner=owner, by=by, fields=FIELDS, rules=self.rules, hand=hand
        )

    def change(self, record, by="amina", now=NOW, **values):
        return records.change(record, values, fields=FIELDS, rules=self.rules, hand=self.hand(by, now))

    def with_rules(self, **other):
        return World(rules=replace(self.rules, **other))


@pytest.fixture
def world():
    return World()
