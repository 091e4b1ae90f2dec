"""An approval is asked for first, and answered by somebody else."""

import pytest
from cases.lookup.domain import Lookup
from cases.lookup.store import save_lookups
from cases.record.store.setup import SETUP
from chassis.actor import service_actor
from chassis.tables import audit_entry
from contracts.cases import ApprovalAnswered, ApprovalRequested, LookupValue
from contracts.system_fields import APPROVALS
from sqlalchemy import select, text

COMMENT = "Kanariakalo has to be seen first"
ENDED = {"closure_reason": "formal_closing", "needs_met": "all"}


@pytest.fixture
def shown(client, people):
    async def of(id, who="amina"):
        return (await client(people.known[who]).get(f"/api/v2/cases/{id}")).json()["data"]

    return of


async def test_who_asks_is_remembered_and_a_supervisor_can_answer(asking, a_case, approval, shown, published):
    id = await a_case(**ENDED)
    asked = (await approval("amina", id)).json()["data"]["record"]
    assert asked["approval_status_closure"] == "pending"
    assert [row["requested_by"] for row in asked["approval_subforms"]] == ["amina"]
    assert asked["current_alert_types"] == ["closure"]
    assert "approve_closure" in (await shown(id, "joao"))["abilities"]
    assert "request_approval_closure" not in (await shown(id))["abilities"]
    answered = (await approval("joao", id, "approved", notes="Agreed")).json()["data"]["record"]
    assert answered["approval_status_closure"] == "approved"
    assert (answered["closure_approved"], answered["closure_approved_comments"]) == (True, "Agreed")
    assert answered["current_alert_types"] == []
    [first], [second] = await published(ApprovalRequested), await published(ApprovalAnswered)
    assert first.approval_id == second.approval_id
    assert (first.actor, second.asked_by, second.status, second.actor) == ("amina", "amina", "approved", "joao")


async def test_what_was_sent_back_can_be_asked_for_again(asking, a_case, approval, published):
    id = await a_case(**ENDED)
    await approval("amina", id)
    back = await approval("joao", id, "rejected", notes="Visit first")
    assert back.json()["data"]["record"]["closure_approved"] is False
    assert (await approval("amina", id)).status_code == 200
    first, second = await published(ApprovalRequested)
    assert first.approval_id != second.approval_id


async def test_asking_to_close_needs_what_closing_needs(asking, a_case, approval):
    answer = await approval("amina", await a_case(closure_reason="moved"))
    assert (answer.status_code, answer.json()["code"]) == (422, "closing_incomplete")
    assert answer.json()["facts"]["problems"] == {"/needs_met": "missing"}


async def test_it_is_asked_once_at_a_time(asking, a_case, approval):
    id = await a_case(**ENDED)
    await approval("amina", id)
    again = await approval("amina", id)
    assert (again.status_code, again.json()["code"]) == (409, "approval_not_to_be_asked")


@pytest.mark.parametrize("status", ["approved", "rejected"])
async def test_what_nobody_asked_for_is_not_answered(asking, a_case, approval, status, published):
    answer = await approval("joao", await a_case(**ENDED), status)
    assert (answer.status_code, answer.json()["code"]) == (409, "approval_not_asked_for")
    assert await published(ApprovalAnswered) == []


async def test_a_closed_case_is_not_asked_to_be_closed(asking, a_case, approval, close):
    id = await a_case(**ENDED)
    await close("joao", id)
    assert (await approval("amina", id)).json()["code"] == "approval_not_to_be_asked"


async def test_whoever_closes_answers_who_asked(asking, a_case, approval, close, shown):
    id = await a_case(**ENDED)
    await approval("amina", id)
    closed = (await close("joao", id)).json()["data"]
    assert closed["current_alert_types"] == []
    assert (await shown(id)).get("approval_status_closure") is None


async def test_the_alert_stays_while_it_is_waited_for(asking, a_case, approval, client, people, shown):
    id = await a_case(**ENDED)
    await approval("amina", id)
    await client(people.amina).patch(f"/api/v2/cases/{id}", json={"data": {"occupation": "Pupil"}})
    assert (await shown(id))["current_alert_types"] == ["closure"]


async def test_nobody_agrees_with_themselves(asking, a_case, approval, people, shown):
    may = ["read", "create", "write", "request_approval_closure", "approve_closure"]
    forms = dict.fromkeys(["concern", "closure_form"], "rw")
    await people.add("both", permissions={"case": may}, forms=forms, groups=["north"], scope="group")
    own = await a_case("both", **ENDED)
    await approval("both", own)
    assert "approve_closure" not in (await shown(own, "both"))["abilities"]
    assert (await approval("both", own, "approved")).status_code == 403
    others = await a_case("amina", **ENDED)
    await approval("both", others)
    assert (await approval("both", others, "approved")).status_code == 403
    await people.add("alone", permissions={"case": [*may, "self_approve"]}, forms=forms, groups=["north"])
    mine = await a_case("alone", **ENDED)
    await approval("alone", mine)
    assert (await approval("alone", mine, "approved")).status_code == 200


PLANS = [LookupValue(id=name, display_text={"en": name}) for name in ("case_plan", "action_plan")]


@pytest.fixture
async def planning(database, people):
    """Two people who ask about plans and answer, and a list of plans."""
    async with database.transaction(service_actor("cases")) as uow:
        await save_lookups(uow.session, [Lookup(unique_id="lookup-approval-type", name={"en": "Plan"}, values=PLANS)])
    SETUP.forget()
    for who in ("request_approval", "approve"):
        rights = {"case": ["read", f"{who}_case_plan"]}
        await people.add(who, permissions=rights, scope="group", groups=["north"])


