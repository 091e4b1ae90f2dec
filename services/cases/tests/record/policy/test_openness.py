"""What is said of all records of a kind, where a field is open, is what is read in each of them."""

from dataclasses import replace
from random import Random
from uuid import UUID

from cases.case.domain import CASE
from cases.form.domain import Field, Form, make_catalogue
from cases.record.domain.record import Record
from cases.record.policy.openness import NO_MODULE, NO_ROLE, EveryRole, Openness, openings_of
from cases.record.policy.reader import Reader
from chassis.actor import Actor
from hypothesis import given
from hypothesis import strategies as st
from sharing.chain import forms_through
from sharing.grants import referrals_through
from testkit.sharing_cases import make_actor, make_records


def form(unique_id, *names, modules=(), kind="case"):
    fields = [Field(name=name, type="text_field") for name in names]
    return Form(unique_id=unique_id, parent_form=kind, modules=list(modules), fields=fields)


CATALOGUE = make_catalogue(
    [
        form("identity", "occupation", "name_clan", "sex", modules=["cp"]),
        form("violence", "story", "occupation", modules=["gbv"]),
        form("both", "remark", modules=["cp", "gbv"]),
        form("of_no_module", "lost"),
        form("events", "remark", "place", modules=["cp"], kind="incident"),
    ],
    {},
)
FORMS = ("identity", "violence", "both", "of_no_module", "events")
ROLES = EveryRole({"role-narrow": {"both": "r"}, "role-wide": dict.fromkeys(FORMS, "rw")})
PERMISSIONS = ("read", "write", "flag", "service_own_entries_only", "search_owned_by_others", "display_view_page")
LIMITED = ("service_own_entries_only",)
PARTS = ("name_clan",)
NAMES = sorted({*CASE.system, "occupation", "name_clan", "name_first", "story", "remark", "lost", "place", "nowhere"})


def a_person(seed):
    random = Random(seed)  # noqa: S311  # test data
    held = frozenset(random.sample(PERMISSIONS, random.randint(0, len(PERMISSIONS))))
    forms = dict.fromkeys(random.sample(FORMS, random.randint(0, len(FORMS))), "rw")
    return replace(make_actor(seed), permissions={"case": held}, forms=forms)


def some_records(seed):
    random = Random(seed)  # noqa: S311  # test data
    for kept in make_records(seed)[:8]:
        values = {**kept.facts, "module_id": random.choice(("cp", "gbv", "other"))}
        values |= {"hidden_name": True} if random.random() < 0.2 else {}
        yield Record(id=UUID(int=2), kind=CASE, version=1, values=values, grants=kept.grants)


def openings(actor, roles=ROLES, beyond=("sex", "occupation", "last_updated_by")):
    return openings_of(actor, CASE, CATALOGUE, roles=roles, beyond=beyond, name_parts=PARTS)


def is_open(field, actor, record, *, in_sight):
    """The condition, asked of one record."""
    facts = record.values

    def among(modules):
        return modules is None or (bool(modules) and facts["module_id"] in modules)

    found = among(field.own) if in_sight else among(field.beyond)
    if in_sight and field.referred is not None and referrals_through(actor, facts, record.grants.values()):
        found = any(among(modules) and _opens(roles, actor, record) for modules, roles in field.referred)
    own = not field.of_owner or facts["owned_by"] == actor.user_name
    return found and own and not (field.of_name and facts.get("hidden_name"))


def _opens(roles, actor, record):
    having = {role: {"form": "r"} for role in roles if role is not None}
    own = replace(actor, forms={"form": "r"} if None in roles else {})
    return bool(forms_through(own, record.values, record.grants, having))


@given(person=st.integers(0, 2**32).map(a_person), records=st.integers(0, 2**32).map(some_records))
def test_a_field_is_open_where_it_is_read(person, records):
    opened = openings(person)
    for record in records:
        found = Reader(person, CASE, CATALOGUE, ROLES.forms, PARTS).reading(record)
        if not found.in_sight:
            continue
        for name in NAMES:
            field = opened.of(name)
            if field.of_name and "hidden_name" in record.values:
                assert name in found.starred | (found.access.writable - {"name"}) or name not in found.access.readable
                continue
            assert is_open(field, person, record, in_sight=True) == (name in found.access.readable), name
            if name in found.withheld & found.access.readable:
                assert field.in_part or name == CASE.own_rows.section, name


