"""Places: the same place agrees, another one is no agreement."""

from __future__ import annotations

from comparing import find, relations

from claimcheck.matching.evidence import places
from claimcheck.records import Relation


def test_the_same_place_agrees() -> None:
    assert relations(find(places, "The talks were held in Geneva.", "Talks were held in Geneva again.")) == {"agree"}


def test_other_places_veto_agreement_only() -> None:
    (signal,) = find(places, "Protests were held in Paris.", "Protests were held in London.")
    assert signal.supports is None
    assert signal.vetoes == (Relation.AGREE,)
