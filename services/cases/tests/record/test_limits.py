"""What is asked of lists, and written in names and numbers, has a size beyond which nobody works for it."""

import pytest
from cases.search.domain import terms

MANY = {
    "words": ("query=" + "+".join(f"w{turn}" for turn in range(6000)) + "&phonetic=true", 414, "address_too_long"),
    "some words": ("query=" + "+".join(f"w{turn}" for turn in range(21)) + "&phonetic=true", 422, "invalid"),
    "letters": ("query=" + "a" * 201, 422, "invalid"),
    "digits": ("query=" + "7" * 201 + "&phone_number=true", 422, "invalid"),
    "values": ("nationality=" + ",".join("tl" for _ in range(501)), 422, "unknown_filter"),
    "filters": ("&".join(f"or[{turn}][sex]=male" for turn in range(501)), 422, "unknown_filter"),
    "places": ("loc:location_current2=" + "," * 501, 422, "unknown_filter"),
}


@pytest.mark.parametrize(("query", "status", "code"), MANY.values(), ids=MANY)
async def test_a_list_is_not_asked_for_with_more_than_anybody_types(amina, query, status, code):
    refused = await amina.get(f"/api/v2/cases?{query}")
    assert (refused.status_code, refused.json()["code"]) == (status, code)
    assert refused.json()["facts"]["limit"]


async def test_a_name_of_a_whole_page_is_found_by_its_first_words(amina, a_case):
    case = await a_case(name_first="Anacleta " + "sunt " * 15_000 + "Zeferina")
    for word, wanted in (("anacleta", [case["id"]]), ("zeferina", [])):
        found = await amina.get("/api/v2/cases", params={"query": word, "phonetic": "true"})
        assert [each["id"] for each in found.json()["data"]] == wanted


@pytest.mark.parametrize("text", ["a " * 50_000, "a" * 100_000, "ä1" * 50_000])
def test_a_name_has_no_more_terms_than_it_has_words(text):
    assert len(terms.sounds_of({"name": text}, ["name"])) <= 2 * terms.MOST_WORDS


def test_what_has_more_digits_than_telephones_have_is_none():
    assert terms.phone_terms("7" * 40)
    assert terms.phone_terms("7" * 41) == []
    assert terms.terms_of({"telephone": "7" * 100_000}, identifiers=[], phones=["telephone"]) == set()


async def test_a_record_has_no_more_rows_of_one_kind_than_anybody_writes(amina, a_case):
    case = await a_case(services_section=[{"service_type": "health"}] * 999)
    added = {"data": {"services_section": [{"service_type": "health"}]}}
    assert (await amina.patch(f"/api/v2/cases/{case['id']}", json=added)).status_code == 200
    refused = await amina.patch(f"/api/v2/cases/{case['id']}", json=added)
    assert (refused.status_code, refused.json()["code"]) == (422, "invalid_record")
    assert "too_many_rows" in refused.text
    rows = (await amina.get(f"/api/v2/cases/{case['id']}")).json()["data"]["services_section"]
    changed = {"data": {"services_section": [{**rows[0], "service_response_type": "care_plan"}]}}
    assert (await amina.patch(f"/api/v2/cases/{case['id']}", json=changed)).status_code == 200
