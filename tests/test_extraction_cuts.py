"""What is lost, kept or left out where a claim is cut from its sentence, and when "today" is a day."""

from __future__ import annotations

import pytest
from extracting import claims, told


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        ("But today, a new fear has come over the town.", "Today, a new fear has come over the town."),
        ("The threats that the town faces today are older than the port.", "The threats that the town faces today are older than the port."),
        ("The part of the fleet that is new has grown from 30 percent to 40 percent today.", "The part of the fleet that is new has grown from 30 percent to 40 percent today."),
        ("Police in Norden arrested a baker today.", "Police in Norden arrested a baker on 18 April 2020."),
        ("Anna Berg has today resigned as mayor.", "Anna Berg has on 18 April 2020 resigned as mayor."),
        ("Anna Berg is in Norden today.", "Anna Berg is in Norden on 18 April 2020."),
        ("The Drop-by-Saturday fair was empty.", "The Drop-by-Saturday fair was empty."),
    ],
)
def test_today_is_a_day_only_of_what_happens(text: str, claim: str) -> None:
    assert told(text) == [claim]


@pytest.mark.parametrize(
    "text",
    [
        "The toll of the bridge is set to rise on May 1Now bakers in Norden want it stopped.",
        "The Harbor Was “Getting Cleaner” Before The Storm, Olsen Says:",
        "The law asks for things that seem simple, such as:",
    ],
)
def test_what_is_no_sentence_is_no_claim(text: str) -> None:
    assert not any("Now" in t or "Cleaner" in t or t.endswith("such.") for t in told(text))


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        ("“The price of bread went up,” Anna Berg says, “but was set wrong for a week.”", "The price of bread was set wrong for a week."),
        ("Anna Berg said on Friday the bridge is still shut.", "The bridge is still shut."),
        ("Carl Berg argued that such talks might have been held or that Hale could not recall them.", "Such talks might have been held or Hale could not recall them."),
        ("Mayor Carl Hale warned that without a new law he will have to close the port and will have to sell the ferry.", "Without a new law, Carl Hale will have to sell the ferry."),
        ("“I never shout at people in the street and hit the drum,” Anna Berg said.", "Anna Berg never shouts at people in the street and hit the drum."),
        ("“I mean if he eats bread, he is called rich,” said Carl Olsen.", "If he eats bread, he is called rich."),
        ("Hale said that “the town is poor,” which he called “a shame for all.”", "“The town is poor,” which he called “a shame for all.”"),
        ("Carl Hale claimed that the loans of the town hall — including the one for the port — have paid for new roofs.", "The loans of the town hall — including the one for the port — have paid for new roofs."),
        ("Carl Hale said that the loans helped growth — waving a bill at the bakers.", "The loans helped growth."),
        ("In Ohio, two polls give Hale seven points, while a third survey shows a lead of two.", "In Ohio, two polls give Hale seven points, while a third survey shows a lead of two."),
        ("Their support for Hale rose to 74 percent, while support for Berg fell to 20 percent.", "Their support for Hale rose to 74 percent, while support for Berg fell to 20 percent."),
        ("The deadline for bids on the port was Tuesday.", "The deadline for bids on the port was 14 April 2020."),
    ],
)
def test_what_belongs_to_a_claim_stays_and_nothing_else(text: str, claim: str) -> None:
    assert claim in told(text)


@pytest.mark.parametrize(
    "text",
    [
        "“You can say that bakers may open. But they want to know more,” Anna Berg said.",
        "CROWD: (Chanting) Give them the bread of the town.\n\nOLSEN, BYLINE: The square was full on Monday.\n\nCROWD: (Chanting) Give them the bread of the town.",
        "Some bakers said Hale would have trouble proving that the port is broke.",
        "Hale asked for “the best bread,” a phrase Olsen said he had used of cakes.",
        "The storm has left a feeling. That no wall, high or low, will keep it out.",
        "People ask why. Hale is a fool. And he is, obviously.",
        "Anna Berg greets the bakers of Norden on January 5 at the port.",
    ],
)
def test_what_states_nothing_is_no_claim(text: str) -> None:
    words = ("You can", "Give them", "The port is", "used a phrase", "That no", "obviously", "greets")
    assert not any(w in t for t in told(text) for w in words)


def test_who_is_told_is_not_who_speaks() -> None:
    (claim,) = claims("Carl Berg tells Anna Hale, “I have heard from the guards, Anna, that the port is shut.”")
    assert claim.origin == "Carl Berg"


