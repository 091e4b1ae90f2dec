"""Who is limited to the rows that name them, and what of a record and of a change that leaves."""

from uuid import UUID

import pytest
from cases.case.domain import CASE
from cases.record.policy.reading import limit_of
from chassis.actor import Actor

OWN, OTHERS, NOBODYS = (
    {"unique_id": f"id-{name}", "service_implementing_agency_individual": name} for name in ("clinic", "police", None)
)
ROWS = [OWN, OTHERS, NOBODYS]
HELD = {"owned_by": "amina", "sex": "female", "services_section": ROWS}
LIMIT = CASE.own_rows


def person(actions=("read", "service_own_entries_only"), resource="case", **more):
    return Actor(id=UUID(int=1), permissions={resource: frozenset(actions)}, **{"user_name": "clinic"} | more)


@pytest.mark.parametrize(
    ("actor", "limited"),
    [
        pytest.param(person(), True, id="limited to their own"),
        pytest.param(person(user_name="amina"), False, id="the owner"),
        pytest.param(person(scope="all"), False, id="who sees everything"),
        pytest.param(person(scope="agency", agency="hospital"), False, id="an agency"),
        pytest.param(person(scope="agency"), True, id="scope of an agency without one"),
        pytest.param(person(scope="group", groups=frozenset("g")), False, id="a group"),
        pytest.param(person(scope="group"), True, id="scope of a group without one"),
        pytest.param(person(actions=["read"]), False, id="not limited"),
        pytest.param(person(resource="incident"), False, id="limited elsewhere"),
    ],
)
def test_who_is_limited(actor, limited):
    assert limit_of(actor, CASE, HELD) is (LIMIT if limited else None)


def test_of_the_rows_those_are_one_s_own_that_name_one():
    assert LIMIT.of("clinic", ROWS) == [OWN]
    assert LIMIT.of("nobody", ROWS) == []


@pytest.mark.parametrize("empty", [[], None])
def test_what_would_empty_the_list_takes_one_s_own_rows(empty):
    gone = [{"unique_id": "id-clinic", "_destroy": True}]
    assert LIMIT.within("clinic", {"services_section": empty, "age": 3}, HELD) == {"services_section": gone, "age": 3}
    assert LIMIT.within("nobody", {"services_section": empty, "age": 3}, HELD) == {"age": 3}
    assert LIMIT.within("clinic", {"age": 3}, HELD) == {"age": 3}


def test_rows_of_others_are_pointed_at_however_their_id_is_written():
    change = [{"unique_id": "new"}, {"unique_id": "ID-police"}, OWN, {"unique_id": "id-None", "_destroy": True}, {}]
    foreign = LIMIT.foreign("clinic", {"services_section": change}, HELD)
    assert foreign == ["/services_section/1/unique_id", "/services_section/3/unique_id"]
    assert LIMIT.foreign("clinic", {"age": 3}, HELD) == []
