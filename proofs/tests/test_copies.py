"""How the turns of several copies are added up."""

import pytest
from proofs.bench import Sample
from proofs.copies import CLIENT, Turn, medians, most_a_second, rows, together


def test_copies_of_a_program_are_counted_together_and_who_asks_beside_them() -> None:
    sample = Sample([0.1] * 10, 1, 2.0, {"cases-api": 2.0, "cases-api-2": 1.0, "cases-api-13": 0.5, "postgres": 1.0})
    assert together(sample, 0.02) == Turn(5.0, 1, {"cases-api": 3.5, "postgres": 1.0, CLIENT: 2.0})


def test_the_median_of_turns_is_taken_by_program() -> None:
    turns = [Turn(10.0, 0, {"a": 1.0}), Turn(30.0, 2, {"a": 3.0, "b": 1.0}), Turn(20.0, 0, {"a": 9.0})]
    assert medians(turns) == Turn(20.0, 2, {"a": 3.0, "b": 0.0})


def test_cores_can_do_no_more_than_a_request_takes_of_them() -> None:
    assert most_a_second(Turn(1.0, 0, {"a": 3.0, "b": 1.0}), 2) == pytest.approx(500.0)


def test_a_row_compares_with_one_copy() -> None:
    said = [row.split() for row in rows("read", [Turn(100.0, 0, {"a": 4.0}), Turn(50.0, 3, {"a": 5.0})], 2)]
    assert said[0] == ["read", "1", "100.00", "1.00", "4.00", "500.00", "0", "a", "4.0"]
    assert said[1] == ["read", "2", "50.00", "0.50", "5.00", "400.00", "3", "a", "5.0"]
