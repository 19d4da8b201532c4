"""Whether two claims come from sources that could know on their own."""

from __future__ import annotations

from collections.abc import Mapping, Set
from dataclasses import dataclass

from claimcheck.matching.citations import read_credits
from claimcheck.matching.copies import is_reprint
from claimcheck.records import Claim, Independence

UNNAMED = "unnamed:"
HOUSES = frozenset(["company", "firm", "airline", "operator", "owner", "ministry", "department", "government", "agency", "administration", "police", "army", "military", "navy", "bank", "court", "university", "school", "hospital", "council", "committee", "party", "union"])
"""What a house may be called without its name: "a company statement" may well be the firm's that another text names."""


@dataclass(frozen=True, slots=True)
class Ties:
    """What documents take from each other: reprints, and the names each one cites."""

    copies: Mapping[str, str]
    """Document id to the id of the document it reprints."""
    cited: Mapping[str, Set[str]]
    """Document id to the names it takes words from, lower case (`find_citations`)."""


def is_unnamed(claim: Claim) -> bool:
    """"officials said": an origin nobody can ask."""
    return claim.origin.lower().startswith(UNNAMED)


def is_own_voice(claim: Claim) -> bool:
    """Whether the publisher itself answers for the claim."""
    return claim.origin == claim.publisher


def body_of(claim: Claim) -> str:
    """The institution that answers: an origin without a known body is its own."""
    return claim.body or claim.origin


def judge_independence(a: Claim, b: Claim, ties: Ties) -> Independence:
    """How two matched claims hang together; the first that holds.

    One origin: `self` in one publisher's documents, `relay` through two. Reprinted text: `copy`. One body, or two bodies
    of one side: `same_body`. Two unnamed origins may be one and the same, and so may a house without a name and one with it, or "Berg" and "Anna Berg": `relay`. A document's own voice beside a speaker
    it quotes, what one publisher has from an unnamed source and says elsewhere, and a paper's own voice beside a source it names: `relay`.
    """
    if a.origin == b.origin:
        return Independence.SELF if a.publisher == b.publisher else Independence.RELAY
    if a.document_id != b.document_id and (_reprinted(a, b, ties) or is_reprint(a.quote, b.quote)):
        return Independence.COPY
    if body_of(a) == body_of(b) or (a.side is not None and a.side == b.side):
        return Independence.SAME_BODY
    if (is_unnamed(a) and is_unnamed(b)) or _may_be_the_house(a, b) or _may_be_the_house(b, a) or _may_be_one_person(a, b):
        return Independence.RELAY
    if a.document_id == b.document_id and (is_own_voice(a) or is_own_voice(b)):
        return Independence.RELAY
    if a.document_id != b.document_id and a.publisher == b.publisher and (is_unnamed(a) or is_unnamed(b)):
        return Independence.RELAY
    if _takes_from(a, b, ties) or _takes_from(b, a, ties):
        return Independence.RELAY
    return Independence.INDEPENDENT


def corroborates(a: Claim, b: Claim, independence: Independence) -> bool:
    """Whether an agreement lets `a` corroborate `b`. An unnamed origin corroborates nobody."""
    return independence is Independence.INDEPENDENT and not is_unnamed(a)


def _may_be_the_house(a: Claim, b: Claim) -> bool:
    """Whether a's origin is a house without a name, and b's a house with one."""
    return is_unnamed(a) and not is_unnamed(b) and not is_own_voice(b) and b.body == b.origin and not HOUSES.isdisjoint(a.origin.lower().split())


def _may_be_one_person(a: Claim, b: Claim) -> bool:
    """Whether one origin is a surname alone, and the other ends in it: nothing in the corpus told the two apart, nor made them one."""
    one, other = sorted((a.origin.casefold().split(), b.origin.casefold().split()), key=len)
    return len(one) == 1 < len(other) and one[0] == other[-1] and not is_own_voice(a) and not is_own_voice(b)


def _reprinted(a: Claim, b: Claim, ties: Ties) -> bool:
    first, second = (ties.copies.get(c.document_id, c.document_id) for c in (a, b))
    return first == second


def _takes_from(a: Claim, b: Claim, ties: Ties) -> bool:
    """Whether a is a paper's own word and the paper names b's source or, where b is its paper's own word, that paper.

    A ministry that publishes speaks for itself, whomever it names: only publishers without a side pass on.
    """
    if not is_own_voice(a) or a.side is not None:
        return False
    sources = {b.origin, *(read_credits(b.publisher) if is_own_voice(b) else ())}
    return not ties.cited.get(a.document_id, frozenset()).isdisjoint(n.lower() for n in sources)
