"""What the parser takes wrongly, mended before anything reads the tree."""

from __future__ import annotations

import pytest
from extracting import claims, origins, told


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("Harbor guards say the new limit isn't fair and say boats will leave the port.", ["The new limit isn't fair.", "Boats will leave the port."]),
        ("Anna Berg is hoping to win over the sailors by saying she will open the port and capping the fee at $20.", ["Anna Berg will open the port."]),
    ],
)
def test_a_joined_verb_goes_with_the_verb_of_its_form(text: str, sentences: list[str]) -> None:
    assert set(sentences) <= set(told(text))


def test_what_was_said_before_the_news_ends_where_the_news_begins() -> None:
    text = "Hours after Anna Berg said the port was not safe, the former mayor opened the bridge on Friday."
    assert origins(text, "The port was not safe.") == {"Anna Berg"}
    assert not any("The port" in t and "bridge" in t for t in told(text))


def test_no_thing_tells_reporters() -> None:
    text = "Mayor Anna Berg said that the debt of the harbor will be paid soon, telling reporters that “nobody need fear for the bridge.”"
    assert "The debt of the harbor will be paid soon." in told(text)


def test_that_points_at_its_noun() -> None:
    (last,) = [c for c in claims("“There was a small girl in Norland, and she rode the bus, and that small girl was me,” Anna Berg said.") if "bus" not in c.text and "There" not in c.text] or [None]
    assert last is None or last.text.startswith("That")


def test_that_as_a_subject_stays() -> None:
    (claim,) = claims("And that, in turn, perhaps tells us why the council closed the bridge in May.")
    assert claim.text.startswith("That, in turn,")
    assert claim.unresolved[0].lower() == "that"


def test_who_denies_a_report_says_what_follows_it() -> None:
    text = "A Norland officer dismissed Berlin's statement that four ships had been brought in and said no ship had been lost off Harlow."
    assert "Four ships had been brought in." in told(text)
    assert "unnamed" in next(iter(origins(text, "No ship had been lost off Harlow.")))


def test_some_of_those_before_say_nothing() -> None:
    text = "The fire in Harlow has killed at least 72 people, 20 of them children, the Norland Rescue Service said on Sunday."
    assert origins(text, "The fire in Harlow has killed at least 72 people, 20 of them children.") == {"Norland Rescue Service"}


def test_who_tells_reporters_is_who_said_the_whole() -> None:
    text = 'Sen. Paul Hale said that he hopes the mayor will hear Berg out, telling reporters: "I think Berg has the right to speak in Norland."'
    assert origins(text, "Paul Hale thinks Berg has the right to speak in Norland.") == {"Paul Hale"}
