"""From evidence to one calibrated probability a relation: a multinomial logistic regression over a few named features.

The weights stand with their names in fusion.json beside this file. `python benchmarks/fit_fusion.py --write` fits them anew
on one half of the stress pairs and measures on the other.
"""

from __future__ import annotations

import json
import math
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from claimcheck.matching.evidence.signals import Signal
from claimcheck.records import Kind, Relation

CLASSES = ("agree", "conflict", "update", "none")
WEIGHTS = Path(__file__).with_name("fusion.json")
Scores = tuple[float, float, float]
FEATURES = (
    "bias", "entailment_most", "entailment_least", "contradiction_most", "contradiction_least", "similarity", "overlap",
    "numbers_agree", "numbers_conflict", "numbers_update", "negation_conflict", "negation_update", "stance_agree", "stance_conflict",
    "names_agree", "names_conflict", "names_apart", "dates_agree", "dates_conflict", "places_agree", "places_apart", "modality_apart", "modality_update",
    "difference_near", "difference_judged", "contradiction_near", "entailment_near",
)
"""`difference` is the strongest fact conflict of the evidence; `_near` is times the mean of similarity and overlap, `_judged` times contradiction."""
JUDGED = {Relation.AGREE: "agree_judged", Relation.CONFLICT: "conflict_judged"}
"""Names of the thresholds of what no evidence shows, only the judge. An update needs evidence."""
THRESHOLDS = (*(r.value for r in Relation), *JUDGED.values())


@dataclass(frozen=True, slots=True)
class Model:
    """weights[class][feature]; thresholds[name] is the least probability that makes a match of that relation, `abstain` that of an unclear pair."""

    weights: dict[str, dict[str, float]]
    thresholds: dict[str, float]
    abstain: float

    def to_json(self) -> str:
        """As fusion.json holds it."""
        return json.dumps({"abstain": self.abstain, "thresholds": self.thresholds, "weights": self.weights}, indent=1) + "\n"


@dataclass(frozen=True, slots=True)
class Contribution:
    """One bar of the waterfall: value times weight, for a relation against none."""

    feature: str
    value: float
    weight: float
    contribution: float


@cache
def load_model() -> Model:
    """The shipped weights."""
    raw = json.loads(WEIGHTS.read_text(encoding="utf-8"))
    return Model(raw["weights"], raw["thresholds"], raw["abstain"])


def featurise(forward: Scores, backward: Scores, similarity: float, overlap: float, signals: list[Signal]) -> dict[str, float]:
    """The named features of a pair, each between 0 and 1; evidence counts by the square of its strength, so that weak finds weigh little. Every one is the same whichever claim comes first, but for updates."""
    values = dict.fromkeys(FEATURES, 0.0)
    for signal in signals:
        name = f"{signal.evidence.type.value}_{signal.supports.value if signal.supports else 'apart'}"
        if name in values:
            values[name] = max(values[name], signal.strength**2)
    difference = max((s.strength for s in signals if s.kind is Kind.FACT), default=0.0)
    least, most = sorted((forward[0], backward[0]))
    against_least, against_most = sorted((forward[2], backward[2]))
    near = (max(0.0, similarity) + overlap) / 2
    values |= {
        "bias": 1.0, "entailment_most": most, "entailment_least": least, "contradiction_most": against_most, "contradiction_least": against_least,
        "similarity": max(0.0, similarity), "overlap": overlap, "difference_near": difference * near,
        "difference_judged": difference * (against_most + against_least) / 2, "contradiction_near": (against_most + against_least) / 2 * near,
        "entailment_near": math.sqrt(most * least) * near,
    }
    return values


def probabilities(features: dict[str, float], model: Model | None = None) -> dict[str, float]:
    """Chance of each class; they sum to one."""
    weights = (model or load_model()).weights
    logits = {c: sum(w * features[f] for f, w in weights[c].items()) for c in CLASSES}
    top = max(logits.values())
    raised = {c: math.exp(v - top) for c, v in logits.items()}
    total = sum(raised.values())
    return {c: v / total for c, v in raised.items()}


def explain(features: dict[str, float], relation: Relation, model: Model | None = None) -> list[Contribution]:
    """The waterfall of a relation against "none": what each feature adds to the log-odds, largest first; the sum is the log-odds."""
    weights = (model or load_model()).weights
    bars = [Contribution(f, v, w := weights[relation.value].get(f, 0.0) - weights["none"].get(f, 0.0), v * w) for f, v in features.items()]
    return sorted((b for b in bars if b.contribution), key=lambda b: -abs(b.contribution))
