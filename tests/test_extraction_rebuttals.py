"""Verdicts on what others claim: who denies what."""

from __future__ import annotations

import pytest

from claimcheck.extraction.extractor import SpacyExtractor
from claimcheck.records import Document, Force, PublisherFrom

Found = tuple[str, Force, str]


def claims(text: str) -> list[Found]:
    """Origin, force and proposition of every claim."""
    document = Document("d", "d.txt", "", "d.txt", text, "Daily Bugle", PublisherFrom.OPTION, published="2020-04-18")
    (extraction,) = SpacyExtractor().extract([document])
    return [(c.origin, c.force, c.proposition) for c in extraction.claims]


CASES: dict[str, tuple[str, Found]] = {
    "a lie, said by somebody": ("Karsia's claim that Belmark shelled the village is a lie, Anna Berg said.", ("Anna Berg", Force.DENIES, "Belmark shelled the village.")),
    "false, in the publisher's voice": ("The ministry's claim that troops had left the town is false.", ("Daily Bugle", Force.DENIES, "Troops had left the town.")),
    "baseless": ("The accusation that the company hid the breach is baseless.", ("Daily Bugle", Force.DENIES, "The company hid the breach.")),
    "reports are false": ("Reports that the bridge was destroyed are false, said Anna Berg.", ("Anna Berg", Force.DENIES, "The bridge was destroyed.")),
    "not true": ("Anna Berg said the report that the dam had broken was not true.", ("Anna Berg", Force.DENIES, "The dam had broken.")),
    "does not correspond": ("Anna Berg said the report that the dam had broken does not correspond to reality.", ("Anna Berg", Force.DENIES, "The dam had broken.")),
    "called a lie": ("Anna Berg called the claim that Karsia ordered the strike a lie.", ("Anna Berg", Force.DENIES, "Karsia ordered the strike.")),
    "dismissed as fake": ("Anna Berg dismissed reports that the bank would close as fake.", ("Anna Berg", Force.DENIES, "The bank would close.")),
    "denied the claim": ("Anna Berg denied the claim that the bank would close.", ("Anna Berg", Force.DENIES, "The bank would close.")),
}


@pytest.mark.parametrize("name", CASES)
def test_a_verdict_is_a_denial(name: str) -> None:
    text, wanted = CASES[name]
    found = claims(text)
    assert wanted in found
    assert all(proposition == wanted[2] for _, _, proposition in found)


def test_whose_claim_it_is_says_it_still() -> None:
    assert ("Karsia", Force.STATES, "Belmark shelled the village.") in claims("Karsia's claim that Belmark shelled the village is a lie, Anna Berg said.")


def test_a_claim_that_is_not_called_false_stays_its_owners() -> None:
    assert claims("Karsia's claim that Belmark shelled the village is a surprise.")[-1][1] is Force.STATES
    assert all(force is Force.STATES for _, force, _ in claims("Karsia's claim that Belmark shelled the village is not a lie."))
