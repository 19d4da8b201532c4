"""Negation: antonyms, prefixes and negation words turn a predicate; other objects keep it silent."""

from __future__ import annotations

import pytest
from comparing import claims_of, facts_of, find, relations

from claimcheck.matching.evidence import negation


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Moscow is abiding by the treaty's terms.", "Russia is violating the treaty."),
        ("Inspectors found traces of the gas.", "The inspectors found no trace of the gas."),
        ("The new drug reduces the risk of a stroke.", "The drug increases the risk of stroke."),
        ("The mayor knew about the leak.", "The mayor did not know about the leak."),
        ("The water in the town is safe to drink.", "The town's water is unsafe to drink."),
        ("The witness identified the defendant.", "The witness was unable to identify the defendant."),
        ("The army used chemical weapons.", "No chemical weapons were used by the army."),
    ],
)
def test_opposite_predicates_conflict(a: str, b: str) -> None:
    assert relations(find(negation, a, b)) == {"conflict"}


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("The troops did not cross the border.", "No troops crossed the border."),
        ("The drug is not safe.", "The drug is dangerous."),
        ("The mayor did not attend the funeral.", "The mayor attended the rally."),
        ("The accord does not cover missiles.", "The accord covers bombers."),
        ("No letters were taken from the records.", "Thieves stole the records of the bank."),
        ("The suspect has not been named.", "The suspect has been arrested."),
        ("No more than one helicopter was shot down.", "One helicopter was shot down."),
    ],
)
def test_double_negation_and_other_objects_stay_silent(a: str, b: str) -> None:
    assert relations(find(negation, a, b)) == set()


@pytest.mark.parametrize("text", ["The claim that the army fired is a lie.", "It is not true that he fled.", "The ministry denied that he fled."])
def test_a_claim_that_calls_a_report_false_is_a_denial(text: str) -> None:
    (facts,) = facts_of(claims_of(text, "x")[0])
    assert facts.denial is not None
    assert text[facts.denial.start : facts.denial.end] == facts.denial.text


@pytest.mark.parametrize("text", ["The army fired on civilians.", "He told a lie to the court.", "The report is true."])
def test_other_claims_are_none(text: str) -> None:
    (facts,) = facts_of(claims_of(text, "x")[0])
    assert facts.denial is None


def test_what_a_relative_clause_tells_in_passing_opposes_nothing() -> None:
    assert find(negation, "Moscow offered to prolong the arms treaty, whose term ends in May.", "Russia again proposed to extend the arms treaty.") == []


def test_an_argument_for_opposing_a_thing_opposes_nothing() -> None:
    assert find(negation, "Farmers support the dam.", "The only argument for opposing the dam is its price.") == []


def test_what_is_told_as_rebutted_is_not_said() -> None:
    assert find(negation, "The general countered claims that this was a protest.", "This was no protest.") == []
