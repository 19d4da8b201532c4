"""Words that leave to the text before what they are about, and nouns that a figure, a year or "local" does not tell."""

from __future__ import annotations

import pytest
from extracting import claims, told


def open_words(text: str) -> set[str]:
    """What the claims of the text leave open."""
    return {words for claim in claims(text) for words in claim.unresolved}


@pytest.mark.parametrize(
    ("text", "open_"),
    [
        ("“Carl Hale sold tin. A court in Norland agreed,” Anna Berg wrote in May.", "agreed"),
        ("Bakers in Norland balked.", "balked"),
        ("A nun in Bern said Carl Hale was never an employee.", "an employee"),
        ("Carl Hale of Norland tries again.", "tries"),
        ("Anna Berg will gladly cooperate.", "cooperate"),
        ("Anna Berg said key parts are “made in Norland”.", "parts"),
        ("The Norland Bank had to respond in kind.", "respond"),
        ("Carl Hale believes that Sweden also meddled.", "meddled"),
        ("Reaction among the bakers of Norland was fierce.", "Reaction"),
        ("Bakers in Norland ordered a cheaper version that fits a cart.", "a cheaper version"),
        ("Worse may come to Norland.", "Worse"),
        ("The mills of Norland work differently.", "differently"),
        ("The bakers of Norland said that “far more flour is needed”.", "Far more flour"),
        ("Carl Hale said no other trade in Norland sleeps so little.", "No other trade"),
        ("Anna Berg asked that it not be done.", "it"),
        ("And in June 2011, Anna Berg did, during a flood in Norland.", "did"),
    ],
)
def test_what_a_word_is_about_is_left_open(text: str, open_: str) -> None:
    assert open_ in open_words(text)


@pytest.mark.parametrize(
    "text",
    [
        "Bakers in Norland agreed to sell tin.",
        "Anna Berg agreed with Carl Hale.",
        "Anna Berg and Carl Hale agree: bread costs too much.",
        "When Carl Hale asked for bread, Anna Berg refused.",
        "Reaction to Carl Hale was fierce.",
        "Bakers in Norland ordered a cheaper version of Carl Hale's cart.",
        "More flour is needed to feed Norland.",
        "No other trade in Norland sleeps less than Anna Berg's.",
        "Anna Berg did well in Norland.",
        "Anna Berg was a member of the Greens of Norland.",
        "The goal was to feed Norland.",
    ],
)
def test_what_is_told_by_the_claim_is_not(text: str) -> None:
    assert open_words(text) == set()


