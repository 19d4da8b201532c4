"""Modality: intentions, possibilities and conditions do not conflict with what is so."""

from __future__ import annotations

import pytest
from comparing import claims_of, facts_of, find

from claimcheck.matching.evidence import modality
from claimcheck.records import Relation


@pytest.mark.parametrize(
    ("text", "mode"),
    [
        ("The government plans to close the base.", "plan"), ("The company may sell its stake.", "may"), ("If talks fail, troops will be sent.", "if"),
        ("The leaders will meet.", "will"), ("The base must be closed.", "must"), ("The base is open.", None), ("In the May election she won.", None),
        ("He thanked the man who will lead the party.", None), ("Nobody could have foreseen the flood.", None), ("The crew could see the light.", None),
        ("Moscow could see this as a threat.", "may"), ("The driver is to blame for the crash.", None), ("The minister is to travel to Paris.", "plan"),
        ("Reporters asked if the talks had failed.", None), ("The clerk is accused of spying.", "accused"), ("He allegedly spied for Norvia.", "accused"),
        ("The man who was accused of theft has left.", None), ("The hotel charged with its own card.", None),
    ],
)
def test_mode(text: str, mode: str | None) -> None:
    (facts,) = facts_of(claims_of(text, "x")[0])
    assert (facts.mode.mode if facts.mode else None) == mode


def test_a_plan_and_a_state_veto_a_conflict() -> None:
    (signal,) = find(modality, "The government plans to close the base.", "The base is still open.")
    assert signal.vetoes == (Relation.CONFLICT,)


def test_two_plans_are_compared() -> None:
    assert find(modality, "The minister will resign.", "The minister may stay.") == []


def test_what_will_or_must_be_speaks_against_a_conflict_and_rules_none_out() -> None:
    (signal,) = find(modality, "The bill will be passed before the summer.", "The government has dropped the bill.")
    assert signal.supports is None
    assert signal.vetoes == ()


def test_an_accusation_is_no_fact_but_who_denies_the_charge_denies_it() -> None:
    accused = "The clerk is accused of spying for Norvia."
    (signal,) = find(modality, accused, "The clerk was not an agent of Norvia.")
    assert signal.vetoes == (Relation.CONFLICT,)
    assert find(modality, accused, "Nobody has charged the clerk.") == []