async def test_which_plan_is_asked_about_is_said_where_there_are_several(planning, set_options, a_case, approval):
    await set_options(selectable_approval_types=True)
    id = await a_case()
    asked = (await approval("request_approval", id, step="case_plan", approval_type="action_plan")).json()
    assert asked["data"]["record"]["case_plan_approval_type"] == "action_plan"
    answered = (await approval("approve", id, "approved", step="case_plan")).json()["data"]["record"]
    assert [row["approval_for_type"] for row in answered["approval_subforms"]] == ["action_plan"] * 2
    again = (await approval("request_approval", id, step="case_plan")).json()["data"]["record"]
    assert again["case_plan_approval_type"] is None
    assert "approval_for_type" not in again["approval_subforms"][-1]


async def test_whether_there_are_several_plans_is_yes_or_no(set_options):
    answer = await set_options(selectable_approval_types="often")
    assert answer.status_code == 422
    assert "not_yes_or_no" in answer.text


async def test_a_plan_that_is_on_no_list_is_refused(planning, set_options, a_case, approval, published):
    await set_options(selectable_approval_types=True)
    answer = await approval("request_approval", await a_case(), step="case_plan", approval_type="no_plan")
    assert (answer.status_code, answer.json()["code"]) == (422, "invalid_record")
    assert answer.json()["facts"]["problems"] == {"/case_plan_approval_type": "not_an_option"}
    assert await published(ApprovalRequested) == []


async def test_where_there_is_one_plan_its_type_means_nothing(planning, a_case, approval):
    asked = await approval("request_approval", await a_case(), step="case_plan", approval_type="no_plan")
    record = asked.json()["data"]["record"]
    assert record["approval_status_case_plan"] == "pending"
    assert "case_plan_approval_type" not in record


async def test_each_step_is_audited_by_what_it_was(asking, a_case, approval, database):
    id = await a_case(**ENDED)
    await approval("amina", id)
    await approval("joao", id, "rejected", notes=COMMENT)
    await approval("joao", id, "approved")
    wanted = select(audit_entry).where(audit_entry.c.action.startswith("closure")).order_by(audit_entry.c.position)
    async with database.session() as session:
        entries = (await session.execute(wanted)).all()
    assert [(entry.action, entry.user_name, entry.subject) for entry in entries] == [
        ("closure_requested", "amina", id),
        ("closure_rejected", "joao", id),
    ]
    assert all(entry.facts.keys() == {"approval"} for entry in entries)


async def test_what_is_said_of_an_answer_is_sealed_and_in_no_event(asking, a_case, approval, database):
    id = await a_case(**ENDED)
    await approval("amina", id)
    answered = await approval("joao", id, "rejected", notes=COMMENT)
    assert answered.json()["data"]["record"]["closure_approved_comments"] == COMMENT
    tables = text("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")
    found = "SELECT count(*) FROM {} AS t WHERE t::text LIKE '%Kanariakalo%'"
    async with database.session() as session:
        for table in await session.scalars(tables, {}):
            assert await session.scalar(text(found.format(f'"{table}"')), {}) == 0, table


async def test_a_comment_is_as_long_as_can_be_read(asking, a_case, approval):
    id = await a_case(**ENDED)
    await approval("amina", id)
    assert (await approval("joao", id, "rejected", notes="x" * 2001)).status_code == 422
    assert (await approval("joao", id, "rejected", notes="x" * 2000)).status_code == 200


async def test_who_did_the_last_step_is_told_in_full(asking, a_case, approval):
    id = await a_case(**ENDED)
    await approval("amina", id)
    answered = await approval("joao", id, "approved")
    assert answered.json()["data"]["record"]["last_updated_by_full_name"] == "Joao"


@pytest.mark.parametrize("status", ["maybe", None, 7])
async def test_an_unknown_answer_is_refused(asking, a_case, approval, status):
    assert (await approval("admin", await a_case(**ENDED), status)).status_code == 422


async def test_an_unknown_step_is_nowhere(asking, a_case, approval):
    assert (await approval("admin", await a_case(**ENDED), step="nope")).status_code == 404


ASKING = {None: 401, "nobody_role": 403, "joao": 403, "partner": 403, "rosa": 404, "amina": 200}
ANSWERING = {None: 401, "nobody_role": 403, "amina": 403, "partner": 403, "maria": 404, "joao": 200}


@pytest.mark.parametrize("who", ASKING)
async def test_who_may_ask(who, asking, a_case, approval):
    assert (await approval(who, await a_case(**ENDED))).status_code == ASKING[who]


@pytest.mark.parametrize("who", ANSWERING)
async def test_who_may_answer(who, asking, a_case, approval):
    id = await a_case(**ENDED)
    await approval("amina", id)
    assert (await approval(who, id, "approved")).status_code == ANSWERING[who]


@pytest.mark.parametrize("step", APPROVALS)
async def test_every_step_has_a_right_of_its_own(step, a_case, approval, people):
    id = await a_case()
    permissions = [f"request_approval_{step}", f"approve_{step}"]
    await people.add("asks", permissions={"case": ["read", permissions[0]]}, scope="group", groups=["north"])
    await people.add("agrees", permissions={"case": ["read", permissions[1]]}, scope="group", groups=["north"])
    for other in APPROVALS:
        assert (await approval("asks", id, step=other)).status_code == (200 if other == step else 403)
        assert (await approval("agrees", id, "approved", step=other)).status_code == (200 if other == step else 403)
