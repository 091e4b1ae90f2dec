"""Who may manage whom, rule by rule beside its neighbours: `docs/domain/accounts.md §3`, `§6` to `§8`."""

from dataclasses import replace

import pytest
from identity.account.domain import RoleNotAssignable
from identity.account.policy import must_assign
from identity.role.domain import RoleClosed, RoleTooPowerful
from identity.role.policy import (
    ADMINISTRATIVE,
    beyond,
    gives_no_more,
    may_assign_role,
    may_manage_holder,
    may_open_role,
    must_open_role,
    must_write_role,
    powers_over_others,
    reaches_no_further,
)
from standing_builders import (
    ADMIN,
    ADMINISTERING,
    HEAD,
    LEADING,
    MANAGING,
    OF_ADMIN,
    OF_SUPER,
    SERVICE,
    SUPER,
    held,
    role,
    standing,
)


def test_a_standing_says_what_a_role_is_limited_to():
    limited = standing(objects={"role": ["a"], "agency": ["b"], "managed_report": {"scope": "agency"}})
    assert (limited.limited_roles, limited.limited_agencies, limited.insight) == ({"a"}, {"b"}, "agency")
    assert (HEAD.limited_roles, HEAD.limited_agencies, HEAD.insight) == (frozenset(), frozenset(), "all")
    assert standing(objects={"managed_report": {}}).insight == "all"
    assert HEAD.permissions == HEAD.actor.permissions


@pytest.mark.parametrize(
    ("who", "is_super", "is_admin", "everywhere"),
    [
        pytest.param(HEAD, False, False, False, id="who leads a team"),
        pytest.param(SUPER, True, False, True, id="a super user"),
        pytest.param(ADMIN, False, True, True, id="a user administrator"),
        pytest.param(SERVICE, True, False, True, id="the service itself"),
        pytest.param(standing("group", permissions=MANAGING), False, False, False, id="all rights over a team"),
        pytest.param(standing("all", permissions=ADMINISTERING), False, False, True, id="administering, over all"),
        pytest.param(standing("admin_only", permissions=LEADING), False, False, True, id="everywhere, with few rights"),
        pytest.param(standing("agency"), False, False, False, id="of an agency"),
        pytest.param(
            standing("all", permissions=MANAGING | {"case": ["manage", "read"]}),
            False,
            False,
            True,
            id="more than manage",
        ),
    ],
)
def test_who_stands_above_all(who, is_super, is_admin, everywhere):
    assert (who.is_super_user, who.is_user_admin, who.sees_everywhere) == (is_super, is_admin, everywhere)


@pytest.mark.parametrize(
    ("who", "which", "opens"),
    [
        pytest.param(HEAD, role(), True, id="another role"),
        pytest.param(HEAD, role("role-head"), False, id="the own role"),
        pytest.param(ADMIN, role("role-head"), True, id="the own role, of who sees everywhere"),
        pytest.param(HEAD, OF_SUPER, False, id="of super users"),
        pytest.param(SUPER, OF_SUPER, False, id="of super users, to one"),
        pytest.param(SERVICE, OF_SUPER, True, id="of super users, to the service"),
        pytest.param(HEAD, OF_ADMIN, False, id="of user administrators"),
        pytest.param(ADMIN, OF_ADMIN, False, id="of user administrators, to one"),
        pytest.param(SUPER, OF_ADMIN, True, id="of user administrators, to a super user"),
        pytest.param(standing(objects={"role": ["role-officer"]}), role(), True, id="one of those listed"),
        pytest.param(standing(objects={"role": ["role-other"]}), role(), False, id="none of those listed"),
        pytest.param(standing(objects={"role": ["role-head"]}), role("role-head"), True, id="the own role, listed"),
        pytest.param(standing(objects={"role": ["role-super"]}), OF_SUPER, False, id="of super users, though listed"),
    ],
)
def test_which_roles_are_open_to_whom(who, which, opens):
    assert may_open_role(who, which) is opens
    if opens:
        must_open_role(who, which)
    else:
        with pytest.raises(RoleClosed):
            must_open_role(who, which)


