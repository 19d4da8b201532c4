"""Why a relation came out as likely as it did: the waterfall of one pair."""

from __future__ import annotations

from claimcheck.matching.facts import Facts
from claimcheck.matching.fusion import Contribution, explain, featurise
from claimcheck.matching.readings import Reading
from claimcheck.matching.rules import denies
from claimcheck.matching.verdicts import gather, overlap
from claimcheck.records import Claim, Relation

_TURNED = {Relation.AGREE: Relation.CONFLICT, Relation.CONFLICT: Relation.AGREE}


def weigh(
    a: Claim, b: Claim, facts_a: Facts, facts_b: Facts, reading: Reading, similarity: float,
    a_published: str | None, b_published: str | None, relation: Relation,
) -> list[Contribution]:
    """What each feature adds to the log-odds of a relation, largest first. Arguments as `decide` takes them.

    Where one of the claims is a denial the judge read the propositions without it, so the turned relation is weighed.
    """
    signals = gather(a, b, facts_a, facts_b, similarity, a_published, b_published)
    if denies(a) != denies(b):
        relation = _TURNED.get(relation, relation)
    return explain(featurise(reading.forward, reading.backward, similarity, overlap(facts_a, facts_b), signals), relation)
