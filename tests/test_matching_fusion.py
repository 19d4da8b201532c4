"""Fusion: chances that sum to one, and a waterfall that sums to the log-odds."""

from __future__ import annotations

import math

import pytest

from claimcheck.matching.evidence.signals import Signal, evidence
from claimcheck.matching.fusion import (
    CLASSES,
    FEATURES,
    JUDGED,
    THRESHOLDS,
    explain,
    featurise,
    load_model,
    probabilities,
)
from claimcheck.records import Kind, Relation

NUMBERS = Signal(evidence("numbers", "The figures differ.", None, None), Relation.CONFLICT, 1.0, Kind.FACT)


def test_shipped_weights_name_known_features_and_thresholds() -> None:
    model = load_model()
    assert set(model.weights) == set(CLASSES)
    assert {f for row in model.weights.values() for f in row} <= set(FEATURES)
    assert set(model.thresholds) == set(THRESHOLDS)
    assert all(0 < t < 1 for t in model.thresholds.values())
    assert 0 < model.abstain <= min(model.thresholds[name] for name in JUDGED.values())  # what evidence shows needs no band


def test_the_waterfall_sums_to_the_log_odds() -> None:
    features = featurise((0.1, 0.2, 0.7), (0.05, 0.15, 0.8), 0.7, 0.6, [NUMBERS])
    chances = probabilities(features)
    assert sum(chances.values()) == pytest.approx(1)
    for relation in Relation:
        bars = explain(features, relation)
        assert sum(b.contribution for b in bars) == pytest.approx(math.log(chances[relation.value] / chances["none"]))


def test_evidence_raises_the_chance_of_its_relation() -> None:
    bare, shown = (probabilities(featurise((0.1, 0.5, 0.4), (0.1, 0.5, 0.4), 0.6, 0.5, signals)) for signals in ([], [NUMBERS]))
    assert shown["conflict"] > bare["conflict"]
    assert shown["agree"] < bare["agree"]
