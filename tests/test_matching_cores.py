"""Cores: the main clause without asides, and nothing that would change what it says."""

from __future__ import annotations

import pytest

from claimcheck.matching.cores import core_of
from claimcheck.parser import load_parser


@pytest.mark.parametrize(
    ("text", "core"),
    [
        ("The ferry struck the pier on Sunday, sending three cars into the river.", "The ferry struck the pier on Sunday."),
        ("The ferry, which had lost power, struck the pier.", "The ferry struck the pier."),
        ("The mayor of Harlow, Anna Berg, closed the bridge.", "The mayor of Harlow closed the bridge."),
        ("The firm closed the plant and will open another one.", "The firm closed the plant."),
        ("To win back its customers, the firm set aside six million euros.", "The firm set aside six million euros."),
    ],
)
def test_asides_and_second_predicates_are_left_out(text: str, core: str) -> None:
    assert core_of(load_parser()(text)) == core


@pytest.mark.parametrize(
    "text",
    [
        "The ferry struck the pier.",
        "If the bridge is closed, the plant will stop.",
        "The plant stays shut until the bridge is open, which may take weeks.",
        "The firm did not close the plant and move the workers.",
        "The plant was closed, because the bridge had fallen.",
        "The report that the firm had written was lost.",
        "A long night, a short day. Both were cold.",
    ],
)
def test_conditions_reasons_and_what_a_no_covers_stay(text: str) -> None:
    assert core_of(load_parser()(text)) == ""
