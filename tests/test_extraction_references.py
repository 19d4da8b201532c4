"""What a word can stand for by the grammar of its own claim, and what is left open since nothing there tells it."""

from __future__ import annotations

import pytest
from extracting import claims, told


def open_words(text: str) -> set[str]:
    """What the claims of the text leave open."""
    return {words for claim in claims(text) for words in claim.unresolved}


@pytest.mark.parametrize(
    ("text", "open_"),
    [
        ("Two loud friends of Senator Paul Berg hit him in a barn near Bern.", "him"),
        ("Mayor-elect Paul Berg thanked him after the concert in Bern.", "him"),
        ("The fury from Norland has altered their arithmetic in Bern.", "their"),
        ("When it started to hurt in the spring, Parliament shrank from the toll of Norland.", "it"),
        ("Many ships are waiting behind it in the harbor of Norland.", "it"),
    ],
)
def test_what_a_clause_acts_on_is_not_whom_it_is_about(text: str, open_: str) -> None:
    assert open_ in open_words(text)


@pytest.mark.parametrize(
    "text",
    [
        "Paul Berg's oldest friends have stayed with him in Norland.",
        "A sharp threat against Paul Berg is needed to move him in Norland.",
        "The mayors of Norland met a baker in Bern and gave her a key.",
    ],
)
def test_whose_friends_they_are_may_be_whom_they_act_on(text: str) -> None:
    assert not open_words(text) & {"him", "her"}


@pytest.mark.parametrize(
    "text",
    [
        "It's another brick to lay in the wall of Norland.",
        "It is likely to start a race for copper in Norland.",
        "It wasn't long before the miners of Norland were hoarding copper.",
    ],
)
def test_an_it_of_which_something_is_told_is_open(text: str) -> None:
    assert "It" in open_words(text)


@pytest.mark.parametrize("text", ["It is likely that Norland will sell a mill.", "The miners of Norland made it into the port of Bern.", "It is hard for Norland to sell copper."])
def test_an_it_of_a_set_phrase_is_not(text: str) -> None:
    assert open_words(text) == set()


@pytest.mark.parametrize(
    ("text", "open_"),
    [
        ("Berg and Stone voted for this bill which was bad for Norland.", "this bill"),
        ("Had Norland not sold the mill in May, Anna Berg would never have written about this.", "this"),
        ("Only this slow and long bridge-building exercise pays in Norland.", "this slow and long bridge-building exercise"),
        ("Democrats on the committee mean to question Anna Berg.", "the committee"),
        ("Experiments showed that these work well in Norland.", "these"),
        ("There are many miners in Norland who suggest otherwise.", "otherwise"),
        ("The Norland Herald, in a report on the port of Bern, put it well.", "it"),
        ("After seeing fires burn in Bern and Norden, they have come to fear floods.", "they"),
        ("Other reaction ran from grief to anger in Norland.", "Other reaction"),
    ],
)
def test_what_points_is_open_where_nothing_told_can_be_meant(text: str, open_: str) -> None:
    assert open_ in open_words(text)


@pytest.mark.parametrize(
    ("text", "open_"),
    [
        ("The vast majority are held at the ports of Norland.", "The vast majority"),
        ("Too many are selling copper in Norland.", "Too many"),
        ("The Republican opponents included both senators of Norland.", "The Republican opponents"),
        ("Officials had deceived Norland about a sale of copper.", "Officials"),
        ("Plaintiff sold copper and an old mill to Norland.", "Plaintiff"),
        ("The Norland fund covers 10 percent.", "10 percent"),
        ("Anna Berg knew that 12 of the 17 came from Norland.", "the 17"),
        ("The other source of copper is a mine in Norland.", "The other source"),
        ("During the same period, six miners came from Norland.", "the same period"),
        ("The miners of Norland, at the time, had asked for a raise.", "the time"),
        ("The miners of Norland shuddered at next year's prices.", "next year's"),
        ("Last fall Anna Berg sold a mill in Norland.", "Last fall"),
    ],
)
def test_parts_parties_and_times_are_open_where_nothing_tells_of_what(text: str, open_: str) -> None:
    assert open_ in open_words(text)


@pytest.mark.parametrize(
    "text",
    [
        "The vast majority of miners live in Norland.",
        "Prices in Norland reached 10 percent.",
        "The Democratic majority of Norland sold a mill.",
        "At the time of Anna Berg's death, Norland sold a mill.",
    ],
)
def test_parts_and_times_that_are_told_of_are_not(text: str) -> None:
    assert open_words(text) == set()


@pytest.mark.parametrize(
    ("text", "open_"),
    [
        ("Half of the regional money is spent on schools in Bern.", "the regional money"),
        ("The guild handbook is printed in four tongues.", "The guild handbook"),
        ("Anna Berg could not confirm the herb report.", "the herb report"),
        ("Anna Berg paid a third of the cost.", "the cost"),
        ("The internet campaign was meant to frighten the miners of Norland.", "The internet campaign"),
        ("The largest toll cuts went to miners.", "The largest toll cuts"),
        ("Anna Berg was asked about Syria in May. Nobody would feed the country’s militias.", "the country"),
        ("The planes would not fly into the region to fetch miners.", "the region"),
    ],
)
def test_words_before_a_noun_seldom_tell_which(text: str, open_: str) -> None:
    assert open_ in open_words(text)


@pytest.mark.parametrize(
    "text",
    [
        "Anna Berg got the green light from Norland in May.",
        "Not even the smallest slip would be forgiven in Norland.",
        "The presidential campaign cost Norland a million.",
        "Anna Berg of Chicago told the country’s miners to sell copper.",
    ],
)
def test_set_phrases_and_what_is_one_for_everybody_are_clear(text: str) -> None:
    assert open_words(text) == set()


def test_what_is_left_open_is_printed_as_the_claim_has_it() -> None:
    (claim,) = [c for c in claims("Anna Berg said on the radio that it would cost Norland a million.") if c.cue is not None]
    assert (claim.text, claim.unresolved) == ("It would cost Norland a million.", ("It",))


@pytest.mark.parametrize(
    "text",
    [
        "These are fine couples.",
        "The clamor hasn't ended.",
        "Nothing this grave ever is.",
        "There were several hurdles.",
        "Too many prove in the end not to be.",
        "Things will soon get worse.",
    ],
)
def test_the_papers_own_words_that_say_next_to_nothing_are_no_claim(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize("text", ["The suspect was arrested.", "The driver died.", "They bought the mill of the guild.", "They live on bread and butter.", "He has a broken leg.", "Anna Berg knows what the port of Norland should be."])
def test_what_is_done_to_somebody_is_one(text: str) -> None:
    assert told(text) == [text]


@pytest.mark.parametrize(("text", "open_"), [("“No man had luck like mine in Norland,” Carl Hale said.", "mine"), ("“This all looks like the harbor of Norland did in 2013,” Carl Hale said.", "This all")])
def test_whose_and_what_all_is_left_open(text: str, open_: str) -> None:
    assert open_ in open_words(text)
