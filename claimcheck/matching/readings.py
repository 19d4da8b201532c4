"""What the judge finds when it reads two claims: whole, and, where it sees something in them, their cores."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from claimcheck.matching.facts import Facts
from claimcheck.matching.fusion import Scores
from claimcheck.protocols import Floats2d
from claimcheck.records import Claim

GLIMPSE = 0.1
"""Entailment one way from which the cores are read too. Of the pairs below it hardly one has cores that imply each other."""
EACH_WAY = 0.3
"""Entailment in both directions that cores need: a core says little, so that something implies it proves little. Of the agreements that cores
add on labelled real claims and on events of three or four reports 6 of 7 are right with this, and 4 of 8 of those that one implies alone."""
Score = Callable[[Sequence[tuple[str, str]]], Floats2d]
"""(premise, hypothesis) pairs to (n, 3) entailment, neutral, contradiction."""


class Told(NamedTuple):
    """What the judge reads of a claim: its proposition, and the core of that, "" where it has none of its own."""

    proposition: str
    core: str


def tell(claim: Claim, facts: Facts) -> Told:
    """What is read of a claim."""
    return Told(claim.proposition, facts.core)


class Reading(NamedTuple):
    """The judge's (entailment, neutral, contradiction) of the one as premise and the other as hypothesis, and the other way round."""

    forward: Scores
    backward: Scores
    of_cores: bool = False
    """Whether it read the cores, since they imply each other more than the whole does."""


def read_pairs(pairs: Sequence[tuple[Told, Told]], score: Score) -> list[Reading]:
    """One reading a pair, in order. `score` is called twice at most, each time with sorted texts without repeats, both ways round."""
    whole = _score_both_ways([(a.proposition, b.proposition) for a, b in pairs], score)
    readings = [Reading(whole[a.proposition, b.proposition], whole[b.proposition, a.proposition]) for a, b in pairs]
    cores = {i: (a.core or a.proposition, b.core or b.proposition) for i, (a, b) in enumerate(pairs) if (a.core or b.core) and max(readings[i].forward[0], readings[i].backward[0]) >= GLIMPSE}
    inner = _score_both_ways(list(cores.values()), score)
    for i, (a_core, b_core) in cores.items():
        reading = Reading(inner[a_core, b_core], inner[b_core, a_core], of_cores=True)
        if min(reading.forward[0], reading.backward[0]) >= EACH_WAY and _mutual(reading) > _mutual(readings[i]):
            readings[i] = reading
    return readings


def _mutual(reading: Reading) -> float:
    return reading.forward[0] * reading.backward[0]


def _score_both_ways(ends: Sequence[tuple[str, str]], score: Score) -> dict[tuple[str, str], Scores]:
    texts = sorted({*ends, *((b, a) for a, b in ends)})
    if not texts:
        return {}
    return {pair: (float(row[0]), float(row[1]), float(row[2])) for pair, row in zip(texts, score(texts), strict=True)}
