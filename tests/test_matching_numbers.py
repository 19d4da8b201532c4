"""Quantities: read with unit, bound and what they count; compared only where they count the same."""

from __future__ import annotations

import pytest
from comparing import claims_of, facts_of, find, relations

from claimcheck.matching.evidence import numbers
from claimcheck.records import Relation


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
    ("a", "b"),
    [
        ("The strike killed 12 people.", "The strike killed 30 people."),
        ("A total of 142 people were rescued.", "There were 118 survivors."),
        ("Two helicopters were shot down.", "The army lost a single helicopter."),
        ("No one was hurt in the explosion.", "The blast injured eleven people."),
        ("The ship sank a mile off the coast.", "The vessel went down barely 150 metres from the beach."),
    ],
)
def test_different_figures_of_one_thing_conflict(a: str, b: str) -> None:
    assert relations(find(numbers, a, b)) == {"conflict"}


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("At least 12 people were killed when the bus fell.", "The bus crash left 14 dead."),
        ("Half a million people fled their homes.", "Some 500,000 residents have been displaced."),
        ("Nearly 50 people died.", "The explosion killed 48."),
        ("Dozens of people were injured.", "The crush left 46 people hurt."),
        ("Police seized three tonnes of cocaine.", "About 3,000 kilograms of cocaine were seized by police."),
    ],
)
def test_rounded_and_bounded_figures_agree(a: str, b: str) -> None:
    assert relations(find(numbers, a, b)) == {"agree"}


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Forty people died in the fire.", "The hotel had forty rooms."),
        ("Twelve soldiers were wounded.", "The clash left four soldiers dead."),
        ("Seven civilians died.", "Eleven soldiers were killed."),
        ("The ministry has offered 20 million crowns for the victims.", "Insurers expect claims of about 140 million crowns."),
        ("Two of the dead were firefighters.", "Nine people died in the warehouse fire."),
        ("Sales in Europe rose 8 percent.", "Sales in Asia fell 3 percent."),
        ("About 15,000 former customers were affected.", "The breach touched 90,000 current customers."),
        ("The missing number 33.", "The boat weighed 33 tonnes."),
        ("He was sentenced to 12 years in prison.", "Twelve people were hurt."),
        ("The blast was heard two miles from the town.", "The camp lies 30 km from the border."),
        ("Thirty-five people were dead on arrival at two hospitals.", "The fire killed 52 people."),
    ],
)
def test_figures_of_different_things_never_fire(a: str, b: str) -> None:
    assert relations(find(numbers, a, b)) <= {"apart"}


def test_the_rescued_and_those_on_board_rule_out_a_conflict() -> None:
    (signal,) = find(numbers, "A total of 140 people were rescued.", "More than 200 people were on board.")
    assert signal.supports is None
    assert Relation.CONFLICT in signal.vetoes
    assert find(numbers, "Nobody was rescued.", "More than 200 people were on board.") == []


@pytest.mark.parametrize(
    ("a", "b", "relation"),
    [
        ("The strike killed 12 people.", "At least 30 people died in the strike.", "update"),
        ("Seventy people are missing.", "Some 20 people are missing.", "update"),
        ("A total of 142 people were rescued.", "In all, 118 people were rescued.", "conflict"),
        ("The hospital has 200 beds.", "The hospital has 350 beds.", "conflict"),
    ],
)
def test_a_later_figure_updates_only_what_grows_or_shrinks_by_nature(a: str, b: str, relation: str) -> None:
    assert relations(find(numbers, a, b, days=("2021-05-03", "2021-05-05"))) == {relation}


def test_passengers_and_crew_are_summed_to_those_on_board() -> None:
    (signal,) = find(numbers, "On board were 173 passengers and 16 crew.", "More than 200 people were on board.")
    assert signal.evidence.text == "The figures for those on board differ: “173 passengers and 16 crew” and “200 people”."
    assert relations(find(numbers, "On board were 173 passengers and 16 crew.", "In all, 189 people were on board.")) == {"agree"}


def test_distances_meet_where_they_are_measured_from_one_thing() -> None:
    (signal,) = find(numbers, "The boat lay only 200 metres from the shore.", "It happened roughly half a mile from the coast.")
    assert signal.supports == "conflict"
    assert signal.strength >= 0.6


def test_no_one_else_is_no_count() -> None:
    assert find(numbers, "Thirty-three people are missing.", "No one else has been reported missing.") == []
