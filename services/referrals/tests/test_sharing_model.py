"""Every order for two referrals and a transfer of one case, of answers alone, each heard once: `sharing_model.py`."""

import pytest
from sharing_model import BROKEN, Asked, Model
from test_clock_model import Violated


def test_no_order_of_anything_breaks_a_rule_of_sharing():
    assert Model(Asked(twice=False)).explore() > 50_000


@pytest.mark.parametrize("what", BROKEN)
def test_each_promise_that_is_broken_is_missed(what):
    with pytest.raises(Violated):
        Model(Asked(twice=False, **BROKEN[what])).explore()
