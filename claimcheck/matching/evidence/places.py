"""Places: where something is said to happen. Another place of the same deed is another deed, unless the words say otherwise."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from claimcheck.matching.evidence.concepts import bag, meaning
from claimcheck.matching.evidence.names import canonical
from claimcheck.matching.evidence.signals import Context, Signal, Span, evidence
from claimcheck.records import Claim, Relation

if TYPE_CHECKING:
    from spacy.tokens import Span as Tokens

    from claimcheck.matching.facts import Facts

AT = bag("in at near off outside around inside")


@dataclass(frozen=True, slots=True)
class Where:
    """A named place, the word that puts the deed there, and the concept of the deed."""

    start: int
    end: int
    text: str
    name: str
    how: str
    verb: str


def read(content: Tokens, offset: int) -> tuple[Where, ...]:
    """Named places the content puts something at."""
    out = []
    for entity in content.ents:
        if entity.label_ not in ("GPE", "LOC", "FAC"):
            continue
        root = entity.root
        node = root
        while node.dep_ in ("conj", "compound", "appos") and node.head != node:
            node = node.head
        if node.dep_ != "pobj" or node.head.lower_ not in AT:
            continue
        governor = node.head.head
        for _ in range(4):
            if governor.pos_ in ("VERB", "AUX") or governor.head == governor:
                break
            governor = governor.head
        out.append(Where(entity.start_char + offset, entity.end_char + offset, entity.text, canonical(entity.text), node.head.lower_, meaning(governor)))
    return tuple(out)


def find(a: Claim, b: Claim, facts_a: Facts, facts_b: Facts, context: Context) -> list[Signal]:
    """The same place for the same deed speaks for agreement; only different places speak against it."""
    pairs = [(x, y) for x in facts_a.places for y in facts_b.places if x.verb == y.verb]
    for x, y in pairs:
        if x.name == y.name:
            return [Signal(evidence("places", f"Both put it {x.how} {x.text}.", _span(x), _span(y)), Relation.AGREE, 0.4)]
    names_a, names_b = {p.name for p in facts_a.places}, {p.name for p in facts_b.places}
    if pairs and not names_a & names_b and names_a.isdisjoint(facts_b.words) and names_b.isdisjoint(facts_a.words):
        x, y = pairs[0]
        return [Signal(evidence("places", f"They name different places: “{x.text}” and “{y.text}”.", _span(x), _span(y)), None, 0.5, vetoes=(Relation.AGREE,))]
    return []


def _span(where: Where) -> Span:
    return Span(where.start, where.end, where.text)
