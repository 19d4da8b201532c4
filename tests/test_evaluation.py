"""Figures of a judge, against hand-worked values and scikit-free oracles."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest

from claimcheck.errors import InputError
from claimcheck.evaluation import calibration_error, evaluate, format_figures, measure, precision_at_half_recall
from claimcheck.protocols import Floats2d
from claimcheck.training.pairs import LabelledPair


class FakeJudge:
    """Says what the hypothesis spells: e, n or c."""

    name = "fake@1"

    def score(self, pairs: Sequence[tuple[str, str]]) -> Floats2d:
        likely = {"e": (0.8, 0.1, 0.1), "n": (0.1, 0.8, 0.1), "c": (0.1, 0.1, 0.8), "": (0.4, 0.3, 0.3)}
        return np.array([likely[h] for _, h in pairs], np.float32)


def pairs(*rows: tuple[str, int, str]) -> list[LabelledPair]:
    return [LabelledPair(f"p{i}", said, label, name) for i, (said, label, name) in enumerate(rows)]


THREE = pairs(("e", 0, "t"), ("e", 0, "t"), ("n", 1, "t"), ("c", 1, "t"), ("c", 2, "t"), ("n", 2, "t"))


def test_accuracy_f1_and_confusion() -> None:
    figures = evaluate(THREE, FakeJudge())
    (found,) = figures.sets
    assert (found.name, found.pairs) == ("t", 6)
    assert found.accuracy == pytest.approx(4 / 6)
    assert found.macro_f1 == pytest.approx((1 + 0.5 + 0.5) / 3)
    assert found.most == pytest.approx(1 / 3)
    assert figures.confusion == ((2, 0, 0), (0, 1, 1), (0, 1, 1))
    assert figures.brier == pytest.approx((4 * (0.04 + 0.01 + 0.01) + 2 * (0.64 + 0.81 + 0.01)) / 6)


def test_two_label_sets_are_entailment_or_not() -> None:
    figures = evaluate(pairs(("e", 0, "d"), ("c", 3, "d"), ("n", 3, "d"), ("e", 3, "d")), FakeJudge())
    assert figures.sets[0].accuracy == 0.75
    assert figures.confusion[3] == (1, 1, 1)
    assert figures.brier is None
    assert "-" in format_figures(figures)


def test_sets_weigh_alike_in_the_mean() -> None:
    figures = evaluate([*THREE, *pairs(("e", 0, "u"), ("c", 2, "u"), ("c", 2, "u"))], FakeJudge())
    assert figures.mean == pytest.approx((4 / 6 + 1) / 2)


def test_calibration_error_by_hand() -> None:
    chance = np.array([0.95, 0.95, 0.15, 0.15, 1.0])
    right = np.array([True, False, False, False, True])
    assert calibration_error(chance, right) == pytest.approx(3 / 5 * abs((0.95 + 0.95 + 1.0) / 3 - 2 / 3) + 2 / 5 * 0.15)


def test_precision_at_half_recall_takes_ties_together() -> None:
    chance = np.array([0.9, 0.8, 0.8, 0.8, 0.1, 0.05])
    right = np.array([True, False, True, False, True, True])
    assert precision_at_half_recall(chance, right) == pytest.approx(0.5)
    assert precision_at_half_recall(chance, np.zeros(6, bool)) is None


def test_scores_are_written_in_order(tmp_path: Path) -> None:
    evaluate(THREE, FakeJudge(), scores_to=tmp_path / "s.jsonl")
    rows = [json.loads(line) for line in (tmp_path / "s.jsonl").read_text().splitlines()]
    assert [max(row, key=row.get) for row in rows] == ["entailment", "entailment", "neutral", "contradiction", "contradiction", "neutral"]
    assert list(rows[0]) == ["entailment", "neutral", "contradiction"]
    with pytest.raises(InputError, match="cannot write the scores"):
        evaluate(THREE, FakeJudge(), scores_to=tmp_path / "no" / "s.jsonl")


def test_nothing_to_measure() -> None:
    with pytest.raises(InputError, match="no pairs"):
        evaluate([], FakeJudge())


def test_progress_ends_at_the_number_of_pairs() -> None:
    calls: list[tuple[str, int, int]] = []
    evaluate(THREE * 100, FakeJudge(), progress=lambda *call: calls.append(call))
    assert calls[0][1:] == (256, 600)
    assert calls[-1][1:] == (600, 600)


def test_speed_is_pairs_by_seconds() -> None:
    assert measure(THREE, FakeJudge().score([(p.premise, p.hypothesis) for p in THREE]), "x", 2.0).pairs_per_second == 3
