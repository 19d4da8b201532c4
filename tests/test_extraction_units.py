"""One proposition, one unit."""

from __future__ import annotations

import pytest

from claimcheck.extraction.units import split_units
from claimcheck.parser import load_parser


def units(text: str) -> list[str]:
    return [text[s.start : s.end] for s in split_units(load_parser()(text)[:])]


CUT = {
    "The bridge collapsed on Monday, and the road was closed.": ["The bridge collapsed on Monday", "the road was closed"],
    "The bridge was old but the mayor kept it open.": ["The bridge was old", "the mayor kept it open"],
    "Although the bridge was old, the mayor kept it open.": ["the bridge was old", "the mayor kept it open"],
    "The governor opened the road, while the mayor closed the bridge.": ["The governor opened the road", "the mayor closed the bridge"],
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
    ],
)
def test_what_a_cut_would_change_stays_whole(text: str) -> None:
    assert units(text) == [text.rstrip(".")]
