"""A telephone number is found however it is written. The numbers are invented."""

import pytest

HERE = "+670 7700 0123"


@pytest.mark.parametrize(
    "query",
    [
        *("77000123", "7700 0123", "7700-0123", "67077000123", "+67077000123", "0067077000123", "00 670 7700 0123"),
        *("(+670) 7700.0123", "٧٧٠٠٠١٢٣", "۷۷۰۰۰۱۲۳", "+٦٧٠ ٧٧٠٠٠١٢٣", "७७०००१२३", "077000123"),
    ],
)
@pytest.mark.parametrize("kept", [HERE, "0067077000123", "77000123", "7700 0123", "٠٠٦٧٠٧٧٠٠٠١٢٣", "0 7700 0123"])
async def test_a_number_is_found_with_and_without_its_country_in_any_digits(amina, a_case, kept, query):
    case = await a_case(telephone_current=kept)
    await a_case(telephone_current="+670 7711 9999")
    answer = await amina.get("/api/v2/cases", params={"query": query, "phone_number": "true"})
    assert [each["id"] for each in answer.json()["data"]] == [case["id"]]


@pytest.mark.parametrize("query", ["77000124", "000123", "7000", "670", "00", "+", "no number", "6707700"])
async def test_a_part_of_a_number_or_another_one_finds_nothing(amina, a_case, query):
    await a_case(telephone_current=HERE)
    answer = await amina.get("/api/v2/cases", params={"query": query, "phone_number": "true"})
    assert answer.json()["data"] == []


async def test_a_short_number_is_found_as_a_whole_only(amina, a_case):
    case = await a_case(telephone_current="115")
    await a_case(telephone_current="7700115")
    answer = await amina.get("/api/v2/cases", params={"query": "115", "phone_number": "true"})
    assert [each["id"] for each in answer.json()["data"]] == [case["id"]]
