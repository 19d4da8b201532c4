"""One suite for every Engine: the same results as a loop, in the order of the items, and the first failure."""

from __future__ import annotations

import math

import pytest

from claimcheck.backends import make_engine


def invert(number: int) -> float:
    return 1 / number



@pytest.fixture(scope="module", params=[1, 2, 5])
def engine(request):
    return make_engine(request.param)


def test_results_stand_in_the_order_of_the_items(engine):
    assert engine.map(math.sqrt, (n * n for n in range(200, 0, -1))) == [float(n) for n in range(200, 0, -1)]


@pytest.mark.parametrize("items", [[], [4]])
def test_none_and_one(engine, items):
    assert engine.map(invert, items) == [1 / n for n in items]


def test_the_first_failure_raises(engine):
    with pytest.raises(ZeroDivisionError):
        engine.map(invert, [3, 0, "text"])
    with pytest.raises(TypeError):
        engine.map(invert, [3, "text", 0])
    assert engine.map(invert, [2, 4]) == [0.5, 0.25]


def test_items_beside_a_failing_one_do_not_hide_it(engine):
    with pytest.raises(ZeroDivisionError):
        engine.map(invert, [1] * 150 + [0] + [1] * 150)
