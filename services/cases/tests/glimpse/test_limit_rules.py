"""How many records out of their sight a search may show, and what is told once an hour."""

from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest
from cases.glimpse.domain import LIMIT, limit_in, occasion

NOW = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def configuration():
    """No database here."""


@pytest.mark.parametrize(
    ("said", "limit"),
    [
        (5, 5),
        (0, 0),
        (1000, 1000),
        (-1, LIMIT),
        (None, LIMIT),
        ("5", LIMIT),
        (True, LIMIT),
        (False, LIMIT),
        (5.0, LIMIT),
    ],
)
def test_what_is_no_number_is_no_limit_of_its_own(said, limit):
    assert limit_in({"system_options": {"records_shown_beyond_sight_per_hour": said}}) == limit


@pytest.mark.parametrize("settings", [{}, {"system_options": None}, {"system_options": {}}])
def test_where_nothing_is_said_it_is_a_hundred(settings):
    assert limit_in(settings) == LIMIT == 100


def test_within_an_hour_it_is_told_once_of_each_person():
    amina, rosa = UUID(int=1), UUID(int=2)
    last = NOW + timedelta(minutes=59, seconds=59)
    assert occasion(amina, NOW) == occasion(amina, last) == UUID("f5805820-291b-593d-b920-fe09f492caf0")
    assert occasion(amina, NOW) != occasion(amina, NOW + timedelta(hours=1))
    assert occasion(amina, NOW - timedelta(seconds=1)) != occasion(amina, NOW)
    assert occasion(amina, NOW) != occasion(rosa, NOW)
