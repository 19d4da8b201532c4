"""Passing states: what was so far, still or just then the case is followed by an event, only later."""

from __future__ import annotations

import pytest
from comparing import find, relations

from claimcheck.matching.evidence import passing

LATER = ("2021-05-03", "2021-05-06")


@pytest.mark.parametrize(
    ("a", "b", "words"),
    [
        ("No agreement has been reached so far.", "The two sides have signed an agreement.", "so far"),
        ("The airport remains closed because of the ash.", "The airport has reopened.", "remains"),
        ("We have had no contact with the crew.", "The owner was able to speak with the crew.", "have had"),
        ("Divers are still searching the wreck.", "The search of the wreck ended on Thursday.", "still"),
        ("The road to the north is blocked.", "The road to the north was opened again.", "is blocked"),
    ],
)
def test_an_event_updates_a_state(a: str, b: str, words: str) -> None:
    signals = find(passing, a, b, days=LATER)
    assert relations(signals) == {"update"}
    assert f"“{words}”" in signals[0].evidence.text
    assert find(passing, a, b) == []


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("The minister never sold a share.", "The minister sold shares in May."),
        ("The bridge is 300 metres long.", "The bridge was measured at 280 metres."),
        ("The road was blocked on Monday.", "The road was opened again."),
        ("The airport remains closed.", "The airport is still open."),
        ("The airport remains closed.", "The airport could have reopened."),
        ("The airport remains closed.", "The airport has not closed."),
        ("Anna Berg has not changed her policy on the port.", "A paper ran a story on ferries for days."),
    ],
)
def test_other_claims_do_not(a: str, b: str) -> None:
    assert find(passing, a, b, days=LATER) == []
