from dataclasses import replace
from datetime import UTC, datetime, timedelta

from chassis.actor import Actor
from chassis.answers import written_part
from chassis.ids import derived_id
from reporting.dashboard.store.counted_before import MANY, CountedBefore, KeptAnswer

NOW = datetime(2026, 1, 1, tzinfo=UTC)
AMINA = Actor(id=derived_id("amina"), user_name="amina", groups=frozenset({"north"}))


def remembered(cases=1):
    kept = CountedBefore()
    kept.keep("amina", KeptAnswer(actor=AMINA, change=7, at=NOW, cases=cases, answer=written_part([])))
    return kept


def test_an_answer_is_used_again_while_nothing_changed_for_two_seconds():
    assert remembered().find("amina", AMINA, change=7, now=NOW + timedelta(seconds=1.9))
    assert not remembered().find("amina", AMINA, change=7, now=NOW + timedelta(seconds=2))


def test_a_change_is_seen_at_once_by_who_counts_few_and_within_a_second_by_who_counts_many():
    assert not remembered().find("amina", AMINA, change=8, now=NOW)
    assert remembered(MANY + 1).find("amina", AMINA, change=8, now=NOW + timedelta(seconds=0.9))
    assert not remembered(MANY + 1).find("amina", AMINA, change=8, now=NOW + timedelta(seconds=1))


def test_a_caller_whose_groups_changed_is_counted_anew():
    moved = replace(AMINA, groups=frozenset({"south"}))
    assert not remembered(MANY + 1).find("amina", moved, change=7, now=NOW)
