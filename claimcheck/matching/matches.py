"""The matching of a corpus: its events, its matches, and where each claim comes out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from claimcheck.matching.candidates import find_pairs
from claimcheck.matching.citations import find_citations
from claimcheck.matching.clusters import find_clusters
from claimcheck.matching.copies import find_copies
from claimcheck.matching.events import group_events, take_as_one
from claimcheck.matching.facts import load_facts
from claimcheck.matching.findings import find_findings
from claimcheck.matching.independence import Ties, judge_independence
from claimcheck.matching.occasions import Occasions
from claimcheck.matching.order import claim_order, document_order
from claimcheck.matching.prospects import find_prospects
from claimcheck.matching.readings import Score, read_pairs, tell
from claimcheck.matching.rules import denies
from claimcheck.matching.standings import count_origins, find_standings
from claimcheck.matching.verdicts import Verdict, decide
from claimcheck.protocols import Floats2d
from claimcheck.records import (
    Claim,
    Cluster,
    Document,
    Event,
    Finding,
    Independence,
    Kind,
    Match,
    OriginCount,
    Pair,
    Place,
    Relation,
    Standing,
    make_id,
)
from claimcheck.settings import Settings

CHANGED_STORY = 0.8
"""The least probability of a conflict of an origin with what it said of another event: half of those below were of other things."""


@dataclass(frozen=True, slots=True)
class Matched:
    """All that comparing the claims of a corpus gives. Every claim has a standing, every document a place; sorted by id."""

    matches: tuple[Match, ...]
    unclear: tuple[Pair, ...]
    events: tuple[Event, ...]
    places: dict[str, Place]
    standings: dict[str, Standing]
    clusters: tuple[Cluster, ...]
    findings: tuple[Finding, ...]
    origins: tuple[OriginCount, ...]
    counts: dict[str, int]


def match_claims(
    documents: Sequence[Document],
    claims: Sequence[Claim],
    facts: Mapping[str, str],
    claim_vectors: Floats2d,
    document_vectors: Floats2d,
    score: Score,
    settings: Settings,
) -> Matched:
    """Compares the claims of these documents. The order of the input changes nothing.

    `facts` is what `read_facts` gave, by claim id; row i of `claim_vectors` (n, dim) belongs to claims[i], row i of
    `document_vectors` (the embedded titles and leads) to documents[i]. `score` is called with every pair of
    propositions that needs a judge, and then with the cores of those of which it sees something, both ways round, sorted and without repeats.
    """
    by_document = {d.document_id: d for d in documents}
    by_claim = {c.claim_id: c for c in claims}
    places = sorted(range(len(documents)), key=lambda i: document_order(documents[i]))
    rows = sorted(range(len(claims)), key=lambda i: claim_order(claims[i], by_document))
    documents, document_vectors = [documents[i] for i in places], document_vectors[places]
    claims, claim_vectors = [claims[i] for i in rows], claim_vectors[rows]

    grouping = take_as_one(documents, claims) if settings.one_event else group_events(documents, document_vectors, claims, claim_vectors)
    pairs = find_pairs(by_document, claims, claim_vectors, grouping.claim_events, settings)
    read = {key: load_facts(facts[key]) for key in sorted({c for p in pairs for c in (p.a, p.b)})}
    occasions = Occasions(by_document, read)
    prospects = find_prospects([p for p in pairs if occasions.may_meet(by_claim[p.a], by_claim[p.b])], by_claim, by_document, read)
    told = {key: tell(by_claim[key], read[key]) for key in read}
    readings = read_pairs([(told[p.a], told[p.b]) for p in prospects], score)
    copies = find_copies(documents)
    ties = Ties(copies, find_citations(documents, claims))

    matches: list[Match] = []
    unclear: list[Pair] = []
    undecided: set[str] = set()
    for pair, reading in zip(prospects, readings, strict=True):
        a, b = by_claim[pair.a], by_claim[pair.b]
        verdict = decide(
            a,
            b,
            read[pair.a],
            read[pair.b],
            reading,
            pair.similarity,
            by_document[a.document_id].published,
            by_document[b.document_id].published,
        )
        if verdict is None or (verdict.relation is not Relation.CONFLICT and (pair.cross_event or _overlap(a, b))):
            continue
        if _retold(a, b) or _retold(b, a) or (pair.cross_event and verdict.probability < CHANGED_STORY):
            continue
        independence = judge_independence(a, b, ties)
        if not verdict.unclear:
            matches.append(_to_match(pair, verdict, independence))
        elif not pair.cross_event:
            unclear.append(pair)
            if independence is Independence.INDEPENDENT and not reading.of_cores and (verdict.relation is Relation.AGREE or verdict.kind is Kind.FACT):
                undecided.update((a.claim_id, b.claim_id))
    matches.sort(key=lambda m: m.match_id)
    standings = find_standings(claims, by_document, grouping.events, grouping.claim_events, matches, undecided)
    return Matched(
        matches=tuple(matches),
        unclear=tuple(unclear),
        events=grouping.events,
        places={key: Place(events, copies.get(key)) for key, events in sorted(grouping.document_events.items())},
        standings=standings,
        clusters=find_clusters(claims, by_document, matches),
        findings=find_findings(by_claim, by_document, matches, pairs),
        origins=count_origins(claims, standings),
        counts={"pairs_compared": len(pairs), "pairs_judged": len(prospects), "pairs_unclear": len(unclear)},
    )


def _overlap(a: Claim, b: Claim) -> bool:
    """Whether the claims share printed words: one wording that two are quoted with is no agreement, only a denial counts."""
    return a.document_id == b.document_id and a.start < b.end and b.start < a.end


def _retold(a: Claim, b: Claim) -> bool:
    """Whether a tells, cue and all, that b was said or done: "she said that they refused" stands against nobody's refusal.

    Who denies another's statement ("he disputed her assertion that P") denies P itself, and is no mere teller.
    """
    if denies(a) and not denies(b) and a.proposition == b.proposition:
        return False
    return a.document_id == b.document_id and b.cue_start is not None and a.content_start <= b.cue_start < a.content_end and a.cue_start != b.cue_start


def _to_match(pair: Pair, verdict: Verdict, independence: Independence) -> Match:
    return Match(
        match_id=make_id("match", *sorted((pair.a, pair.b))),
        event_id=pair.event_id,
        a=pair.a,
        b=pair.b,
        relation=verdict.relation,
        kind=verdict.kind,
        probability=verdict.probability,
        similarity=pair.similarity,
        independence=independence,
        cross_event=pair.cross_event,
        evidence=verdict.evidence,
        reason=verdict.reason,
    )
