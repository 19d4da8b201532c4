"""Claims of one proposition, in rows that hold no conflict."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from claimcheck.matching.order import claim_order
from claimcheck.records import Claim, Cluster, Document, Match, Relation, make_id


def find_clusters(claims: Sequence[Claim], documents: Mapping[str, Document], matches: Sequence[Match]) -> tuple[Cluster, ...]:
    """Joins agreeing claims of one event, the surest agreements first. Two or more claims a row; rows by id.

    Two rows stay apart where a claim of one conflicts with a claim of the other or updates it, and where fewer than half
    of their claims agree with one another: a claim that says two things must not tie the one to the other.
    """
    by_id = {c.claim_id: c for c in claims}
    apart: defaultdict[str, set[str]] = defaultdict(set)
    alike: defaultdict[str, set[str]] = defaultdict(set)
    for match in matches:
        side = alike if match.relation is Relation.AGREE else apart
        side[match.a].add(match.b)
        side[match.b].add(match.a)
    rows: dict[str, set[str]] = {}
    events: dict[str, str] = {}
    agreements = [m for m in matches if m.relation is Relation.AGREE and m.event_id is not None and not m.cross_event]
    for match in sorted(agreements, key=lambda m: (-m.probability, m.match_id)):
        first, second = (rows.get(c, {c}) for c in (match.a, match.b))
        if first is second or any(apart[c] & second for c in first):
            continue
        if 2 * sum(len(alike[c] & second) for c in first) < len(first) * len(second):
            continue
        for claim in (joined := first | second):
            rows[claim] = joined
            events[claim] = match.event_id or ""
    found = {}
    for row in {id(r): r for r in rows.values()}.values():
        members = tuple(sorted(row, key=lambda c: claim_order(by_id[c], documents)))
        cluster = Cluster(make_id("cluster", *sorted(row)), events[members[0]], members)
        found[cluster.cluster_id] = cluster
    return tuple(found[key] for key in sorted(found))
