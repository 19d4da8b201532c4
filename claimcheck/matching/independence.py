"""Whether two claims come from sources that could know on their own."""

from __future__ import annotations

import re
from collections.abc import Mapping, Set
from dataclasses import dataclass

from claimcheck.matching.copies import is_reprint
from claimcheck.records import Claim, Independence

UNNAMED = "unnamed:"
CREDIT = re.compile(r"^(?P<name>.*?)\s*\((?P<credit>[^()]+)\)\s*$")


@dataclass(frozen=True, slots=True)
class Ties:
    """What documents take from each other: reprints, and the names each one cites."""

    copies: Mapping[str, str]
    """Document id to the id of the document it reprints."""
    cited: Mapping[str, Set[str]]
    """Document id to the names in its chains, lower case."""


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
    of one side: `same_body`. Two unnamed origins may be one and the same: `relay`. An article's own voice beside a
    speaker it quotes, and own voices of which one credits or cites the other: `relay`.
    """
    if a.origin == b.origin:
        return Independence.SELF if a.publisher == b.publisher else Independence.RELAY
    if a.document_id != b.document_id and (_reprinted(a, b, ties) or is_reprint(a.quote, b.quote)):
        return Independence.COPY
    if body_of(a) == body_of(b) or (a.side is not None and a.side == b.side):
        return Independence.SAME_BODY
    if is_unnamed(a) and is_unnamed(b):
        return Independence.RELAY
    if a.document_id == b.document_id and (is_own_voice(a) or is_own_voice(b)):
        return Independence.RELAY
    if (is_own_voice(a) and _takes_from(a, b, ties)) or (is_own_voice(b) and _takes_from(b, a, ties)):
        return Independence.RELAY
    return Independence.INDEPENDENT


def corroborates(a: Claim, b: Claim, independence: Independence) -> bool:
    """Whether an agreement lets `a` corroborate `b`. An unnamed origin corroborates nobody."""
    return independence is Independence.INDEPENDENT and not is_unnamed(a)


def _reprinted(a: Claim, b: Claim, ties: Ties) -> bool:
    first, second = (ties.copies.get(c.document_id, c.document_id) for c in (a, b))
    return first == second


def _takes_from(a: Claim, b: Claim, ties: Ties) -> bool:
    """Whether a's document has its words from b's source: an agency credit, or b's publisher cited by name."""
    names = {n.lower() for n in (*_credits(b.publisher), b.origin)}
    credited = {n.lower() for n in _credits(a.publisher)[1:]}
    return bool(names & credited) or (is_own_voice(b) and bool(names & ties.cited.get(a.document_id, frozenset())))


def _credits(publisher: str) -> tuple[str, ...]:
    """"Irish Examiner (AP)" is Irish Examiner with words of AP."""
    match = CREDIT.match(publisher)
    return (match["name"], match["credit"]) if match else (publisher,)
