"""Numbers: compared only where they count the same, and then by what both figures allow."""

from __future__ import annotations

import pytest
from comparing import find, relations

from claimcheck.matching.evidence import numbers
from claimcheck.records import Relation


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("The strike killed 12 people.", "The strike killed 30 people."),
        ("A total of 142 people were rescued.", "There were 118 survivors."),
        ("Two helicopters were shot down.", "The army lost a single helicopter."),
        ("No one was hurt in the explosion.", "The blast injured eleven people."),
        ("The ship sank a mile off the coast.", "The vessel went down barely 150 metres from the beach."),
        ("Harlow has posted more than 900 troops on the border.", "The force on the border was slightly under 900 soldiers."),
        ("There are 22 crew on board, all of them Danes.", "The ship has 21 crew members on board."),
        ("The firm said 99 percent of the houses were destroyed.", "Roughly half of the buildings were destroyed."),
        ("The quake had a magnitude of 6.6.", "A quake of magnitude 7.0 hit the county."),
        ("The government holds to 5,000 barrels a day.", "An oceanographer puts the flow at 25,000 barrels daily."),
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
        ("The boat was licensed for up to 80 people.", "There were 61 people on board."),
        ("The leak covered 90 million people.", "The files of over 20 million people who had asked for a loan were copied."),
        ("No phone numbers were stolen.", "Hackers stole the records of 90 million customers."),
        ("Police charged nine people in all.", "More than 200 people appear to have been on board."),
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
        ("At least ten miners died in the blast.", "Twenty-three lives were lost in the blast.", "update"),
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


def test_a_figure_within_a_wide_range_shows_neither_one_figure_nor_two() -> None:
    assert find(numbers, "The trader's house was worth $28 million.", "The trader put his house at between $19 million and $136 million.") == []
    assert relations(find(numbers, "The house was worth $28 million.", "The house was worth between $27 million and $30 million.")) == {"agree"}


def test_two_indices_that_fall_are_two() -> None:
    assert find(numbers, "The Dow lost more than 1,600 points.", "The Nasdaq dropped 624.94 points.") == []
    assert relations(find(numbers, "The Dow lost 1,600 points.", "The Dow dropped 1,200 points.")) == {"conflict"}


def test_what_comes_on_top_is_not_the_whole() -> None:
    assert find(numbers, "Employers added 69,000 more jobs than in the spring.", "Employers added 248,000 jobs.") == []


def test_to_speak_of_one_is_hardly_a_count() -> None:
    assert relations(find(numbers, "The map helps one party.", "The rules were made by one party.")) == set()


def test_unlike_figures_that_may_be_of_one_thing_only_hint_at_a_conflict() -> None:
    (hint,) = find(numbers, "Fire engines arrived within half an hour.", "The only tanker came after three hours.")
    assert hint.supports is Relation.CONFLICT
    assert hint.strength < 0.5
    assert "if they are of one thing" in hint.evidence.text
    assert not find(numbers, "The union has 40 members.", "The storm tore off 12 roofs.")
    assert not find(numbers, "Twenty men were hired.", "Thirty women were hired.")


def test_whom_a_list_has_as_missing_are_missing() -> None:
    assert relations(find(numbers, "Twenty-three people were missing after the landslide.", "Authorities listed 41 people as missing after the landslide.")) == {"conflict"}


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("The software is in 11 million cars around the world.", "The software is in 2.8 million cars in Norway."),
        ("All 280 passengers and 15 crew members died.", "154 of the dead were Danes."),
        ("No part of the wreck has been recovered.", "Divers have recovered 40 parts."),
        ("The quake of 2008 left 18,000 missing.", "The quake left 25 people missing."),
        ("The fire killed 298 people.", "The train carried 200 bodies."),
        ("The leak touched 2.5 million people.", "The leak touched a further 900,000 people."),
        ("Three foreign doctors were killed in Harlow.", "Two foreign journalists were killed in Harlow."),
        ("The fighting killed 71 people.", "The fighting killed 13 members of the police."),
        ("The well lost 5,000 barrels a day.", "The well lost 90,000 barrels."),
        ("Rebels attacked two dozen posts on 3 May 2021.", "Some 25 posts were attacked on 3 May 2021."),
    ],
)
def test_parts_other_years_and_what_is_added_are_no_other_figures_of_one_thing(a: str, b: str) -> None:
    assert not any(s.supports in (Relation.CONFLICT, Relation.UPDATE) and s.strength >= 0.5 for s in find(numbers, a, b, days=("2021-05-03", "2021-05-04")))


def test_distances_do_not_grow_from_one_report_to_the_next() -> None:
    found = find(numbers, "The village lies 40 kilometres from the border.", "The village lies 50 km from the border.", days=("2021-05-03", "2021-05-04"))
    assert "update" not in relations(found)


def test_one_uncommon_count_tells_that_unlike_verbs_are_of_one_deed() -> None:
    (signal,) = find(numbers, "The fleet launched 59 cruise missiles at the airfield.", "Two ships fired 59 cruise missiles at the base of Harlow.")
    assert (signal.supports, signal.strength >= 0.5) == (Relation.AGREE, True)


def test_all_passengers_and_crew_are_all_who_were_on_board() -> None:
    assert relations(find(numbers, "All 176 people on board died.", "There were 167 passengers and nine crew on board.")) == {"agree"}