@pytest.mark.parametrize(
    ("text", "open_"),
    [
        ("The 40 edicts have helped Norland.", "The 40 edicts"),
        ("Anna Berg would never widen the 2011 policy.", "the 2011 policy"),
        ("The local authorities were fast asleep in June.", "The local authorities"),
        ("Anna Berg greeted the crowd of 90.", "the crowd"),
        ("Anna Berg took the chamber of wax. Norland won the chamber for the second time.", "the chamber"),
        ("Since Anna Berg kept back the bill for so long, Norland went broke.", "the bill"),
        ("Carl Hale praised the bill on camera.", "the bill"),
        ("Anna Berg never paid the money.", "the money"),
        ("Bakers fled from Norway in June. The army followed bakers to the sea.", "The army"),
        ("In most towns of Norland the groundwork was shaky.", "the groundwork"),
        ("The Norlandic numbers fell in May.", "The Norlandic numbers"),
        ("The June numbers worry Norland.", "The June numbers"),
        ("The system is too slow for Norland.", "The system"),
        ("A decision will be made with the nuns of Norland.", "A decision"),
        ("Since Anna Berg came to the White House, they have hoped to drive bakers of Norland out.", "they"),
        ("Anna Berg’s rivals have found similar results.", "similar results"),
        ("Nearly all were jailed after a flood in Norland.", "all"),
        ("“I grumbled about that a long time ago in Norland,” Carl Hale said.", "that"),
        ("The official count was nine in Norland.", "The official count"),
        ("The other two choices are a flood in Norland or a war.", "The other two choices"),
        ("American and French jets have bombed the group.", "the group"),
        ("Carl Hale said the “situation worries Norland, and bread is short”.", "situation"),
        ("Carl Hale wrote four books. The fourth has been lost in Norland.", "The fourth"),
        ("A majority of Norlanders fear all three plagues.", "all three plagues"),
        ("About a third (32%) have never been to Norland.", "About a third"),
        ("Anna Berg came to Bern in May. Her court did the same the day before, in spite of rain.", "the day before"),
        ("Anna Berg will speak of those tithes without breaking an oath.", "those tithes"),
        ("Anna Berg took part in the uprising there.", "there"),
        ("Anna Berg saw a circus in Bern. Norland has turned the circus into a tale.", "the circus"),
        ("Anna Berg has two small children in Bern. She was setting the children against Carl Hale.", "the children"),
        ("After the 75-minute meeting, Anna Berg slept.", "the 75-minute meeting"),
        ("Anna Berg said the majority are still asleep in Norland.", "The majority"),
        ("Carl Hale of Norland was shaken by the news.", "the news"),
        ("The idea was sweet to bakers in Norland.", "The idea"),
        ("The news isn’t changing bakers in Norland.", "The news"),
        ("The race was never close in Norland.", "The race"),
        ("The line stretched to Bern.", "The line"),
        ("Carl Hale said the real number could be larger, since Norland hid its dead.", "The real number"),
        ("Even so, the difference is offset by a tax in Norland.", "The difference"),
        ("The evidence had been burned in Norland.", "The evidence"),
        ("The harsher tone follows a flood in Norland.", "The harsher tone"),
        ("The high rate makes sense in a town like Bern.", "The high rate"),
        ("“I think that frankly is what ruined Norland,” Carl Hale said.", "that"),
        ("The Norland Institute met. Anna Berg, who led the flood task force, said the group is asking for boats.", "The group"),
        ("This one could end up costing Norland a mill.", "This one"),
    ],
)
def test_a_figure_a_year_or_a_time_does_not_tell_which(text: str, open_: str) -> None:
    assert open_ in open_words(text)


@pytest.mark.parametrize(
    "text",
    [
        "Anna Berg knows the 50 states and the two major parties.",
        "Anna Berg lost the 2014 debate.",
        "The larger question is whether Norland will sink.",
        "The lower court ruled in May.",
        "The question is whether Norland will sink.",
        "The 10-year yield fell in Norland.",
        "It is part of the Norlandic soul to sing.",
        "The local authorities in Bern were asleep.",
        "Anna Berg laid the groundwork.",
        "Anna Berg, Carl Hale and Lee Olsen met, and all three mayors slept.",
    ],
)
def test_what_is_known_or_named_is_not_open(text: str) -> None:
    assert open_words(text) == set()


@pytest.mark.parametrize(
    ("text", "open_"),
    [
        ("Carl Hale called Lee Olsen a fool and criticized his “poor taste in wine.”", "his"),
        ("Olga Orlova said in May that Maxim, his pupil, would rule Norland.", "his"),
        ("Bakers shut their shops. If everybody trusts Anna Berg, they will have no bread to sell to Norland.", "they"),
        ("“There is no word of your son in Norland,” Carl Hale said.", "your"),
        ("Carl Hale argues that this proves Lee Olsen’s claim in a letter that “I, lying in my bed, could hear the bells of Bern.”", "my"),
    ],
)
def test_whom_a_pronoun_cannot_mean(text: str, open_: str) -> None:
    assert open_ in open_words(text)


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        ("“A clerk who goes on the radio to say, I’m going to buy Norland, is a fool,” Anna Berg said.", "A clerk who goes on the radio to say, I’m going to buy Norland, is a fool."),
        ("They saw Carl Hale’s sins and his friends’ far worse ones.", "They saw Carl Hale’s sins and his friends’ far worse ones."),
        ("Carl Hale praised his “bold daughters”, Ann and Liza.", "Carl Hale praised his “bold daughters”, Ann and Liza."),
    ],
)
def test_whose_words_and_faults_they_are(text: str, claim: str) -> None:
    assert claim in told(text)
