"""Nonsense in every kind of field of a full case, and in every filter."""

import pytest
from testkit.matrix import Row, World
from testkit.nonsense import Nonsense

FULL = {
    "name_first": "Fictional",
    "sex": "female",
    "nationality": ["tl"],
    "age": 7,
    "estimated": True,
    "date_of_birth": "2019-05-01",
    "location_current": "TL01",
    "protection_concerns": ["neglect"],
    "family_details_section": [{"relation": "mother", "relation_age": 40, "relation_name": "Invented"}],
    "services_section": [{"service_type": "health", "service_response_timeframe": "3_days"}],
}
ROWS = (
    "GET /api/v2/cases",
    "GET /api/v2/cases/changes",
    "GET /api/v2/cases/{case}",
    "POST /api/v2/cases",
    "PATCH /api/v2/cases/{case}",
)


@pytest.mark.long
async def test_no_nonsense_in_a_case_breaks_its_routes(app, outer, database, people, a_case) -> None:
    case = await a_case(**FULL)
    nonsense = Nonsense(World(app, outer, database, people, {"case": case["id"]}))
    nonsense.queries = ("age", "sex", "created_at", "registration_date", "location_current", "not[age]", "id_search")
    await nonsense.ask_all([Row(ask, ()) for ask in ROWS])
    print(nonsense.summary())
    assert not nonsense.failures, "\n".join(nonsense.failures)