def amina(*actions, forms=("identity", "violence", "both", "of_no_module"), **more):
    held = {"case": frozenset({"read", *actions})}
    return Actor(id=UUID(int=1), user_name="amina", permissions=held, forms=dict.fromkeys(forms, "r"), **more)


def test_a_form_opens_its_fields_in_records_of_its_modules():
    found = openings(amina())
    assert {name: found.of(name).own for name in ("story", "name_clan", "occupation", "remark")} == {
        "story": {"gbv"},
        "name_clan": {"cp"},
        "occupation": {"cp", "gbv"},
        "remark": {"cp", "gbv"},
    }
    assert [found.of(name).own for name in ("lost", "place", "nowhere")] == [NO_MODULE] * 3
    assert openings(amina(forms=["events"])).of("remark").own == NO_MODULE


def test_what_the_system_opens_is_open_whatever_the_module_and_the_way():
    assert openings(amina(), roles=NO_ROLE).of("status") == Openness(own=None, referred=None, beyond=NO_MODULE)


def test_a_referral_opens_what_the_roles_have_that_have_the_form():
    found = openings(amina(forms=["both", "of_no_module"]))
    assert found.of("remark").referred == {(frozenset({"cp", "gbv"}), frozenset({None, "role-narrow", "role-wide"}))}
    assert found.of("occupation").referred == {
        (frozenset({"cp"}), frozenset({"role-wide"})),
        (frozenset({"gbv"}), frozenset({"role-wide"})),
    }
    assert found.of("lost").referred == found.of("place").referred == frozenset()
    assert openings(amina(forms=["both"]), roles=NO_ROLE).of("story").referred == frozenset()


def test_what_follows_from_everybody_beside_the_child_no_referral_opens():
    found = openings(amina(forms=["identity"]))
    assert found.of("associated_user_groups").referred == frozenset()
    assert found.of("associated_user_names").referred is None
    assert [found.of(name).in_part for name in ("associated_user_names", "current_alert_types", "status")] == [
        True,
        True,
        False,
    ]


def test_out_of_sight_is_open_what_a_search_shows_there_and_names_nobody_beside_the_child():
    found = openings(amina(), beyond=("status", "occupation", "last_updated_by"))
    assert found.of("status").beyond is None
    assert found.of("occupation").beyond == {"cp", "gbv"}
    assert found.of("last_updated_by").beyond == found.of("story").beyond == NO_MODULE


def test_what_follows_from_all_services_is_told_to_the_owner_alone_where_others_are_not_one_s_own():
    for actions, scope, limited in (((), "self", False), (LIMITED, "self", True), (LIMITED, "all", False)):
        found = openings(amina(*actions, scope=scope))
        assert (found.of("services_status").of_owner, found.of("status").of_owner) == (limited, False)


def test_a_hidden_name_closes_each_place_of_it():
    found = openings(amina())
    assert {name for name in NAMES if found.of(name).of_name} == {*CASE.name_places, *PARTS} & set(NAMES)


def test_open_without_a_condition_is_what_nothing_closes():
    plain = openings(amina()).of("status")
    assert plain.is_plain
    for closing in ("own", "referred"):
        assert not replace(plain, **{closing: NO_MODULE}).is_plain
    for closing in ("of_owner", "of_name", "in_part"):
        assert not replace(plain, **{closing: True}).is_plain
    assert replace(plain, beyond=NO_MODULE).is_plain


def test_fields_that_are_open_in_the_same_records_are_asked_together():
    found = openings(amina())
    assert found.alike(["status", "occupation", "record_state", "story", "module_id", "nowhere", "place"]) == (
        ("status", "record_state", "module_id"),
        ("occupation",),
        ("story",),
        ("nowhere", "place"),
    )


def test_for_whom_the_same_is_open_it_is_worked_out_once():
    assert openings(amina()) is openings(replace(amina(), user_name="rosa"))
    assert openings(amina()) is not openings(amina("flag"))
    assert openings(amina()).of("story") is openings(amina()).of("story")
