"""Where each claim stands in its event, and who left it out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence, Set

from claimcheck.matching.independence import body_of, corroborates
from claimcheck.records import (
    Claim,
    Document,
    Event,
    Kind,
    Match,
    OriginCount,
    Relation,
    Standing,
    Status,
)


def find_standings(
    claims: Sequence[Claim],
    documents: Mapping[str, Document],
    events: Sequence[Event],
    claim_events: Mapping[str, str],
    matches: Sequence[Match],
    undecided: Set[str],
) -> dict[str, Standing]:
    """One standing a claim: disputed, else corroborated, else unclear, else uncorroborated.

    `undecided` are the claims with a pair in the abstain band that would have changed their status. A claim that has a
    match has a better pair than that, and is not unclear.
    """
    by_id = {c.claim_id: c for c in claims}
    corroborated: defaultdict[str, set[str]] = defaultdict(set)
    disputed: defaultdict[str, set[str]] = defaultdict(set)
    matched: defaultdict[str, set[str]] = defaultdict(set)
    for match in matches:
        for mine, other in ((by_id[match.a], by_id[match.b]), (by_id[match.b], by_id[match.a])):
            matched[mine.claim_id].add(other.document_id)
            if match.relation is Relation.AGREE and corroborates(other, mine, match.independence):
                corroborated[mine.claim_id].add(other.claim_id)
            if match.relation is Relation.CONFLICT and match.kind is Kind.FACT and body_of(mine) != body_of(other):
                disputed[mine.claim_id].add(other.claim_id)
    covering = {e.event_id: [documents[d] for d in e.documents] for e in events}
    standings = {}
    for claim in claims:
        key, event = claim.claim_id, claim_events.get(claim.claim_id)
        if disputed[key]:
            status = Status.DISPUTED
        elif corroborated[key]:
            status = Status.CORROBORATED
        elif key in undecided and key not in matched:
            status = Status.UNCLEAR
        else:
            status = Status.UNCORROBORATED
        omitted: tuple[str, ...] = ()
        if status is Status.UNCORROBORATED and event is not None:
            omitted = _omitted_by(documents[claim.document_id], covering[event], matched[key])
        standings[key] = Standing(event, status, tuple(sorted(corroborated[key])), tuple(sorted(disputed[key])), omitted)
    return standings


def count_origins(claims: Sequence[Claim], standings: Mapping[str, Standing]) -> tuple[OriginCount, ...]:
    """The tally of each origin, by name. Body and side are the first known of its claims."""
    groups: defaultdict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        groups[claim.origin].append(claim)
    return tuple(
        OriginCount(
            origin,
            next((c.body for c in own if c.body is not None), None),
            next((c.side for c in own if c.side is not None), None),
            len(own),
            *(
                sum(standings[c.claim_id].status is status for c in own)
                for status in (Status.CORROBORATED, Status.DISPUTED, Status.UNCORROBORATED, Status.UNCLEAR)
            ),
        )
        for origin, own in sorted(groups.items())
    )


def _omitted_by(home: Document, covering: Sequence[Document], matched: set[str]) -> tuple[str, ...]:
    """Publishers with a document in the event dated not before `home`, none of whose documents holds a match.

    Without both dates nobody is said to have left anything out.
    """
    told = {d.publisher for d in covering if d.document_id in matched} | {home.publisher}
    return tuple(sorted({d.publisher for d in covering if d.publisher not in told and _not_before(d, home)}))


def _not_before(document: Document, home: Document) -> bool:
    return document.published is not None and home.published is not None and document.published[:10] >= home.published[:10]
