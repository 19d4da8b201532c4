"""Names and roles: countries by any name, swapped roles, another author, other actors."""

from __future__ import annotations

import pytest
from comparing import find, relations

from claimcheck.matching.evidence import names


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
