"""Who sees and changes which account, group and agency: `docs/domain/accounts.md §3`, `§7`, `§8`."""

import pytest
from identity.account.domain import AccountTooPowerful, AgencyNotAssignable, GroupNotAssignable, NotForOneself
from identity.account.policy import closed_roles, must_assign, must_change_own, must_manage, reads_agency
from identity.agency.policy import manages_agency, may_open_agency
from identity.group.policy import joins_what_it_creates, may_open_group
from identity.role.policy import may_assign_agency, may_assign_group
from standing_builders import (
    ADMIN,
    HEAD,
    MANAGING,
    OF_ADMIN,
    OF_SUPER,
    SUPER,
    role,
    standing,
)


@pytest.mark.parametrize(
    ("who", "agency", "assigns"),
    [
        pytest.param(HEAD, "mssi", True, id="the own"),
        pytest.param(HEAD, "police", False, id="another"),
        pytest.param(standing(permissions={"agency": ["assign"]}), "police", True, id="who may assign any"),
        pytest.param(standing(objects={"agency": ["police"]}), "police", True, id="one of those listed"),
        pytest.param(standing(objects={"agency": ["police"]}), "mssi", False, id="the own, which is not listed"),
        pytest.param(standing("all"), "police", True, id="who sees everywhere"),
        pytest.param(SUPER, "police", True, id="a super user"),
        pytest.param(standing("group", service=True), "police", True, id="the service"),
    ],
)
def test_who_puts_people_into_which_agency(who, agency, assigns):
    assert may_assign_agency(who, agency) is assigns
    if not assigns:
        with pytest.raises(AgencyNotAssignable) as refused:
            must_assign(who, role=None, agency=agency, groups=())
        assert refused.value.facts == {"agency": agency}


@pytest.mark.parametrize(
    ("who", "group", "assigns"),
    [
        pytest.param(HEAD, "north", True, id="the own"),
        pytest.param(HEAD, "south", False, id="another"),
        pytest.param(standing(permissions={"user": ["write"]}), "north", False, id="who may not assign groups"),
        pytest.param(standing("all"), "south", True, id="who sees everywhere"),
        pytest.param(SUPER, "south", True, id="a super user"),
        pytest.param(standing("all", permissions=MANAGING, groups=frozenset()), "south", True, id="one in no group"),
    ],
)
def test_who_puts_people_into_which_group(who, group, assigns):
    assert may_assign_group(who, group) is assigns
    if not assigns:
        with pytest.raises(GroupNotAssignable) as refused:
            must_assign(who, role=None, agency=None, groups=("north", "west", group))
        assert group in refused.value.facts["groups"]


def test_all_groups_that_may_not_be_given_are_named():
    with pytest.raises(GroupNotAssignable) as refused:
        must_assign(HEAD, role=role(), agency="mssi", groups=("west", "north", "east"))
    assert refused.value.facts == {"groups": ["east", "west"]}
    must_assign(HEAD, role=role(), agency="mssi", groups=("north",))
    must_assign(HEAD, role=None, agency=None, groups=())


def test_whose_accounts_are_not_seen():
    every = [role(), OF_SUPER, OF_ADMIN]
    assert closed_roles(HEAD, every) == {"role-super", "role-admin"}
    assert closed_roles(ADMIN, every) == {"role-super"}
    assert closed_roles(SUPER, every) == set()


def test_who_is_not_managed_is_refused():
    must_manage(HEAD, role())
    with pytest.raises(AccountTooPowerful):
        must_manage(HEAD, role(scope="all"))


@pytest.mark.parametrize(
    ("actions", "reads"), [(["agency_read"], True), (["read"], False), (["manage"], False), ([], False)]
)
def test_one_s_agency_is_read_where_the_role_says_so_itself(actions, reads):
    assert reads_agency(standing(permissions={"user": actions})) is reads
    assert not reads_agency(standing(permissions={"case": ["agency_read"]}))


@pytest.mark.parametrize(
    ("who", "changed", "closed"),
    [
        pytest.param(HEAD, {"locale", "email"}, [], id="language and address"),
        pytest.param(HEAD, {"locale", "agency"}, ["agency"], id="where they belong"),
        pytest.param(HEAD, {"role", "disabled", "agency"}, ["agency", "disabled", "role"], id="all at once"),
        pytest.param(standing("all"), {"agency", "locale"}, [], id="where they belong, of who sees everywhere"),
        pytest.param(standing("all"), {"role", "agency"}, ["role"], id="the own role, of who sees everywhere"),
        pytest.param(standing("all"), {"service_account"}, ["service_account"], id="being nobody"),
        pytest.param(standing("all", permissions={}), {"agency"}, ["agency"], id="everywhere, without the right"),
    ],
)
def test_what_people_change_of_themselves(who, changed, closed):
    if not closed:
        must_change_own(who, changed)
        return
    with pytest.raises(NotForOneself) as refused:
        must_change_own(who, changed)
    assert refused.value.facts == {"attributes": closed}


@pytest.mark.parametrize(
    ("who", "north", "south"),
    [
        pytest.param(HEAD, True, False, id="of a team"),
        pytest.param(standing("agency"), True, False, id="of an agency"),
        pytest.param(standing("self"), False, False, id="who sees their own alone"),
        pytest.param(standing("all", groups=frozenset()), True, True, id="who sees everywhere"),
    ],
)
def test_which_groups_are_open(who, north, south):
    assert (may_open_group(who, "north"), may_open_group(who, "south")) == (north, south)
    assert joins_what_it_creates(who) is (who.actor.scope != "all")


def test_which_agencies_are_open_and_whose_is_managed():
    limited = standing(objects={"agency": ["police"]})
    assert [may_open_agency(HEAD, each) for each in ("mssi", "police")] == [True, True]
    assert [may_open_agency(limited, each) for each in ("mssi", "police")] == [False, True]
    assert [manages_agency(HEAD, each) for each in ("mssi", "police")] == [True, False]
    assert [manages_agency(ADMIN, each) for each in ("mssi", "police")] == [True, True]
