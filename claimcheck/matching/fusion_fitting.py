"""Fits the weights and thresholds of fusion.json on one half of the stress pairs, and measures verdicts on the other.

The pairs are those of stress.py. Run by benchmarks/fit_fusion.py.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from claimcheck.matching.facts import Facts, load_facts, read_facts
from claimcheck.matching.fusion import CLASSES, FEATURES, JUDGED, THRESHOLDS, Model, featurise
from claimcheck.matching.readings import Reading, Score, read_pairs, tell
from claimcheck.matching.stress import STORY, StressPair, fold
from claimcheck.matching.verdicts import VETO, Verdict, decide, gather, overlap
from claimcheck.records import Force, Relation

PENALTY = 0.002
"""Of the mean squared distance of the weights from EXPECTED, beside the mean log loss: as if each were known to about 4. By folds of the
fitted half the log loss is 0.277 with ten times as much, 0.259 with this and 0.257 with a quarter of it."""
EXPECTED: dict[str, dict[str, float]] = {
    "agree": {"numbers_agree": 1.5, "stance_agree": 1.5, "numbers_conflict": -2.0, "negation_conflict": -2.0},
    "conflict": {"numbers_conflict": 3.0, "negation_conflict": 2.0, "stance_conflict": 5.0, "names_conflict": 2.0, "dates_conflict": 3.0},
    "update": {"numbers_update": 5.0, "modality_update": 4.0, "negation_update": 3.0},
}
"""Where the rules themselves say what evidence means; the pairs move the weights from here, the rest from zero. For and against one
proposal is a conflict though the judge sees none, so a full find must outweigh the bias (of the fitted half all 14 finds are conflicts)."""
PRECISION = {"agree": 0.92, "conflict": 0.80, "update": 0.80, "agree_judged": 0.92, "conflict_judged": 0.80}
"""Wanted of verdicts on groups the model was not fitted on."""
ABSTAIN = 0.7
"""The least probability of an unclear pair: likely, and yet not sure enough to be a match. Of the real pairs kept aside that only the judge
took for agreements 9 of 19 were right from 0.5 to 0.7."""
LOWEST = {"agree": 0.65, "conflict": 0.5, "update": 0.5, "agree_judged": 0.85, "conflict_judged": 0.7}
HIGHEST = 0.9
"""Between these the least probability of a match is sought: nothing is printed that is less likely than not. In real news far fewer of
the pairs compared agree or clash than in stories, so what only the judge sees starts higher: of 4,537 labelled pairs of real claims 521
agree and 40 clash, and of the verdicts that it alone finds 152 of 168 agreements are right from 0.85 (188 of 223 from 0.7) and 9 of 14
conflicts from 0.8 (10 of 19 from 0.7, before one claim had to say no to the other; since then those from 0.7 are those from 0.8); of those that evidence shows 57 of 60 agreements from 0.7, and one of four from 0.5 to 0.65 (docs/quality.md)."""
FOLDS = 5
UNJUDGED = Reading((0.0, 1.0, 0.0), (0.0, 1.0, 0.0))
NEVER: dict[str, tuple[str, ...]] = {
    "agree": ("numbers_conflict", "negation_conflict", "names_conflict", "dates_conflict", "stance_conflict", "names_apart", "places_apart", "modality_apart", "difference_near", "difference_judged", "contradiction_most", "contradiction_least"),
    "conflict": ("numbers_agree", "stance_agree", "names_apart", "places_apart", "modality_apart", "numbers_update", "modality_update"),
    "update": ("numbers_agree", "numbers_conflict", "stance_agree"),
}
"""Features that may only speak against a relation."""
ALWAYS: dict[str, tuple[str, ...]] = {
    "agree": ("numbers_agree", "stance_agree", "names_agree", "dates_agree", "places_agree", "similarity", "overlap", "entailment_most", "entailment_least", "entailment_near"),
    "conflict": ("numbers_conflict", "negation_conflict", "names_conflict", "dates_conflict", "stance_conflict", "contradiction_most", "contradiction_least", "difference_near", "difference_judged", "contradiction_near", "similarity"),
    "update": ("numbers_update", "negation_update", "modality_update", "similarity"),
}
"""Features that may only speak for a relation: so the waterfall reads as sense, whatever the sample."""


@dataclass(frozen=True, slots=True)
class Example:
    """A stress pair with everything a verdict needs, and what evidence makes of it."""

    pair: StressPair
    facts_a: Facts
    facts_b: Facts
    reading: Reading
    similarity: float
    features: Mapping[str, float]
    vetoed: bool
    """Whether evidence rules out what the model would weigh: such pairs never reach it."""
    compared: bool
    """Whether the two are similar enough to be compared at all."""

    @property
    def weighed(self) -> bool:
        """Whether the model's word decides."""
        return self.compared and not self.vetoed

    def target(self) -> int:
        """The class of the two propositions themselves: under one denial agree and conflict change places."""
        label = self.pair.label
        if (self.pair.a.force is Force.DENIES) != (self.pair.b.force is Force.DENIES):
            label = {"agree": "conflict", "conflict": "agree"}.get(label, label)
        return CLASSES.index(label)

    def verdict(self, model: Model | None = None) -> Verdict | None:
        """What decide says, with the shipped model or another."""
        if not self.compared:
            return None
        p = self.pair
        return decide(p.a, p.b, self.facts_a, self.facts_b, self.reading, self.similarity, p.a_date, p.b_date, model)


