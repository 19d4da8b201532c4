"""Whom "you" means, and from which day somebody's words count."""

from __future__ import annotations

import pytest
from extracting import claims, told


@pytest.mark.parametrize(
    ("words", "open_"),
    [
        ("I want to thank you for the bridge of Bern", ("you",)),
        ("You’re going to make life hard for the millers of Norland", ("You",)),
        ("You lied to the miners of Norland", ("You",)),
        ("The miners of Norland are with you", ("you",)),
        ("It keeps you in the game in Norland", ("It",)),
        ("You guys hit the miners of Norland first", ("You",)),
        ("Norland has enough problems without you closing the mine of Norden", ("you",)),
        ("I wrote to you and your children about the mine of Norden", ("you", "your")),
        ("When you go to Norland, the bread is cheap", ()),
        ("You never know how the millers of Norland vote", ()),
        ("You can see the bridge of Bern from the hills", ()),
        ("I can tell you that the bridge of Bern is safe", ()),
    ],
)
def test_you_is_open_where_somebody_is_spoken_to(words: str, open_: tuple[str, ...]) -> None:
    assert claims(f"“{words},” Anna Berg said.")[0].unresolved == open_


def test_today_is_the_day_of_the_speech() -> None:
    assert told("Anna Berg added Thursday: “After today, Norland is poor.”") == ["After 16 April 2020, Norland is poor."]
    assert told("“After today, Norland is poor,” Anna Berg said.") == ["After 18 April 2020, Norland is poor."]


def test_today_is_open_where_another_day_is_told_of() -> None:
    (claim,) = [c for c in claims("Anna Berg came to Norland on Thursday. “After today, Norland is poor,” she said.") if c.cue is not None]
    assert claim.text == "After today, Norland is poor."
    assert claim.unresolved == ("After today",)


def test_he_may_be_another_whom_the_speaker_does_something_for() -> None:
    (claim,) = [c for c in claims("Paul Berg tried to distance the president from the news by saying his agenda was not at risk in Ohio.") if c.cue is not None]
    assert claim.text == "His agenda was not at risk in Ohio."
    assert claim.unresolved == ("His",)


def test_he_may_be_who_speaks_without_a_name() -> None:
    (claim,) = [c for c in claims("Paul Berg came home in May. A neighbor said he had met the miners of Norland.") if c.cue is not None]
    assert claim.unresolved == ("he",)


def test_what_somebodys_announcement_says_of_him_is_his() -> None:
    assert "Paul Berg would stop the ferries of Norden." in told("Paul Berg is the mayor of Bern. Mr. Berg’s announcement that he would stop the ferries of Norden was welcomed.")


def test_a_row_of_names_does_what_is_joined_behind_it() -> None:
    assert "Hale, Olsen and Berg were joined by Mary Stone of Ohio." in told("Hale, Olsen and Berg spoke for the miners, and were joined by Mary Stone of Ohio.")


def test_a_noun_put_in_for_a_pronoun_may_be_open_itself() -> None:
    found = {c.text: c.unresolved for c in claims("The term is a little wonky but it means that investors see trouble in Norland.")}
    assert found["The term means that investors see trouble in Norland."] == ("The term",)
