"""One proposition, one unit."""

from __future__ import annotations

import pytest

from claimcheck.extraction.units.split import split_units
from claimcheck.parser import load_parser


def units(text: str) -> list[str]:
    return [text[u.span.start : u.span.end] for u in split_units(load_parser()(text)[:])]


CUT = {
    "The bridge collapsed on Monday, and the road was closed.": ["The bridge collapsed on Monday", "the road was closed"],
    "The bridge was old but the mayor kept the road open.": ["The bridge was old", "the mayor kept the road open"],
    "Although the bridge was old, the mayor kept the road open.": ["the bridge was old", "the mayor kept the road open"],
    "The engineer left on Monday, and the mayor said that the bridge would fall.": ["The engineer left on Monday", "the mayor said that the bridge would fall"],
    "The mayor closed the bridge and also fired the engineer.": ["The mayor closed the bridge", "also fired the engineer"],
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
        "We stand with the mayor across the land and the country calling him to resign.",
        "I turn on the set, open the papers and I see stories of fear.",
        "The bridge was old but the mayor kept it open.",
        "Although the bridge was old, the mayor kept it open.",
        "While 39 percent of the town like the bridge, 76 percent of the villages hate it.",
        "Norden and Vexo vote in May; both are old towns.",
        "While the speeches differ, there are also common themes.",
        "Nothing bad has happened, but also nothing good has happened.",
        "The length of the outage -- nine pumps failed and two burned -- and the cost of repairs worry the mayor.",
        "While its roads are bad – a mix of mud, sand and stone – the town has grown.",
        "Most people judge the harbor and how it works by what they see on television.",
        "The town is paying for rooms, so they do not sleep in the street.",
        "Although the mayor left the town the day after the storm broke, the two aides stayed in their offices.",
        "The film shields the town from lawsuits claiming that a guard was not trained, and a boy was hurt.",
        "A father turns down the post because the trips are long and the mother wants to see her sons.",
        "Some towns can vote on it; villages, however, can't.",
        "The mayor does not have the nine votes in the council he needs to get the plan passed.",
        "Until the mills open again, such talk will be in vain; nobody will hear it.",
        "He hit one guard while she slept on the couch.",
        "These failures are pointed out by his rivals, but by sailors, too, who are shocked by the news.",
        "The guards have to mend the gate or the sheep are going to run into the hills.",
        "It could be that Berg was tired of the port — and he and his sister took the money.",
        "Perhaps the mayor knew of the fire and the guards kept silent for a year.",
        "The mayor should be voted out at the polls, and the town spared a bitter quarrel.",
        "The bridge fell in May after heavy rain had washed the ground from under its pillars and the engineers of the town had warned the mayor, the council and the governor in three letters that nobody in the town hall ever cared to answer or to open.",
    ],
)
def test_what_a_cut_would_change_stays_whole(text: str) -> None:
    assert units(text) == [text.rstrip(".")]


def test_an_example_is_not_cut() -> None:
    text = "Consider the young father who turns down a post because the trips are long and he wants to see his sons."
    assert units(text) == [text.rstrip(".")]


def test_a_clause_that_leans_goes_with_its_neighbour_and_leaves_the_others() -> None:
    text = "The council sold the port, the mayor left the town, and it surprised the governor."
    assert units(text) == ["The council sold the port", "the mayor left the town, and it surprised the governor"] or units(text) == [text.rstrip(".")]


def test_a_fact_told_in_passing_is_left_out_of_the_claim_around_it() -> None:
    text = "The quake, which killed 120 people, struck at dawn."
    outer, inner = split_units(load_parser()(text)[:])
    (skip,) = outer.skips
    assert text[skip.start : skip.end] == ", which killed 120 people,"
    assert outer.span.covers(inner.span)
