"""Who is told of places, and which files they may open."""

from uuid import UUID

import pytest
from cases.place_alert.policy import must_be_told, readable_kinds
from chassis.actor import Actor
from chassis.errors import NotAllowed


@pytest.fixture(autouse=True)
def configuration():
    """No database here."""


def person(**held):
    permissions = {kind: frozenset(actions) for kind, actions in held.items()}
    return Actor(id=UUID(int=1), user_name="amina", permissions=permissions)


def test_of_places_is_told_who_may_read_incidents():
    must_be_told(person(incident=["read"]))
    with pytest.raises(NotAllowed) as refused:
        must_be_told(person(case=["read"], incident=["write"]))
    assert refused.value.facts == {"resource": "incident", "actions": ["read"]}


def test_the_files_one_may_open_are_of_the_kinds_one_reads():
    assert readable_kinds(person(case=["read"], incident=["read"])) == ["case", "incident"]
    assert readable_kinds(person(case=["write"], incident=["read"])) == ["incident"]
    assert readable_kinds(person(case=["read"])) == ["case"]
    assert readable_kinds(person()) == []
