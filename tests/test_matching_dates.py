"""Dates: made absolute with the document's day; other days keep claims apart, but for what happens once."""

from __future__ import annotations

from dataclasses import replace

import pytest
from comparing import claims_of, facts_of, find, relations

from claimcheck.matching.evidence import dates
from claimcheck.matching.facts import load_facts, read_facts
from claimcheck.records import Relation


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("The vote was held on 3 March 2020.", "2020-03-03", "2020-03-03"),
        ("They met on September 27.", "2020-09-27", "2020-09-27"),
        ("He was arrested on Sunday.", "2021-05-02", "2021-05-02"),
        ("He was arrested yesterday.", "2021-05-03", "2021-05-03"),
        ("The treaty expires in February 2026.", "2026-02-01", "2026-02-28"),
        ("The war ended in 1994.", "1994-01-01", "1994-12-31"),
        ("The trial will open next week.", "2021-05-10", "2021-05-16"),
    ],
)
def test_dates_are_read_from_the_day_of_writing(text: str, first: str, last: str) -> None:
    (facts,) = facts_of(claims_of(text, "x")[0])
    assert [(w.first, w.last) for w in facts.times] == [(first, last)]


def test_without_a_day_of_writing_relative_dates_are_left_out() -> None:
    a, _ = claims_of("He was arrested on Sunday.", "x")

    unsaid = replace(a, said_on=None)
    assert load_facts(read_facts([unsaid], {a.document_id: a.quote})[0]).times == ()


def test_another_day_of_what_happens_once_conflicts() -> None:
    assert relations(find(dates, "The treaty expires in February 2021.", "The treaty runs out and expires in March 2026.")) == {"conflict"}
    assert relations(find(dates, "The suspect was arrested on Sunday.", "The suspect was arrested on Saturday.")) == {"conflict"}


def test_another_day_of_what_may_happen_again_keeps_apart() -> None:
    a, b = "The army shelled the town on Monday.", "The army shelled the town on Friday."
    (signal,) = find(dates, a, b, days=("2021-05-04", "2021-05-08"))
    assert signal.supports is None
    assert len(signal.vetoes) == 3


def test_the_same_day_in_other_words_agrees() -> None:
    assert relations(find(dates, "Parliament passed the law on Tuesday.", "Lawmakers passed the law on 4 May.")) == {"agree"}


def test_a_toll_of_another_day_than_the_deed_beside_it_may_follow_one() -> None:
    a, b = "The toll rose to 186 on Saturday.", "Survivors complained on Sunday as the number of dead reached 188."
    (signal,) = find(dates, a, b, days=("2021-05-02", "2021-05-04"))
    assert Relation.UPDATE not in signal.vetoes


def test_two_deeds_of_one_kind_on_two_days_do_not_conflict() -> None:
    a, b = "The law ratifies the treaty of friendship signed in Harlow on 21 February 2022.", "The law was approved by the upper house on 22 February 2022."
    assert "conflict" not in relations(find(dates, a, b))


def test_what_was_last_done_has_one_day() -> None:
    a, b = "The dam was last inspected in October 2021.", "The dam was last inspected in March 2024."
    assert relations(find(dates, a, b)) == {"conflict"}
    assert "conflict" not in relations(find(dates, a.replace("last ", ""), b.replace("last ", "")))