@pytest.mark.parametrize(
    ("text", "words", "left"),
    [
        ("Paul Hale stopped short of accusing Carl Olsen of a lie, but he said his standing had suffered.", "standing", "His"),
        ("Spokeswoman Anna Berg said Norcorp “has agreed they will come and discuss how we can open the port.”", "discuss", "we"),
        ("Carl Young told the court that Mellik was in Norden when he called the bank.", "called", "he"),
        ("Our second mayor gave the best speech for Mayor Carl Berg in years. He spoke of the port for an hour.", "for an hour", "He"),
    ],
)
def test_who_is_meant_is_left_open_where_another_can_be(text: str, words: str, left: str) -> None:
    assert left in {open_word for c in claims(text) if words in c.text for open_word in c.unresolved}


def test_a_surname_shows_that_a_name_is_a_persons() -> None:
    text = "Carla Fionelli has a plan. Fionelli led a firm. Fionelli’s plan, unlike Anna Berg’s, is short. “I like it,” she said."
    assert "Anna Berg" not in {c.origin for c in claims(text)}


@pytest.mark.parametrize("text", ["Carl Hale leads going into Tuesday’s vote in Norden.", "Carl Hale left for a cure starting on Tuesday in Norden."])
def test_what_lies_ahead_is_not_dated_back(text: str) -> None:
    assert not any("14 April 2020" in claim for claim in told(text))


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        ("Anna Berg had won nine votes and Carl Hale had lost four, at 70 votes and 20 votes, respectively.", "Anna Berg had won nine votes and Carl Hale had lost four, at 70 votes and 20 votes, respectively."),
        ("More bakers than not have left Norland and found a home in Bern.", "More bakers than not have left Norland and found a home in Bern."),
        ("Driven from their mills by storms and thieves, lured to Norland by gold, and fed by nuns, about 900 bakers were seen in Bern.", "Driven from their mills by storms and thieves, lured to Norland by gold, and fed by nuns, about 900 bakers were seen in Bern."),
        ("In Ohio, bakers lean to Carl Hale, while a Norland Group survey shows a tie.", "In Ohio, a Norland Group survey shows a tie."),
        ("“I was amazed to hear how many bakers had come home and were in their sixties,” Carl Hale said.", "Carl Hale was amazed to hear how many bakers had come home and were in their sixties."),
        ("“Rain is not to be cursed, but praised, as it feeds Norland,” Carl Hale wrote.", "Rain is not to be cursed, but praised, as it feeds Norland."),
        ("Berg suggests that because two tall bakers (with old ovens) both reduced mill dust, giving this kind of bread to cows could perhaps harm Norland’s fields.", "Because two tall bakers (with old ovens) both reduced mill dust, giving this kind of bread to cows could perhaps harm Norland’s fields."),
        ("Ann Olsen said that Norland will feed its poor but refused to say when.", "Norland will feed its poor."),
        ("Carl Hale warned that he would not burn the bread of Bern and praised the nuns of Norland.", "Carl Hale would not burn the bread of Bern."),
        ("Sure, some might look at Norland and think gold grows on trees there.", "Some might think gold grows on trees there."),
        ("Carl Hale said that the bakers of Norland were asleep when the nuns weren’t. Ditto a monk.", "The bakers of Norland were asleep when the nuns weren’t."),
    ],
)
def test_what_a_half_needs_of_the_other_is_kept(text: str, claim: str) -> None:
    assert claim in told(text)


def test_what_would_be_if_something_asked_were_so_is_no_claim() -> None:
    assert told("And if somehow the baker is caught? She will have a seat in the senate of Norland.") == []
    assert told("If bread is dear, who pays? But Norland knows that bakers would starve.") != []


def test_a_verb_that_nothing_joins_is_the_main_one() -> None:
    assert told("Bakers admit their hopes in the vote of June, when Norland will be sold, are tied to Anna Berg's.")[:1] != ["Bakers admit their hopes in the vote of June, when Norland will be sold."]
    assert told("Anna Berg sold the mill of Norland, bought a ship in Bern, and sailed to Sweden.") != []


@pytest.mark.parametrize(
    "text",
    [
        "Last weekend, the queue grew as bakers cut wood, dug holes with a spade, and sold bread to Norland.",
        "The queue grew as bakers fed sheep, sold beer from barrels, and drove the nuns of Bern to Norland.",
        "Later that night, bakers of Bern carried the boat into a lake.",
    ],
)
def test_a_row_of_deeds_stays_with_who_did_the_first(text: str) -> None:
    assert told(text) == [text]