def make_examples(
    pairs: Sequence[StressPair], similarities: Mapping[tuple[str, str], float], score: Score, min_similarity: float
) -> list[Example]:
    """Reads the facts of all claims. `similarities` are cosines by the two propositions; `score` is asked for pairs of at least
    `min_similarity`."""
    claims = {c.claim_id: c for p in pairs for c in (p.a, p.b)}
    dates = {c.document_id: d for p in pairs for c, d in ((p.a, p.a_date), (p.b, p.b_date))}
    texts = {c.document_id: t for p in pairs for c, t in ((p.a, p.a_text), (p.b, p.b_text))}
    facts = dict(zip(claims, map(load_facts, read_facts(list(claims.values()), texts, dates)), strict=True))
    told = {key: tell(claim, facts[key]) for key, claim in claims.items()}
    near = [p for p in pairs if similarities[_texts(p)] >= min_similarity]
    readings = dict(zip((p.id for p in near), read_pairs([(told[p.a.claim_id], told[p.b.claim_id]) for p in near], score), strict=True))
    return [_make_example(p, facts[p.a.claim_id], facts[p.b.claim_id], similarities[_texts(p)], readings.get(p.id)) for p in pairs]


def _make_example(p: StressPair, facts_a: Facts, facts_b: Facts, similarity: float, read: Reading | None) -> Example:
    reading = read or UNJUDGED
    signals = gather(p.a, p.b, facts_a, facts_b, similarity, p.a_date, p.b_date)
    features = featurise(reading.forward, reading.backward, similarity, overlap(facts_a, facts_b), signals)
    vetoed = any(Relation.CONFLICT in s.vetoes and s.strength >= VETO for s in signals)
    return Example(p, facts_a, facts_b, reading, similarity, features, vetoed, read is not None)


def _texts(pair: StressPair) -> tuple[str, str]:
    return pair.a.proposition, pair.b.proposition


def fit_model(examples: Sequence[Example]) -> Model:
    """Weights from all examples; thresholds from what models fitted without a fold of the groups say of that fold."""
    told: list[tuple[Example, Verdict | None]] = []
    for part in range(FOLDS):
        inside = [e for e in examples if fold(f"fold {e.pair.group}", FOLDS) == part]
        outside = [e for e in examples if fold(f"fold {e.pair.group}", FOLDS) != part]
        model = Model(fit_weights(outside), dict.fromkeys(THRESHOLDS, 0.0), ABSTAIN)
        told += [(e, e.verdict(model)) for e in inside]
    return Model(fit_weights(examples), {name: choose_threshold(told, name) for name in THRESHOLDS}, ABSTAIN)


