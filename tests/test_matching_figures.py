"""Figures: their values, and what "at least", ranges and round figures allow."""

from __future__ import annotations

import math

import pytest

from claimcheck.matching.evidence.figures import find_figures


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("between three and five people", 3, 5),
        ("10 to 12 million tonnes", 10e6, 12e6),
        ("at least 26 people", 26, math.inf),
        ("no more than ten houses", 0, 10),
        ("about 100 guests", 90, 110),
        ("dozens of guests", 24, 100),
        ("2,000 guests", 1900, 2100),
        ("about 900,000 barrels", 810_000, 990_000),
        ("slightly under 100 guests", 90, 100),
        ("roughly half of the houses", 45, 55),
        ("two-thirds of the houses", 60, 73.3333),
        ("more than half of the houses", 50, 100),
    ],
)
def test_a_figure_allows_what_its_words_allow(text: str, low: float, high: float) -> None:
    (figure,) = find_figures(text)
    assert (figure.low, figure.high) == (pytest.approx(low), pytest.approx(high))


@pytest.mark.parametrize("text", ["on the third of June", "a quarter of an hour", "half of them", "the tenth of a series"])
def test_ordinals_and_parts_of_measures_are_no_shares(text: str) -> None:
    assert not [f for f in find_figures(text) if f.unit == "%"]


def test_three_and_five_are_two_figures() -> None:
    assert [f.value for f in find_figures("three men and five women")] == [3, 5]
