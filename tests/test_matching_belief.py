"""Beliefs given up: what was thought before is updated, not contradicted."""

from __future__ import annotations

from dataclasses import replace

import pytest
from comparing import claims_of, facts_of

from claimcheck.matching.evidence.belief import supersede
from claimcheck.matching.evidence.signals import Signal, Span, evidence
from claimcheck.records import Force, Kind, Relation

DIFFER = Signal(evidence("numbers", "The figures differ.", None, None), Relation.CONFLICT, 0.9, Kind.FACT)


@pytest.mark.parametrize(
    ("text", "cue", "shown"),
    [
        ("Officials had thought that 187 people were on board.", "thought", "had thought"),
        ("The police initially reported that nobody was hurt.", "reported", "initially reported"),
        ("Officials had said that 187 people were on board.", "said", None),
        ("Officials think that 187 people were on board.", "think", None),
    ],
)
def test_reads_what_was_believed_before(text: str, cue: str, shown: str | None) -> None:
    claim, _ = claims_of(text, "x", forces=(Force.STATES, Force.STATES))
    start = text.index(cue)
    (facts,) = facts_of(replace(claim, cue=cue, cue_start=start, cue_end=start + len(cue)))
    assert (facts.belief.text if facts.belief else None) == shown


def test_what_conflicts_with_an_older_belief_updates_it() -> None:
    believed = Span(0, 11, "had thought")
    assert {s.supports for s in supersede([DIFFER], believed, None, one_voice=False)} == {Relation.UPDATE}
    assert supersede([DIFFER], None, None, one_voice=False) == [DIFFER]
    assert supersede([DIFFER], believed, believed, one_voice=False) == [DIFFER]


def test_nothing_conflicts_with_a_belief_told_of_later() -> None:
    assert any(Relation.CONFLICT in s.vetoes for s in supersede([DIFFER], None, Span(0, 11, "had thought"), one_voice=False))


def test_only_who_said_it_earlier_gives_it_up() -> None:
    said = Span(0, 12, "said earlier")
    assert supersede([DIFFER], said, None, one_voice=False) == [DIFFER]
    assert supersede([DIFFER], said, None, one_voice=True)[0].supports is Relation.UPDATE
