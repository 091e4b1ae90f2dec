"""The query language of the case list."""

import pytest

CASES = {
    "ana": {
        "name_first": "Anacleta",
        "sex": "female",
        "age": 4,
        "risk_level": "high",
        "registration_date": "2024-05-01",
        "location_current": "TL0101",
        "nationality": ["tl"],
        "consent_for_services": True,
        "national_id_no": "N-625763863",
        "telephone_current": "+670 7712 3456",
    },
    "beni": {
        "name_first": "Benicio",
        "sex": "male",
        "age": 11,
        "risk_level": "low",
        "registration_date": "2025-06-01",
        "location_current": "TL01",
        "nationality": ["tl", "id"],
        "consent_for_services": False,
    },
    "caro": {
        "name_first": "Carolina",
        "sex": "female",
        "age": 15,
        "registration_date": "2026-01-15",
        "location_current": "TL02",
        "protection_concerns": ["neglect"],
        "services_section": [{"service_type": "health", "service_response_type": "care_plan"}],
    },
    "dodo": {"sex": "male"},
}


@pytest.fixture
async def cases(a_case):
    return {name: (await a_case(**values))["id"] for name, values in CASES.items()}


@pytest.fixture
def found(amina, cases):
    """Names of the cases a query finds."""
    names = {id: name for name, id in cases.items()}

    async def ask(query, by=amina):
        answer = await by.get(f"/api/v2/cases?{query}")
        assert answer.status_code == 200, answer.text
        return [names[case["id"]] for case in answer.json()["data"]]

    return ask


@pytest.mark.parametrize(
    ("query", "wanted"),
    [
        ("sex=female", "ana caro"),
        ("sex=male,female", "ana beni caro dodo"),
        ("sex[0]=male&sex[1]=female&age=4", "ana"),
        ("age=4", "ana"),
        ("age=4..11", "ana beni"),
        ("age=5..", "beni caro"),
        ("age[0]=0..5&age[1]=12..17", "ana caro"),
        ("age[from]=5&age[to]=12", "beni"),
        ("risk_level=", "caro dodo"),
        ("registration_date=2024-01-01..2025-06-01", "ana beni"),
        ("registration_date=2025-06-01", "beni"),
        ("registration_date=2025-06-02..2026-01-15", "caro"),
        ("registration_date[from]=2026-01-15T00:00:00.000Z&registration_date[to]=2026-01-15T23:59:59.000Z", "caro"),
        ("created_at=2020-01-01..", "ana beni caro dodo"),
        ("created_at=2020-01-01..2020-02-01", ""),
        ("consent_for_services=true", "ana"),
        ("consent_for_services=false", "beni caro dodo"),
        ("consent_for_services=true,false", "ana beni caro dodo"),
        ("record_state=true&status=open", "ana beni caro dodo"),
        ("flagged=false", "ana beni caro dodo"),
        ("nationality=id", "beni"),
        ("nationality=id,tl", "ana beni"),
        ("protection_concerns=neglect,trafficking", "caro"),
        ("not[sex]=male", "ana caro"),
        ("not[risk_level]=high", "beni caro dodo"),
        ("not[nationality][0]=id", "ana caro dodo"),
        ("or[risk_level]=high&or[workflow]=care_plan", "ana caro"),
        ("or[0][sex]=female&or[1][age]=11", "ana beni caro"),
        ("loc:location_current1=TL01", "ana beni"),
        ("loc:location_current2=tl01", "ana beni"),
        ("loc:location_current=TL", "ana beni caro"),
        ("location_current=TL01", "beni"),
        ("owned_by=amina", "ana beni caro dodo"),
        ("owned_by=rosa", ""),
        ("associated_user_names=amina,rosa", "ana beni caro dodo"),
        ("workflow=care_plan", "caro"),
        ("national_id_no=N-625763863", "ana"),
        ("national_id_no=N-62", ""),
        ("assign=rosa", ""),
        ("query=N-6257", "ana"),
        ("query=n-625763863", "ana"),
        ("query=N-", ""),
        ("query=62576", ""),
        ("query=Anacleta", ""),
        ("query=Anacleta&phonetic=true", "ana"),
        ("query=Annakleta&phonetic=true", "ana"),
        ("query=Karolina%20Benisio&phonetic=true", "beni caro"),
        ("query=6707712-3456&phone_number=true", "ana"),
        ("query=7712&phone_number=true", ""),
    ],
)
async def test_a_filter_finds(found, query, wanted):
    assert sorted(await found(query)) == wanted.split()


@pytest.mark.parametrize(
    ("query", "wanted"),
    [
        ("order_by=age&order=asc", "ana beni caro dodo"),
        ("order_by=age&order=desc", "caro beni ana dodo"),
        ("order_by=name&order=asc", "ana beni caro dodo"),
        ("order_by=name&order=desc", "caro beni ana dodo"),
        ("order_by=registration_date&order=asc&per=2", "ana beni"),
        ("order_by=registration_date&order=asc&per=2&page=2", "caro dodo"),
        ("order_by=nationality&order=asc&per=1", "ana"),
        ("query=Carolina%20Anacleta%20Anacleta&phonetic=true&order_by=age", "caro ana"),
    ],
)
async def test_a_list_is_sorted(found, query, wanted):
    assert await found(query) == wanted.split()


