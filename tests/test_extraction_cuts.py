"""What is lost, kept or left out where a claim is cut from its sentence, and when "today" is a day."""

from __future__ import annotations

import pytest

from extracting import claims, told


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        ("But today, a kind of envy has taken over much of the town.", "Today, a kind of envy has taken over much of the town."),
        ("The threats that the town faces today are older than the port.", "The threats that the town faces today are older than the port."),
        ("The share of women in the council has dropped from 11 percent to 9 percent today.", "The share of women in the council has dropped from 11 percent to 9 percent today."),
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