@pytest.mark.parametrize(
    ("more", "lacking"),
    [
        pytest.param({}, [], id="what its writer holds"),
        pytest.param({"permissions": {"case": ["read", "delete"]}}, ["case:delete"], id="an action"),
        pytest.param({"permissions": {"incident": ["read"]}}, ["incident:read"], id="a resource"),
        pytest.param({"forms": {"basic": "rw", "history": "r"}}, [], id="forms as they are held"),
        pytest.param({"forms": {"history": "rw"}}, ["history:rw"], id="a form that its writer only reads"),
        pytest.param({"forms": {"gbv": "r"}}, ["gbv:r"], id="a form"),
        pytest.param({"modules": ["cp", "gbv"]}, ["module:gbv"], id="a module"),
        pytest.param(
            {"permissions": {"user": ["manage"]}, "forms": {"gbv": "r"}, "modules": ["gbv"]},
            ["gbv:r", "module:gbv", "user:manage"],
            id="some of each",
        ),
    ],
)
def test_nobody_writes_a_role_that_gives_what_they_lack_unless_it_gave_it_before(more, lacking):
    written = role(**more)
    assert beyond(HEAD, written) == lacking
    assert gives_no_more(HEAD, written) is (not lacking)
    assert beyond(HEAD, written, before=written) == []
    assert gives_no_more(HEAD, written, before=written)
    assert gives_no_more(SUPER, written)
    if lacking:
        with pytest.raises(RoleTooPowerful) as refused:
            must_write_role(HEAD, written)
        assert refused.value.facts == {"beyond": lacking}


@pytest.mark.parametrize(
    ("scope", "before", "gives"),
    [
        ("self", None, True),
        ("group", None, True),
        ("agency", None, False),
        ("all", None, False),
        ("admin_only", None, False),
        ("agency", "agency", True),
        ("all", "agency", False),
        ("agency", "all", True),
        ("agency", "group", False),
        ("group", "self", True),
    ],
)
def test_a_role_reaches_no_further_than_its_writer_unless_it_did_before(scope, before, gives):
    assert gives_no_more(HEAD, role(scope=scope), None if before is None else role(scope=before)) is gives


@pytest.mark.parametrize("too_much", [OF_SUPER, OF_ADMIN])
def test_only_a_super_user_writes_the_role_of_user_administrators_and_nobody_that_of_super_users(too_much):
    strong = standing("all", permissions=MANAGING | {"case": ["manage", "read"]}, forms={}, modules=frozenset())
    assert not gives_no_more(strong, replace(too_much, forms={}, modules=[]))
    must_write_role(SERVICE, too_much)
    if too_much is OF_SUPER:
        with pytest.raises(RoleClosed):
            must_write_role(SUPER, too_much)
    else:
        must_write_role(SUPER, too_much)


def test_a_role_whose_holders_one_may_not_manage_is_not_changed():
    far = role(scope="all")
    with pytest.raises(RoleClosed):
        must_write_role(HEAD, role(), before=far)
    must_write_role(HEAD, role(), before=role(scope="group"))


def test_what_a_role_gives_may_stay_while_its_name_changes():
    """It gives a form that its writer lacks, as it did before, and counts wider than they do."""
    wide = role(permissions={"managed_report": ["read"]}, objects={"managed_report": {"scope": "all"}})
    narrow = standing(
        objects={"managed_report": {"scope": "group"}}, permissions=LEADING | {"managed_report": ["read"]}
    )
    listed = replace(narrow, limited_roles=frozenset({"role-officer"}))
    must_write_role(listed, replace(wide, name="Another"), before=wide)
    deleting = role(permissions={"case": ["delete"]})
    must_write_role(HEAD, replace(deleting, forms={}), before=deleting)
    with pytest.raises(RoleTooPowerful) as refused:
        must_write_role(HEAD, replace(deleting, modules=["gbv"]), before=deleting)
    assert refused.value.facts == {"beyond": ["module:gbv"]}
    with pytest.raises(RoleTooPowerful):
        must_write_role(listed, replace(wide, modules=[]), before=wide)


LIMITED = standing(objects={"role": ["a", "b"], "agency": ["x"]})


@pytest.mark.parametrize(
    ("objects", "wider"),
    [
        ({"role": ["a"], "agency": ["x"]}, False),
        ({"role": ["a", "b"], "agency": ["x"]}, False),
        ({"role": ["a", "c"], "agency": ["x"]}, True),
        ({"role": [], "agency": ["x"]}, True),
        ({"role": ["a"], "agency": ["y"]}, True),
        ({"role": ["a"]}, True),
    ],
)
def test_a_role_of_who_is_limited_is_limited_to_as_much(objects, wider):
    permissions = {"role": ["read"], "agency": ["read"]}
    limited = replace(LIMITED, actor=replace(LIMITED.actor, permissions=held(permissions)))
    assert gives_no_more(limited, role(permissions=permissions, objects=objects)) is not wider
    assert reaches_no_further(limited, role(permissions=permissions, objects=objects)) is not wider
    assert gives_no_more(limited, role(permissions={"agency": ["read"]}, objects={"agency": ["x"]}))
    unlimited = standing(permissions=permissions)
    assert gives_no_more(unlimited, role(permissions=permissions, objects=objects))


