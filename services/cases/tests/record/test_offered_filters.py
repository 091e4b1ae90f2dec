"""Every filter by a system field that a client is offered is one that the list takes, with each of its options."""

from datetime import date

import pytest
from contracts.lists.filters import all_filters
from contracts.lists.viewer import FilterOption, Viewer
from contracts.reporting_location import reporting_location
from contracts.system_fields import fields_of
from testkit.people import EVERYTHING, MODULE

MANAGER = Viewer(
    permissions=EVERYTHING,
    is_manager=True,
    sees_all=True,
    today=date(2026, 5, 4),
    modules=[FilterOption(MODULE, {"en": "CP"}), FilterOption("other", {"en": "Other"})],
    age_ranges=["0..5", "18+"],
    reporting_location=reporting_location(None, level=2),
    people=[FilterOption("amina", {"en": "amina"}, disabled=False)],
    groups=[FilterOption("north", {"en": "North"})],
    agencies=[FilterOption("mssi", {"en": "Ministry"})],
)


def ids(options):
    return [option["id"] for option in options.get("en", ())]


def offered(resource, record_list):
    """Name and value, as clients send them. A form's own field is there in any case where it has a column."""
    known = fields_of(resource, lambda field: field.column is not None or not field.of_form)
    for filter in all_filters(MANAGER)[record_list]:
        options = ["some"] if filter["option_strings_source"] else ids(filter["options"])
        of_dates = filter["type"] == "dates"
        for option in options:
            name, value = (f"{option}[from]", "2026-01-01") if of_dates else (filter["field_name"], option)
            if (option if of_dates else name.removeprefix("loc:")) in known:
                yield pytest.param(record_list, name, value, id=f"{record_list}-{name}-{value}")


OFFERED = [*offered("case", "cases"), *offered("incident", "incidents")]


def test_there_are_such_filters():
    assert len(OFFERED) > 40


@pytest.mark.parametrize(("record_list", "name", "value"), OFFERED)
async def test_a_list_takes_what_it_offers(*, record_list, name, value, client, people):
    answer = await client(people.admin).get(f"/api/v2/{record_list}", params={name: value})
    assert answer.status_code == 200, answer.text
