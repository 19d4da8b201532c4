"""Quantities: read with unit, bound and what they count."""

from __future__ import annotations

import pytest
from comparing import claims_of, facts_of


@pytest.mark.parametrize(
    ("text", "value", "bound", "unit"),
    [
        ("At least 26 people had not been found.", 26, "at_least", ""),
        ("Thirty-six bodies have been recovered.", 36, "exact", ""),
        ("Two hundred and twelve people have lost their lives.", 212, "exact", ""),
        ("Nearly 50m customers were affected.", 50e6, "nearly", ""),
        ("The firm lost $3.2 billion.", 3.2e9, "exact", "USD"),
        ("Turnout was 61 per cent.", 61, "exact", "%"),
        ("It lay half a mile from the coast.", 804.672, "about", "m"),
        ("The strike lasted three weeks.", 3 * 604800, "exact", "s"),
        ("No more than ten houses burned down.", 10, "at_most", ""),
        ("A dozen sailors were rescued.", 12, "exact", ""),
        ("The missing now number 33.", 33, "exact", ""),
    ],
)
def test_reads_value_bound_and_unit(text: str, value: float, bound: str, unit: str) -> None:
    (facts,) = facts_of(claims_of(text, "x")[0])
    (quantity,) = facts.quantities
    assert (quantity.value, quantity.bound, quantity.unit) == (pytest.approx(value), bound, unit)
    assert text[quantity.start : quantity.end] == quantity.text


@pytest.mark.parametrize(
    "text",
    [
        "He was born in 1952.", "The 45-year-old driver was arrested.", "They met on September 27.", "Flight 714 landed.",
        "The bomb went off at 9 a.m.", "Resolution 1701 was adopted.", "The driver, aged 34, was arrested.", "The two presidents met.", "One of them fled.",
    ],
)
def test_years_ages_ids_and_dates_are_no_quantities(text: str) -> None:
    (facts,) = facts_of(claims_of(text, "x")[0])
    assert facts.quantities == ()


@pytest.mark.parametrize(
    ("text", "counted", "states"),
    [
        ("Thirteen lives were lost in the tower block.", "life", ("dead",)),
        ("Forty-four spectators suffocated.", "spectator", ("dead",)),
        ("The number of infected farms stands at 61.", "farm", ("infected", "stand")),
    ],
)
def test_reads_what_is_counted_and_what_befell_it(text: str, counted: str, states: tuple[str, ...]) -> None:
    (facts,) = facts_of(claims_of(text, "x")[0])
    (quantity,) = facts.quantities
    assert (quantity.counted, quantity.states) == (counted, states)


def test_what_is_lacking_is_no_count() -> None:
    (facts,) = facts_of(claims_of("The bill was three votes short of a majority.", "x")[0])
    assert facts.quantities == ()


@pytest.mark.parametrize("text", ["Trading stops if the S&P 500 falls.", "The Boeing 737 landed in Oslo.", "Norden wants a two-state solution."])
def test_a_figure_that_is_part_of_a_name_counts_nothing(text: str) -> None:
    (facts,) = facts_of(claims_of(text, "x")[0])
    assert facts.quantities == ()
