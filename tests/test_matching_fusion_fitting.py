"""Fitting: weights that mean what evidence means, thresholds that hold their precision, and a tally that adds up."""

from __future__ import annotations

from dataclasses import replace

import pytest

from claimcheck.matching.evidence.signals import Signal, evidence
from claimcheck.matching.facts import Facts
from claimcheck.matching.fusion import Model, featurise, probabilities
from claimcheck.matching.fusion_fitting import ABSTAIN, ALWAYS, NEVER, Example, choose_threshold, fit_weights, tally
from claimcheck.matching.readings import Reading
from claimcheck.matching.stress import StressPair
from claimcheck.matching.verdicts import Verdict
from claimcheck.records import Claim, Force, Kind, Relation

NUMBERS = Signal(evidence("numbers", "The figures differ.", None, None), Relation.CONFLICT, 1.0, Kind.FACT)
ENTAILS, OPEN, CONTRADICTS = (0.9, 0.1, 0.0), (0.1, 0.8, 0.1), (0.0, 0.1, 0.9)


def make_example(label: str, scores: tuple[float, float, float], signals: list[Signal], similarity: float = 0.8, force: Force = Force.STATES) -> Example:
    claims = [Claim(c, c, 0, 9, "It burned.", 0, 9, "It burned.", "It burned.", c, c, force=f) for c, f in (("a", force), ("b", Force.STATES))]
    pair = StressPair(f"{label}-{similarity}", "numbers", "g", claims[0], claims[1], "2020-01-01", "2020-01-01", label, None, "It burned.", "It burned.")
    return Example(pair, Facts(), Facts(), Reading(scores, scores), similarity, featurise(scores, scores, similarity, similarity, signals), False, True)


SAMPLE = [
    *(make_example("agree", ENTAILS, [], 0.6 + i / 100) for i in range(20)),
    *(make_example("conflict", CONTRADICTS, [NUMBERS], 0.6 + i / 100) for i in range(20)),
    *(make_example("none", OPEN, [], 0.3 + i / 100) for i in range(40)),
]


def test_weights_tell_the_classes_apart_and_keep_their_signs() -> None:
    weights = fit_weights(SAMPLE)
    for example in SAMPLE:
        chances = probabilities(dict(example.features), Model(weights, {}, ABSTAIN))
        assert max(chances, key=lambda c: chances[c]) == example.pair.label
    assert all(weights[c].get(f, 0.0) >= 0 for c, names in ALWAYS.items() for f in names)
    assert all(weights[c].get(f, 0.0) <= 0 for c, names in NEVER.items() for f in names)


def test_the_same_sample_gives_the_same_weights() -> None:
    assert fit_weights(SAMPLE) == fit_weights(SAMPLE)


def test_pairs_that_never_reach_the_model_do_not_move_it() -> None:
    apart = [replace(make_example("agree", CONTRADICTS, [NUMBERS], 0.1), compared=False), replace(make_example("agree", CONTRADICTS, [NUMBERS]), vetoed=True)]
    assert fit_weights([*SAMPLE, *apart]) == fit_weights(SAMPLE)


def test_under_one_denial_agree_and_conflict_change_places() -> None:
    assert make_example("agree", OPEN, []).target() == make_example("conflict", OPEN, [], force=Force.DENIES).target()


@pytest.mark.parametrize(
    ("relation", "wrong_at", "expected"), [("conflict", 0.65, 0.66), ("conflict", 0.4, 0.5), ("conflict", 0.95, 0.9), ("update", 0.55, 0.56)]
)
def test_a_threshold_is_the_lowest_that_holds_its_precision(relation: str, wrong_at: float, expected: float) -> None:
    def say(label: str, probability: float) -> tuple[Example, Verdict]:
        return make_example(label, OPEN, []), Verdict(Relation(relation), None, probability, (), "")

    told = [*(say(relation, 0.5 + i / 50) for i in range(10)), *(say("none", wrong_at) for _ in range(6))]
    assert choose_threshold(told, relation) == expected


def test_the_tally_counts_by_kind_and_over_all() -> None:
    rows = tally([replace(e, compared=False) for e in SAMPLE])
    assert rows["all"] == rows["numbers"]
    assert rows["all"]["conflict"] == (0, 0, 20)