@pytest.mark.parametrize("order", ["asc", "desc"])
@pytest.mark.parametrize("by", ["name", "age"])
async def test_whoever_has_nothing_to_sort_by_has_a_place_all_the_same(amina, a_case, by, order):
    """Or they stood on two pages, or on none, once somebody has changed one of them."""
    ids = [(await a_case(sex="male"))["id"] for _ in range(5)]
    for id in ids[:3]:
        await amina.patch(f"/api/v2/cases/{id}", json={"data": {"risk_level": "low"}})
    told = [(await amina.get(f"/api/v2/cases?order_by={by}&order={order}&per=1&page={n}")).json() for n in range(1, 6)]
    assert [page["data"][0]["id"] for page in told] == sorted(ids, reverse=order == "desc")


@pytest.mark.parametrize(
    "query",
    [
        "nosuch=1",
        "sxe=male",
        "age=four",
        "registration_date=yesterday",
        "occupation=x",
        "order_by=nosuch",
        "or=1",
        "order_by=occupation",
        "page=0",
        "per=-1",
        "consent_for_services=perhaps",
        "loc:nosuch=TL",
        "age=99999999999",
        "age=9999999999",
        "page=99999999999999999999",
    ],
)
async def test_what_cannot_be_asked_is_refused_and_not_ignored(amina, cases, query):
    answer = await amina.get(f"/api/v2/cases?{query}")
    assert answer.status_code == 422
    assert answer.json()["errors"]


async def test_short_shows_the_summary(amina, cases):
    data = (await amina.get("/api/v2/cases?fields=short&sex=female&age=4")).json()["data"][0]
    assert data["name"] == "Anacleta"
    assert data["photos"] == []
    assert {"short_id", "case_id_display", "record_in_scope", "flag_count", "alert_count", "version"} <= set(data)
    assert {"national_id_no", "services_section", "risk_level"}.isdisjoint(data)


async def test_only_the_fields_asked_for(amina, cases):
    data = (await amina.get("/api/v2/cases?fields=name,age&per=1&order_by=age&order=asc")).json()["data"][0]
    assert set(data) == {"id", "enabled", "last_updated_at", "version", "abilities", "consent_missing", "name", "age"}


async def test_the_total_can_be_left_out(amina, cases):
    metadata = (await amina.get("/api/v2/cases?total=false&per=1")).json()["metadata"]
    assert metadata == {"total": None, "per": 1, "page": 1}


async def test_a_page_beyond_the_last_is_empty_and_counts(amina, cases):
    answer = (await amina.get("/api/v2/cases?page=9")).json()
    assert (answer["data"], answer["metadata"]["total"]) == ([], 4)


async def test_an_id_search_finds_a_colleague_s_case_in_outline(amina, client, people, cases):
    case = (await amina.get(f"/api/v2/cases/{cases['ana']}")).json()["data"]
    rosa = client(people.rosa)
    assert (await rosa.get(f"/api/v2/cases?query={case['short_id']}")).json()["data"] == []
    data = (await rosa.get(f"/api/v2/cases?query={case['short_id']}&id_search=true")).json()["data"]
    assert [item["id"] for item in data] == [case["id"]]
    assert data[0]["record_in_scope"] is False
    assert data[0]["abilities"] == []
    assert data[0]["name"] == "Anacleta"
    assert {"national_id_no", "address_current", "risk_level", "services_section"}.isdisjoint(data[0])


async def test_a_hidden_name_is_not_shown(amina, a_case):
    case = await a_case(name_first="Fictional", hidden_name=True)
    assert case["name"] == "*******"
    assert (await amina.get(f"/api/v2/cases/{case['id']}")).json()["data"]["name"] == "*******"


@pytest.mark.parametrize(("who", "status"), [(None, 401), ("nobody_role", 403), ("partner", 200), ("amina", 200)])
async def test_who_may_list_cases(client, people, who, status):
    answer = await client(who and getattr(people, who)).get("/api/v2/cases")
    assert answer.status_code == status


@pytest.mark.parametrize(
    ("who", "status"),
    [(None, 401), ("nobody_role", 403), ("partner", 404), ("rosa", 404), ("amina", 200), ("joao", 200), ("admin", 200)],
)
async def test_who_may_show_a_case(client, people, cases, who, status):
    answer = await client(who and getattr(people, who)).get(f"/api/v2/cases/{cases['ana']}")
    assert answer.status_code == status


@pytest.mark.parametrize("id", ["00000000-0000-0000-0000-000000000005", "not-a-uuid"])
async def test_what_is_not_there_is_not_found(amina, id):
    answer = await amina.get(f"/api/v2/cases/{id}")
    assert answer.status_code == 404
    assert "detail" not in answer.json()["errors"][0]


@pytest.mark.parametrize(
    ("params", "found"),
    [
        ({"remote": "true"}, True),
        ({"has_photo": "photo"}, False),
        ({"age[0]": "0..5", "age[1]": "18.."}, True),
        ({"last_updated_at": "1990-01-01..2020-01-01"}, False),
    ],
)
async def test_what_other_clients_ask_with(*, params, found, amina, a_case):
    made = await a_case(age=19)
    answer = await amina.get("/api/v2/cases", params=params)
    assert [case["id"] for case in answer.json()["data"]] == [made["id"]] * found
