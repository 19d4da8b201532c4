"""Two sentences as claims of two documents, with their facts and what the evidence modules find between them."""

from __future__ import annotations

from datetime import date
from types import ModuleType

from factories import make_claim, make_document

from claimcheck.matching.evidence.signals import Context, Signal
from claimcheck.matching.facts import Facts, load_facts, read_facts
from claimcheck.records import Claim, Evidence, Force


def claims_of(a: str, b: str, *, days: tuple[str, str] = ("2021-05-04", "2021-05-04"), forces: tuple[Force, Force] = (Force.STATES, Force.STATES)) -> tuple[Claim, Claim]:
    """One claim a document, each the whole text."""
    one = make_document(a, path="a.txt", publisher="Paper A", published=days[0])
    other = make_document(b, path="b.txt", publisher="Paper B", published=days[1])
    return make_claim(one, a, force=forces[0]), make_claim(other, b, force=forces[1])


def facts_of(*claims: Claim) -> list[Facts]:
    """What is read out of claims that are their documents' whole texts."""
    return [load_facts(line) for line in read_facts(claims, {c.document_id: c.quote for c in claims}, {c.document_id: c.said_on for c in claims})]


def find(kind: ModuleType, a: str, b: str, *, days: tuple[str, str] = ("2021-05-04", "2021-05-04")) -> list[Signal]:
    """The signals of one evidence module, each span checked against its document."""
    one, other = claims_of(a, b, days=days)
    facts_a, facts_b = facts_of(one, other)
    signals: list[Signal] = kind.find(one, other, facts_a, facts_b, Context(0.7, date.fromisoformat(days[0]), date.fromisoformat(days[1])))
    for signal in signals:
        check_spans(signal.evidence, a, b)
    return signals


def check_spans(evidence: Evidence, a: str, b: str) -> None:
    """Every word the reason quotes stands in one of its spans."""
    spans = [text[start:end] for text, start, end in ((a, evidence.a_start, evidence.a_end), (b, evidence.b_start, evidence.b_end)) if start is not None]
    for part in evidence.text.split("“")[1:]:
        quoted = part.partition("”")[0]
        assert any(quoted in span for span in spans), (quoted, spans)


def relations(signals: list[Signal], least: float = 0.4) -> set[str]:
    """What the signals speak for, weak ones left out; "apart" for a veto."""
    return {s.supports.value if s.supports else "apart" for s in signals if s.strength >= least}
