"""Which system fields a role opens by itself, and in which name."""

from uuid import UUID

import pytest
from chassis.actor import Actor
from contracts.system_field import Beside
from contracts.system_fields import fields_of
from sharing.open_fields import OWN_SERVICES_ONLY, meets, open_everywhere


def person(**permissions):
    return Actor(
        id=UUID(int=1), user_name="amina", permissions={of: frozenset(actions) for of, actions in permissions.items()}
    )


@pytest.mark.parametrize(
    ("permissions", "need", "met"),
    [
        ({}, "always", True),
        ({"case": ["read"]}, "read", True),
        ({"case": ["write"]}, "read", False),
        ({"incident": ["read"]}, "read", False),
        ({"case": ["manage"]}, "read", True),
        ({"incident": ["read"]}, "incident:read", True),
        ({"case": ["read"]}, "incident:read", False),
        ({"dashboard": ["case_risk"]}, "dashboard:case_risk", True),
        ({"dashboard": ["manage"]}, "dashboard:case_risk", False),
        ({}, "dashboard:case_risk", False),
        ({"case": ["read", "flag"]}, "read&flag", True),
        ({"case": ["read"]}, "read&flag", False),
        ({"case": ["flag"]}, "read&flag", False),
    ],
)
def test_a_condition_is_met_by_all_the_permissions_it_names(permissions, need, met):
    assert meets(person(**permissions), "case", need) is met


def test_a_role_opens_the_fields_of_its_kind_that_one_of_its_permissions_is_about():
    opened = open_everywhere(person(case=["read"]), "case")
    assert {"created_by", "owned_by"} <= opened
    assert "flagged" not in opened
    assert "flagged" in open_everywhere(person(case=["flag"]), "case")
    assert "flagged" not in open_everywhere(person(incident=["flag"]), "case")
    assert "workflow" not in open_everywhere(person(incident=["manage"]), "incident")


@pytest.mark.parametrize("resource", ["case", "incident"])
def test_what_follows_from_others_is_open_nowhere_and_what_from_services_not_to_who_is_limited(resource):
    fields = fields_of(resource)
    everything = {"actions": ["manage"], "limited": ["manage", OWN_SERVICES_ONLY]}
    opened = {how: open_everywhere(person(**{resource: actions}), resource) for how, actions in everything.items()}
    others = {name for name, field in fields.items() if field.beside is Beside.OTHERS}
    services = {name for name, field in fields.items() if field.of_services}
    assert opened["actions"].isdisjoint(others)
    assert opened["actions"] - opened["limited"] == services & opened["actions"]
    if resource == "case":
        assert services & opened["actions"]
