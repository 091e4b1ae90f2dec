"""A record on paper: who may have it, what stands on it, and that it is told of."""

import sys

import pytest
from cases.location.domain.place import Location
from cases.location.store import save_locations
from cases.printout.store import press
from cases.record.store.setup import SETUP
from chassis.actor import service_actor


async def test_nobody_somebody_else_and_the_wrong_role_have_nothing_printed(ask, case):
    path = f"cases/{case['id']}/print"
    assert (await ask(None, "GET", path)).status_code == 401
    assert (await ask("rosa", "GET", path)).status_code == 404
    refused = await ask("reader", "GET", path)
    assert (refused.status_code, refused.json()["code"]) == (403, "not_allowed")
    assert (await ask("amina", "GET", path)).status_code == 200
    able = [(await ask(who, "GET", f"cases/{case['id']}")).json()["data"]["abilities"] for who in ("amina", "reader")]
    assert ["export_pdf" in each for each in able] == [True, False]


async def test_it_is_a_file_to_be_saved_whose_name_says_nothing_of_the_child(ask, case):
    answer = await ask("amina", "GET", f"cases/{case['id']}/print")
    assert answer.headers["content-type"] == "application/pdf"
    said = answer.headers["content-disposition"]
    assert said.startswith('attachment; filename="case-2')
    assert case["short_id"] not in said
    assert answer.headers["cache-control"] == "private, no-store"
    assert answer.headers["content-security-policy"].startswith("sandbox")


async def test_what_may_be_read_stands_there_with_who_printed_it_and_the_number_of_the_page(printed, case):
    [page] = await printed()
    for text in ("About the child", "Fitun Ezemplu", "High", "2026-11-21", "A sentence that nobody", "Yes"):
        assert text in page
    assert case["short_id"] in page
    assert "Page 1 of 1" in page
    assert page.count("Printed by Amina (amina)") == 2, "across the page, and at its foot"
    assert "Nothing is written on this page." in page
    assert "Referrals of the case" not in page, "what lies elsewhere is not said to be nothing"
    assert "withheld" not in page


async def test_what_may_not_be_read_is_not_there_and_is_said_to_be_withheld(printed):
    [page] = await printed("narrow")
    assert "Fitun Ezemplu" in page
    assert "A sentence" not in page
    assert "Story" not in page
    assert "There are other pages, which are withheld from you." in page


async def test_a_hidden_name_is_on_no_paper(ask, printed, case):
    answer = await ask("amina", "PATCH", f"cases/{case['id']}", {"hidden_name": True})
    assert answer.status_code == 200
    [page] = await printed("narrow")
    assert "Fitun" not in page
    assert "*******" in page
    assert "shown in part only" in page


async def test_rows_are_printed_though_their_form_is_hidden_by_itself(ask, printed, case):
    rows = [{"note_text": "First visit"}, {"note_text": "Second visit"}]
    assert (await ask("amina", "PATCH", f"cases/{case['id']}", {"notes_section": rows})).status_code == 200
    [page] = await printed()
    assert page.index("Notes of visits") < page.index("First visit") < page.index("Second visit")


async def test_a_place_is_called_by_its_name_and_those_around_it(ask, printed, case, database):
    async with database.transaction(service_actor("cases")) as uow:
        await save_locations(
            uow.session,
            [
                Location(code="TL", hierarchy=("TL",), placename={"en": "Timor"}),
                Location(code="TLDI", hierarchy=("TL", "TLDI"), placename={"en": "Dili"}),
            ],
        )
    SETUP.forget()
    answer = await ask("amina", "PATCH", f"cases/{case['id']}", {"location_current": "TLDI"})
    assert answer.status_code == 200, answer.text
    [page] = await printed()
    assert "Dili, Timor" in page


async def test_it_speaks_the_language_that_is_asked_for(printed):
    [page] = await printed(query="?locale=tet")
    assert "Kona-ba labarik" in page
    assert "Aas" in page
    assert "Pájina 1 hosi 1" in page
    assert "(amina) imprime iha" in page
    [arabic] = await printed(query="?locale=ar")
    assert "2026-11-21" in arabic, "a day reads from left to right"
    assert "Fitun Ezemplu" in arabic


@pytest.mark.parametrize("locale", ["../x", "e", "en-US-POSIX", "*"])
async def test_a_language_that_is_none_is_refused_by_its_field(ask, case, locale):
    answer = await ask("amina", "GET", f"cases/{case['id']}/print", params={"locale": locale})
    assert answer.status_code == 422
    assert "locale" in str(answer.json()["facts"])


async def test_what_somebody_wrote_is_text_and_no_order_to_who_sets_the_pages(ask, printed, case):
    wrote = '#read("/etc/passwd") *bold* $x$ #while true {} \\ ]'
    assert (await ask("amina", "PATCH", f"cases/{case['id']}", {"story": wrote})).status_code == 200
    [page] = await printed()
    assert '#read("/etc/passwd") *bold* $x$ #while true {} \\ ]' in page.replace("\n", " ")


async def test_a_long_record_has_as_many_pages_as_it_takes(ask, printed, case):
    rows = [{"note_text": f"Note {number}. " + "Long and dull. " * 60} for number in range(80)]
    assert (await ask("amina", "PATCH", f"cases/{case['id']}", {"notes_section": rows})).status_code == 200
    pages = await printed()
    assert len(pages) > 5
    assert all(f"Page {number} of {len(pages)}" in page for number, page in enumerate(pages, 1))
    assert all("Printed by Amina" in page for page in pages)
    assert "Note 79." in pages[-1]


async def test_that_it_was_printed_stands_in_the_access_log(ask, printed, case):
    await printed()
    log = (await ask("amina", "GET", f"cases/{case['id']}/access_log?filters[actions]=print")).json()["data"]
    assert [(entry["action"], entry["user_name"]) for entry in log] == [("print", "amina")]
    whole = (await ask("amina", "GET", f"cases/{case['id']}/access_log")).json()["data"]
    assert whole[0]["action"] == "print"


@pytest.mark.parametrize("ends", ["raise SystemExit(3)", "print('no pages')", "import os; os.kill(os.getpid(), 9)"])
async def test_pages_that_could_not_be_set_are_refused_with_when_to_ask_again(ask, case, monkeypatch, ends):
    monkeypatch.setattr(press, "COMMAND", (sys.executable, "-c", ends))
    answer = await ask("amina", "GET", f"cases/{case['id']}/print")
    assert (answer.status_code, answer.json()["code"]) == (503, "not_printed")
    assert answer.headers["retry-after"] == "5"


async def test_an_incident_is_printed_by_the_same_rules(ask, people):
    rights = {"incident": "read create write export_pdf".split()}
    await people.add("ines", permissions=rights)
    made = await ask("ines", "POST", "incidents", {"module_id": "primeromodule-cp"})
    assert made.status_code == 200, made.text
    path = f"incidents/{made.json()['data']['id']}/print"
    assert (await ask("ines", "GET", path)).content.startswith(b"%PDF-")
    assert (await ask("amina", "GET", path)).status_code == 403