def fit_weights(examples: Sequence[Example], penalty: float = PENALTY) -> dict[str, dict[str, float]]:
    """Weights by class and feature, those of "none" zero; signs are bound by ALWAYS and NEVER."""
    from scipy.optimize import minimize

    examples = [e for e in examples if e.weighed]
    x = np.array([[e.features[f] for f in FEATURES] for e in examples])
    y = np.array([e.target() for e in examples])
    share = np.array([e.pair.weight for e in examples])
    share /= share.sum()
    n, k = len(CLASSES) - 1, len(FEATURES)

    expected = np.array([[EXPECTED[c].get(f, 0.0) for f in FEATURES] for c in CLASSES[:n]])

    def loss(flat: npt.NDArray[np.float64]) -> tuple[float, npt.NDArray[np.float64]]:
        weights = np.vstack([flat.reshape(n, k), np.zeros(k)])
        logits = x @ weights.T
        logits -= logits.max(axis=1, keepdims=True)
        chances = np.exp(logits)
        chances /= chances.sum(axis=1, keepdims=True)
        shrunk = weights[:n] - expected
        shrunk[:, FEATURES.index("bias")] = 0
        value = -(share * np.log(chances[np.arange(len(y)), y] + 1e-12)).sum() + penalty * (shrunk**2).mean()
        error = chances.copy()
        error[np.arange(len(y)), y] -= 1
        return float(value), ((error.T @ (x * share[:, None]))[:n] + 2 * penalty * shrunk / shrunk.size).ravel()

    bounds = [(0.0 if f in ALWAYS[c] else None, 0.0 if f in NEVER[c] else None) for c in CLASSES[:n] for f in FEATURES]
    found = minimize(loss, expected.ravel(), jac=True, method="L-BFGS-B", bounds=bounds, options={"maxiter": 2000})
    weights = found.x.reshape(n, k)
    return {c: {f: round(float(w), 3) for f, w in zip(FEATURES, weights[i], strict=True) if abs(w) >= 0.0005} for i, c in enumerate(CLASSES[:n])} | {"none": {}}


def choose_threshold(told: Sequence[tuple[Example, Verdict | None]], name: str) -> float:
    """The lowest probability from which on the wanted precision holds, pair by pair, from HIGHEST down to LOWEST.

    An unrelated pair of a story counts for all that it was drawn from. What only the judge sees is told by the
    stories alone, since half of the minimal pairs are traps set for it and news sets fewer.
    """
    relation = next((r.value for r, judged in JUDGED.items() if judged == name), name)
    said = [(v.probability, e.pair) for e, v in told if v is not None and v.threshold == name and not v.unclear and (name == relation or e.pair.kind == STORY)]
    best = HIGHEST
    for step in range(round(100 * HIGHEST), round(100 * LOWEST[name]) - 1, -1):
        printed = [pair for p, pair in said if p >= step / 100]
        right = sum(pair.label == relation for pair in printed)
        if right and right / sum(pair.drawn_from for pair in printed) >= PRECISION[name]:
            best = step / 100
    return best


def tally(examples: Iterable[Example]) -> dict[str, dict[str, tuple[int, int, int]]]:
    """By kind of evidence and relation: right, said, wanted. "all" is over all kinds."""
    counts: dict[str, dict[str, list[int]]] = {}
    for e in examples:
        verdict = e.verdict()
        said = verdict.relation.value if verdict is not None and not verdict.unclear else "none"
        for kind in (e.pair.kind, "all"):
            rows = counts.setdefault(kind, {r.value: [0, 0, 0] for r in Relation})
            for relation, row in rows.items():
                row[0] += said == relation == e.pair.label
                row[1] += said == relation
                row[2] += e.pair.label == relation
    return {kind: {r: (row[0], row[1], row[2]) for r, row in rows.items()} for kind, rows in counts.items()}
