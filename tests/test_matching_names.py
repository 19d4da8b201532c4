"""Names and roles: countries by any name, swapped roles, another author, other actors."""

from __future__ import annotations

from dataclasses import replace

import pytest
from comparing import claims_of, facts_of, find, relations

from claimcheck.matching.evidence import names
from claimcheck.matching.evidence.signals import Context
from claimcheck.matching.facts import Facts
from claimcheck.records import Relation

CONTEXT = Context(0.7, None, None)


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        ("Chelsea beat Liverpool.", "Liverpool beat Chelsea.", {"conflict"}),
        ("Azerbaijan attacked Armenia first.", "Armenia attacked Azerbaijan first.", {"conflict"}),
        ("Google is to buy the start-up.", "Microsoft is to buy the start-up.", {"conflict"}),
        ("Armenia shelled Azerbaijani villages.", "Azerbaijan shelled Armenian villages.", set()),
        ("Moscow expelled two diplomats.", "Russia expelled two envoys.", {"agree"}),
        ("Turkey condemned the attack.", "Pakistan condemned the attack.", {"apart"}),
    ],
)
def test_roles(a: str, b: str, expected: set[str]) -> None:
    assert relations(find(names, a, b)) == expected


def test_capitals_and_demonyms_are_their_countries() -> None:
    assert [names.canonical(n) for n in ("Moscow", "the Kremlin", "Russian", "U.S.", "Tehran")] == ["russia", "russia", "russia", "united_states", "iran"]


def test_names_that_only_one_claim_has_keep_the_two_apart() -> None:
    (signal,) = find(names, "Cases rose in Texas.", "Cases fell in Florida.")
    assert (signal.supports, signal.vetoes) == (None, ())
    assert "Texas" in signal.evidence.text
    assert find(names, "Cases rose in Texas.", "Cases fell.") == []


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("President Donald Trump visited the town.", "Trump came to the town on Monday."),
        ("Putin has offered to extend Russia's New START Treaty.", "The Russian president, Vladimir Putin, wants to keep New START alive."),
        ("U.S. Secretary of State Mike Pompeo called Lavrov.", "Pompeo phoned Sergei Lavrov, the American side said."),
    ],
)
def test_one_name_in_two_lengths_is_no_other_name(a: str, b: str) -> None:
    assert not [s for s in find(names, a, b) if s.supports is None]


def test_who_speaks_is_no_other_name() -> None:
    a, b = claims_of("Russia offers to keep the treaty.", "It is to be kept by Washington.")
    of_two = [Facts(proper=("russia",)), Facts(proper=("united_states",))]
    assert names.others_named(replace(a, origin="Vladimir Putin", body="Kremlin"), b, *of_two) is None
    assert names.others_named(a, b, *of_two) == (["russia"], ["united_states"])


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        ("The fighting at the bridge started with an attack by Norvia.", "Sutherian troops shelled Norvian villages at dawn.", {"conflict"}),
        ("Norvian guns opened fire first.", "Sutheria bombed the town.", {"conflict"}),
        ("Norvia has begun to shell the northern front.", "Sutherian troops shelled Norvian villages at dawn.", set()),
        ("Norvia bombed the port for the first time.", "Sutheria bombed Norvian airfields.", set()),
    ],
)
def test_two_sides_each_of_which_has_the_other_strike_first(a: str, b: str, expected: set[str]) -> None:
    one, other = claims_of(a, b)
    sides = replace(one, origin="Sutherian Army", side="Sutheria"), replace(other, origin="Norvian Defence Ministry", side="Norvia")
    signals = names.find(*sides, *facts_of(one, other), CONTEXT)
    assert {s.supports.value for s in signals if s.supports} == expected
    assert not any(s.supports is Relation.CONFLICT for s in names.find(one, other, *facts_of(one, other), CONTEXT))
