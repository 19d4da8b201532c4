"""Fits the weights of fusion.json on one half of the stress pairs, and measures verdicts on the other.

A stress pair is a line of benchmarks/stress.jsonl: two one-sentence claims with origin, date and force, and the relation
the rules give them. The half is told by the hash of the id. Run by benchmarks/fit_fusion.py.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from claimcheck.matching.facts import Facts, load_facts, read_facts
from claimcheck.matching.fusion import CLASSES, FEATURES, Model, Scores, featurise, probabilities
from claimcheck.matching.verdicts import VETO, Verdict, decide, gather, overlap
from claimcheck.records import Claim, Force, Relation, make_id

PENALTY = 0.02
"""Of the mean squared distance of the weights from EXPECTED, beside the mean log loss: as if each were known to about 1.3."""
EXPECTED: dict[str, dict[str, float]] = {
    "agree": {"numbers_agree": 1.5, "stance_agree": 1.5, "numbers_conflict": -2.0, "negation_conflict": -2.0},
    "conflict": {"numbers_conflict": 3.0, "negation_conflict": 2.0, "stance_conflict": 4.0, "names_conflict": 2.0, "dates_conflict": 3.0},
    "update": {"numbers_update": 5.0, "modality_update": 4.0, "negation_update": 3.0},
}
"""Where the rules themselves say what evidence means; the pairs move the weights from here, the rest from zero."""
STORY_WEIGHT = 3.0
"""Of a match between two claims of one invented story: these are worded like news, the minimal pairs are closer than news ever is."""
NEVER: dict[str, tuple[str, ...]] = {
    "agree": ("numbers_conflict", "negation_conflict", "names_conflict", "dates_conflict", "stance_conflict", "places_apart", "modality_apart", "difference_near", "difference_judged", "contradiction_most", "contradiction_least"),
    "conflict": ("numbers_agree", "stance_agree", "modality_apart", "numbers_update", "modality_update"),
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
class StressPair:
    """One labelled pair. `label` is a relation or "none"; `kind` the evidence it tries."""

    id: str
    kind: str
    a: Claim
    b: Claim
    a_date: str
    b_date: str
    label: str
    conflict_kind: str | None
    a_before: str = ""
    b_before: str = ""

    @property
    def fitted(self) -> bool:
        """Whether the pair is of the half that weights are fitted on."""
        return int(hashlib.sha256(self.id.encode()).hexdigest()[:8], 16) % 2 == 0


@dataclass(frozen=True, slots=True)
class Example:
    """A stress pair with everything a verdict needs."""

    pair: StressPair
    facts_a: Facts
    facts_b: Facts
    forward: Scores
    backward: Scores
    similarity: float

    def features(self) -> dict[str, float]:
        """As the model sees them."""
        p = self.pair
        signals = gather(p.a, p.b, self.facts_a, self.facts_b, self.similarity, p.a_date, p.b_date)
        return featurise(self.forward, self.backward, self.similarity, overlap(self.facts_a, self.facts_b), signals)

    def vetoed(self) -> bool:
        """Whether evidence rules out what the model would weigh: such pairs never reach it."""
        p = self.pair
        signals = gather(p.a, p.b, self.facts_a, self.facts_b, self.similarity, p.a_date, p.b_date)
        return any(Relation.CONFLICT in s.vetoes and s.strength >= VETO for s in signals)

    def target(self) -> int:
        """The class of the two propositions themselves: under one denial agree and conflict change places."""
        label = self.pair.label
        if (self.pair.a.force is Force.DENIES) != (self.pair.b.force is Force.DENIES):
            label = {"agree": "conflict", "conflict": "agree"}.get(label, label)
        return CLASSES.index(label)

    def verdict(self) -> Verdict | None:
        """What decide says."""
        p = self.pair
        return decide(p.a, p.b, self.facts_a, self.facts_b, self.forward, self.backward, self.similarity, p.a_date, p.b_date)


def read_stress(path: Path) -> list[StressPair]:
    """The pairs of a stress file."""
    rows = (json.loads(line) for line in path.read_text(encoding="utf-8").splitlines())
    return [StressPair(r["id"], r["kind"], _claim(r, "a"), _claim(r, "b"), r["a_date"], r["b_date"], r["label"], r["conflict_kind"], _before(r, "a"), _before(r, "b")) for r in rows]


def _before(row: Mapping[str, str], side: str) -> str:
    before = row.get(f"{side}_before")
    return f"{before} " if before else ""


def _claim(row: Mapping[str, str], side: str) -> Claim:
    text, start = row[side], len(_before(row, side))
    end = start + len(text)
    key = make_id(row["id"], side)
    return Claim(key, key, start, end, text, start, end, text, text, row[f"{side}_origin"], row[f"{side}_origin"], force=Force(row[f"{side}_force"]))


def make_examples(pairs: Sequence[StressPair], scores: Mapping[tuple[str, str], Scores], similarities: Mapping[tuple[str, str], float]) -> list[Example]:
    """Reads the facts of all pairs and puts the judge's scores (by premise and hypothesis) and cosines beside them."""
    claims = [c for p in pairs for c in (p.a, p.b)]
    dates = {c.document_id: d for p in pairs for c, d in ((p.a, p.a_date), (p.b, p.b_date))}
    texts = {c.document_id: before + c.quote for p in pairs for c, before in ((p.a, p.a_before), (p.b, p.b_before))}
    facts = [load_facts(line) for line in read_facts(claims, texts, dates)]
    return [
        Example(p, facts[2 * i], facts[2 * i + 1], scores[p.a.quote, p.b.quote], scores[p.b.quote, p.a.quote], similarities[p.a.quote, p.b.quote])
        for i, p in enumerate(pairs)
    ]


def fit(examples: Sequence[Example], penalty: float = PENALTY) -> dict[str, dict[str, float]]:
    """Weights by class and feature, those of "none" zero; signs are bound by ALWAYS and NEVER."""
    from scipy.optimize import minimize

    examples = [e for e in examples if not e.vetoed()]
    rows = [e.features() for e in examples]
    x = np.array([[r[f] for f in FEATURES] for r in rows])
    y = np.array([e.target() for e in examples])
    share = np.array([STORY_WEIGHT if e.pair.kind == "story" and e.pair.label != "none" else 1.0 for e in examples])
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


def choose_thresholds(examples: Sequence[Example], weights: dict[str, dict[str, float]], precision: Mapping[str, float]) -> dict[str, float]:
    """The lowest probability of each relation at which the wanted precision holds on these examples, between 0.55 and 0.9."""
    model = Model(weights, {}, 0.0)
    scored = [(probabilities(e.features(), model), e.target()) for e in examples if not e.vetoed()]
    out = {}
    for relation in Relation:
        index = CLASSES.index(relation.value)
        best = 0.9
        for step in range(90, 54, -1):
            told = [t for p, t in scored if p[relation.value] >= step / 100]
            if told and sum(t == index for t in told) / len(told) >= precision[relation.value]:
                best = step / 100
        out[relation.value] = best
    return out


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
