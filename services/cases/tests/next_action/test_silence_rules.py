"""From when on a case counts as silent: `docs/domain/tasks.md §9`."""

from copy import deepcopy
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest
from cases.form.domain import Field, Form, make_catalogue
from cases.policy_pack.domain import DEFAULTS, Packs, read_pack
from cases.record.domain.rules import Rules
from cases.silence.domain import Silence, patience
from chassis.site import Site

DILI = Site(ZoneInfo("Asia/Dili"))


@pytest.fixture(autouse=True)
def configuration():
    """No database here."""


def here(text):
    return datetime.fromisoformat(f"{text}+09:00")


NOW = here("2026-11-18T10:00")


def by(**changed):
    """The limits by a pack that differs so from the defaults, in force since that day here began."""
    pack = read_pack(1, deepcopy(DEFAULTS) | changed)
    return patience(Rules(packs=Packs(((date(2026, 11, 18), pack),))), NOW, DILI)


def test_each_risk_has_limits_of_its_own_by_the_defaults():
    found = patience(Rules(), NOW, DILI)
    assert found.quiet.by_level == {
        "high": here("2026-11-04T00:00"),
        "medium": here("2026-10-21T00:00"),
        "low": here("2026-09-18T00:00"),
    }
    assert found.unanswered.by_level == {
        "high": here("2026-11-17T00:00"),
        "medium": here("2026-11-15T00:00"),
        "low": here("2026-11-11T00:00"),
    }
    assert found.quiet.unknown == found.quiet.by_level["medium"]
    assert found.unanswered.unknown == found.unanswered.by_level["medium"]


def test_who_has_no_known_risk_has_the_limits_of_the_level_that_the_pack_names():
    found = by(unknown_risk="low")
    assert (found.quiet.unknown, found.unanswered.unknown) == (
        found.quiet.by_level["low"],
        found.unanswered.by_level["low"],
    )


@pytest.mark.parametrize(("quiet", "unanswered"), [({"hours": 30}, {"hours": 5}), ({"hours": 1}, {"hours": 48})])
def test_hours_run_to_the_minute(quiet, unanswered):
    changed = deepcopy(DEFAULTS)
    changed["deadlines"]["high"]["follow_up"], changed["clock"]["high"]["supervisor"] = quiet, unanswered
    found = by(**changed)
    assert found.quiet.by_level["high"] == NOW - 2 * timedelta(**quiet)
    assert found.unanswered.by_level["high"] == NOW - timedelta(**unanswered)


def test_working_days_pass_over_weekends_and_holidays():
    """12 November is a holiday, the 14th and 15th are a weekend: whoever was asked on the 12th has had three days."""
    changed = deepcopy(DEFAULTS)
    changed["clock"]["high"]["supervisor"] = {"working_days": 3}
    assert by(**changed).unanswered.by_level["high"] == here("2026-11-13T00:00")


def test_a_pack_counts_from_its_day_at_the_site_on():
    """At that moment it is the 17th still in London."""
    soon = Rules(packs=Packs(((date(2026, 11, 18), read_pack(1, deepcopy(DEFAULTS) | {"unknown_risk": "low"})),)))
    midnight = here("2026-11-18T00:00")
    before, then = (patience(soon, at, DILI).quiet for at in (midnight - timedelta(seconds=1), midnight))
    assert before.unknown == before.by_level["medium"]
    assert then.unknown == then.by_level["low"]


def test_a_case_is_looked_for_that_was_closed_within_a_year_of_the_site_s_day():
    found = patience(Rules(), here("2026-11-18T00:00"), DILI)
    assert (found.today, found.zone, found.closed_since) == (date(2026, 11, 18), "Asia/Dili", date(2025, 11, 18))


CLOSES = {"closing_needs": ["closure_reason", "date_closure", "closure_note"]}


def test_of_what_a_module_asks_of_closing_only_facts_are_looked_at():
    fields = [Field(name=name, type="date_field") for name in ("closure_reason", "date_closure")]
    fields.append(Field(name="closure_note", type="text_field"))
    form = Form(unique_id="closure", parent_form="case", modules=["cp"], fields=fields)
    modules = {"cp": CLOSES, "gbv": {"closing_needs": ["closure_note"]}, "plain": {}}
    found = patience(Rules(modules=modules, forms=make_catalogue([form], {})), NOW, DILI)
    assert found.outcomes == {"cp": ("closure_reason", "date_closure")}
    assert patience(Rules(modules=modules), NOW, DILI).outcomes["gbv"] == ("closure_note",)


def test_a_later_mahon_knows_what_an_earlier_one_told():
    """Whoever hears of an occasion twice is told once: made in another way, it would be another one."""
    silence = Silence(record_id=UUID(int=1), short_id="1", owned_by="amina", reason="quiet", since=NOW)
    assert silence.occasion == UUID("b387bf99-6b8e-5234-b7bd-c0064893547d")


@pytest.mark.parametrize(
    "other",
    [
        {"record_id": UUID(int=2)},
        {"reason": "owner_disabled"},
        {"since": NOW + timedelta(days=1)},
        {"owned_by": "rosa"},
    ],
)
def test_another_case_reason_beginning_or_owner_is_another_occasion(other):
    silence = Silence(record_id=UUID(int=1), short_id="1", owned_by="amina", reason="quiet", since=NOW)
    assert replace(silence, **other).occasion != silence.occasion
    assert replace(silence, short_id=None, since=NOW.astimezone(UTC)).occasion == silence.occasion