@pytest.mark.parametrize(
    ("own", "wanted", "gives"),
    [
        ("agency", "agency", True),
        ("agency", "group", True),
        ("group", "agency", False),
        ("all", None, True),
        ("agency", None, False),
    ],
)
def test_insights_of_a_role_count_no_more_than_its_writer_s(own, wanted, gives):
    permissions = {"managed_report": ["read"]}
    objects = {} if wanted is None else {"managed_report": {"scope": wanted}}
    who = standing(objects={"managed_report": {"scope": own}}, permissions=permissions)
    assert gives_no_more(who, role(permissions=permissions, objects=objects)) is gives
    assert gives_no_more(replace(who, actor=HEAD.actor), role(objects=objects))


@pytest.mark.parametrize(
    ("who", "which", "reaches"),
    [
        pytest.param(HEAD, role(permissions={"case": ["read", "create"]}), True, id="who registers, which they do not"),
        pytest.param(HEAD, role(permissions={"case": ["manage"]}), False, id="who may everything with cases"),
        pytest.param(HEAD, role(permissions={"user": ["read"]}), True, id="who sees accounts as they do"),
        pytest.param(HEAD, role(permissions={"user": ["delete"]}), False, id="who deletes accounts, which they do not"),
        pytest.param(HEAD, role(permissions={"audit_log": ["read"]}), False, id="who reads the audit"),
        pytest.param(HEAD, role(scope="group"), True, id="as wide as they"),
        pytest.param(HEAD, role(scope="agency"), False, id="wider than they"),
        pytest.param(HEAD, OF_SUPER, False, id="a super user"),
        pytest.param(SUPER, OF_SUPER, True, id="a super user, of one"),
        pytest.param(SUPER, OF_ADMIN, True, id="a user administrator, of a super user"),
        pytest.param(ADMIN, OF_ADMIN, False, id="a user administrator, of one"),
        pytest.param(ADMIN, role(scope="group", permissions={"case": ["manage"]}), True, id="who leads"),
        pytest.param(ADMIN, role(scope="all"), False, id="who sees every record, of an administrator"),
        pytest.param(ADMIN, role(scope="admin_only", permissions={"user": ["manage"]}), True, id="who sees no record"),
    ],
)
def test_whose_account_reaches_no_further(who, which, reaches):
    assert reaches_no_further(who, which) is reaches
    assert may_manage_holder(who, which) is reaches


def test_who_is_listed_may_be_managed_if_their_role_is_open():
    listing = standing(objects={"role": ["role-officer", "role-super"]})
    assert may_manage_holder(listing, role(scope="all"))
    assert not may_manage_holder(listing, role("role-other", scope="all"))
    assert not may_manage_holder(listing, OF_SUPER)


def test_what_of_a_role_reaches_other_people_or_the_system():
    permissions = {"case": ["read", "manage"], "user": ["read", "agency_read", "write"], "incident": ["write"]}
    pairs = {("case", "manage"), ("user", "write")}
    assert powers_over_others(role(permissions=permissions)) == pairs
    assert powers_over_others(role(scope="all", permissions=permissions)) == pairs | {("record", "all")}
    for resources in ({"user"}, ADMINISTRATIVE):
        only = {each: ["write"] for each in resources}
        assert powers_over_others(role(scope="all", permissions=only)) == {(each, "write") for each in resources}


@pytest.mark.parametrize(
    ("who", "which", "assigns"),
    [
        pytest.param(HEAD, role(), True, id="a role that reaches no further"),
        pytest.param(HEAD, role(scope="all"), False, id="one that does"),
        pytest.param(HEAD, role("role-head", "group"), False, id="the own role"),
        pytest.param(standing(permissions={"role": ["read"]}), role(), False, id="who may not assign roles"),
        pytest.param(standing(objects={"role": ["role-officer"]}), role(scope="all"), True, id="one that was listed"),
        pytest.param(standing(objects={"role": ["role-other"]}), role(), False, id="one that was not"),
        pytest.param(SUPER, OF_SUPER, True, id="a super user gives all"),
    ],
)
def test_who_gives_which_role(who, which, assigns):
    assert may_assign_role(who, which) is assigns
    if assigns:
        must_assign(who, role=which, agency=None, groups=())
    else:
        with pytest.raises(RoleNotAssignable) as refused:
            must_assign(who, role=which, agency=None, groups=())
        assert refused.value.facts == {"role": which.unique_id}
