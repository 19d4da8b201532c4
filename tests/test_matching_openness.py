"""Open questions: what is not yet known or decided is followed by the answer, only later, and only to the same question."""

from __future__ import annotations

import pytest
from comparing import find, relations

from claimcheck.matching.evidence import openness

LATER = ("2021-05-03", "2021-05-06")


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("The board has not yet decided on the merger.", "The board has approved the merger."),
        ("It is not known whether customer data was stolen.", "Data of 4 million customers was stolen."),
        ("The rescue of the trapped miners is still going on.", "All the trapped miners have been rescued."),
    ],
)
def test_the_answer_updates(a: str, b: str) -> None:
    assert relations(find(openness, a, b, days=LATER)) == {"update"}
    assert find(openness, a, b) == []


def test_another_matter_does_not() -> None:
    assert find(openness, "The board has not yet decided on the merger.", "The strike is over.", days=LATER) == []


def test_an_investigation_is_no_open_question() -> None:
    assert find(openness, "The company is investigating a breach of its network.", "The attackers used stolen keys to get into the network of the company.", days=LATER) == []


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("The nurse who had helped was not allowed to fly home.", "The nurses who helped in the ward did many things right."),
        ("Anna Berg is talking about what can be had.", "Anna Berg never gave up what can be had."),
        ("The clerk did not confirm the sale to the baker who had asked.", "The sale to the baker took place."),
    ],
)
def test_a_ban_or_somebody_told_of_leaves_nothing_open(a: str, b: str) -> None:
    assert find(openness, a, b, days=LATER) == []
