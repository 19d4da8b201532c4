"""One proposition, one unit."""

from __future__ import annotations

import pytest

from claimcheck.extraction.units import split_units
from claimcheck.parser import load_parser


def units(text: str) -> list[str]:
    return [text[u.span.start : u.span.end] for u in split_units(load_parser()(text)[:])]


CUT = {
    "The bridge collapsed on Monday, and the road was closed.": ["The bridge collapsed on Monday", "the road was closed"],
    "The bridge was old but the mayor kept it open.": ["The bridge was old", "the mayor kept it open"],
    "Although the bridge was old, the mayor kept it open.": ["the bridge was old", "the mayor kept it open"],
    "The governor opened the road, while the mayor closed the bridge.": ["The governor opened the road", "the mayor closed the bridge"],
    "In the storm, 54 people died and 142 survived.": ["In the storm, 54 people died", "142 survived"],
    "The ministry closed the port and sent 200 troops to the border.": ["The ministry closed the port", "sent 200 troops to the border"],
    "The company will close two plants and cut 300 jobs.": ["The company will close two plants", "cut 300 jobs"],
    "The mayor closed the bridge, fired the engineer and called an election.": ["The mayor closed the bridge", "fired the engineer", "called an election"],
    "The attack left 12 people dead and 30 injured.": ["The attack left 12 people dead", "30 injured"],
    "The quake, which killed 120 people, struck at dawn.": ["The quake, which killed 120 people, struck at dawn", "which killed 120 people"],
    "The ferry, carrying 189 people, capsized off Ormoc.": ["The ferry, carrying 189 people, capsized off Ormoc", "carrying 189 people"],
    "A bomb exploded at a market, killing 12 people and wounding 30 others.": ["A bomb exploded at a market", "killing 12 people", "wounding 30 others"],
}


@pytest.mark.parametrize("text", CUT)
def test_propositions_side_by_side_are_cut(text: str) -> None:
    assert units(text) == CUT[text]


@pytest.mark.parametrize(
    "text",
    [
        "If the rain stops, the bridge will open and the trains will run.",
        "The bridge will collapse unless the mayor acts.",
        "The bridge is older than the road that leads to it.",
        "The mayor did not close the bridge and the road.",
        "Either the bridge will be closed or the mayor will resign.",
        "The bridge that the mayor built collapsed.",
        "The company did not raise prices and cut jobs.",
        "The mayor neither visited the town nor met the governor.",
        "The mayor bought and sold houses.",
        "The leaders met and shook hands.",
        "Not only did the mayor close the bridge, but he also fired the engineer.",
        "Police arrested a man in the port and charged him with murder.",
        "The vote was between Smith and Jones.",
        "The mayor, who was born in 1952, closed the bridge.",
        "A strike could hit the port, killing 12 people.",
    ],
)
def test_what_a_cut_would_change_stays_whole(text: str) -> None:
    assert units(text) == [text.rstrip(".")]


def test_a_fact_told_in_passing_is_left_out_of_the_claim_around_it() -> None:
    text = "The quake, which killed 120 people, struck at dawn."
    outer, inner = split_units(load_parser()(text)[:])
    (skip,) = outer.skips
    assert text[skip.start : skip.end] == ", which killed 120 people,"
    assert outer.span.covers(inner.span)
