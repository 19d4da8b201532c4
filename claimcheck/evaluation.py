"""Measure a judge on labelled pairs: accuracy by set, confusion, calibration and speed."""

from __future__ import annotations

import json
import time
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from claimcheck.backends import make_judge, prepare_judge
from claimcheck.errors import InputError
from claimcheck.protocols import Floats2d, Judge
from claimcheck.settings import Settings
from claimcheck.training.pairs import LABELS, NOT_ENTAILED, LabelledPair, read_pairs

Progress = Callable[[str, int, int], None]
"""Called with what is done, how many are, and of how many."""
Labels = npt.NDArray[np.int64]
CONTRADICTION = LABELS.index("contradiction")
CHUNK = 256
"""Pairs between two calls of `progress`."""


@dataclass(frozen=True, slots=True)
class SetFigures:
    """One set. Shares are 0 to 1. A set without all three labels is read as entailment or not."""

    name: str
    pairs: int
    accuracy: float
    macro_f1: float
    most: float
    """The share of the largest class: what a constant answer gets."""


@dataclass(frozen=True, slots=True)
class Figures:
    """How a judge did. Figures after `confusion` are over the three-way sets; None where there is none."""

    judge: str
    pairs: int
    sets: tuple[SetFigures, ...]
    mean: float
    """Accuracy, mean over sets."""
    confusion: tuple[tuple[int, int, int], ...]
    """Rows: the label given (entailment, neutral, contradiction, and not_entailment where there is one); columns: said."""
    brier: float | None
    """Mean squared distance of the probabilities from the truth, 0 to 2; a constant third gets 0.667."""
    calibration_top: float | None
    """Expected calibration error of the top label, ten bins of equal width (Guo et al. 2017)."""
    calibration_contradiction: float | None
    contradiction_precision: float | None
    """Of "contradiction" at the highest threshold that keeps half of its recall."""
    pairs_per_second: float


def evaluate_files(paths: Sequence[Path], settings: Settings, scores_to: Path | None = None, *, progress: Progress | None = None) -> str:
    """`claimcheck eval`: the figures of the settings' judge on labelled pairs, as a table. Raises InputError and ModelError."""
    pairs = read_pairs(paths)
    prepare_judge(settings, lambda line: progress(line, 0, 0) if progress else None)
    return format_figures(evaluate(pairs, make_judge(settings), scores_to=scores_to, progress=progress))


def evaluate(pairs: Sequence[LabelledPair], judge: Judge, *, scores_to: Path | None = None, progress: Progress | None = None) -> Figures:
    """Score every pair and measure; `scores_to` gets one JSON line a pair, in order. Raises InputError for no pairs, ModelError."""
    if not pairs:
        raise InputError("no pairs to measure on", advice="give JSON Lines or CSV with premise, hypothesis and label")
    judge.score([("", "")])
    parts, started = [], time.perf_counter()
    for first in range(0, len(pairs), CHUNK):
        parts.append(judge.score([(p.premise, p.hypothesis) for p in pairs[first : first + CHUNK]]))
        if progress:
            progress("pairs judged", min(first + CHUNK, len(pairs)), len(pairs))
    seconds, scores = time.perf_counter() - started, np.concatenate(parts)
    if scores_to is not None:
        write_scores(scores, scores_to)
    return measure(pairs, scores, judge.name, seconds)


def write_scores(scores: Floats2d, path: Path) -> None:
    """One {"entailment", "neutral", "contradiction"} a line. Raises InputError where the file cannot be written."""
    lines = (json.dumps({label: round(float(p), 4) for label, p in zip(LABELS, row, strict=True)}) for row in scores)
    try:
        path.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    except OSError as error:
        raise InputError(f"cannot write the scores ({error.strerror})", subject=str(path), advice="give another file") from error


def measure(pairs: Sequence[LabelledPair], scores: Floats2d, judge: str, seconds: float) -> Figures:
    """Figures of scores (n, 3) that are there already."""
    labels = np.array([p.label for p in pairs])
    said = scores.argmax(axis=1)
    places: dict[str, list[int]] = defaultdict(list)
    for i, pair in enumerate(pairs):
        places[pair.set].append(i)
    three_way = [i for found in places.values() if set(labels[found]) >= {0, 1, 2} for i in found if labels[i] != NOT_ENTAILED]
    sets = tuple(_measure_set(name, labels[places[name]], said[places[name]]) for name in sorted(places))
    rows = range(4 if NOT_ENTAILED in labels else 3)
    confusion = [[int(np.sum((labels == row) & (said == column))) for column in range(3)] for row in rows]
    y, p = labels[three_way], scores[three_way].astype(np.float64)
    return Figures(
        judge=judge,
        pairs=len(pairs),
        sets=sets,
        mean=float(np.mean([s.accuracy for s in sets])),
        confusion=tuple((a, b, c) for a, b, c in confusion),
        brier=float(np.mean(np.sum((p - np.eye(3)[y]) ** 2, axis=1))) if three_way else None,
        calibration_top=calibration_error(p.max(axis=1), p.argmax(axis=1) == y) if three_way else None,
        calibration_contradiction=calibration_error(p[:, CONTRADICTION], y == CONTRADICTION) if three_way else None,
        contradiction_precision=precision_at_half_recall(p[:, CONTRADICTION], y == CONTRADICTION) if three_way else None,
        pairs_per_second=len(pairs) / max(seconds, 1e-9),
    )


def _measure_set(name: str, labels: Labels, said: Labels) -> SetFigures:
    if not set(labels) >= {0, 1, 2} or NOT_ENTAILED in labels:
        labels, said = (labels != 0).astype(np.int64), (said != 0).astype(np.int64)
    kinds = sorted(set(labels))
    f1 = [2 * np.sum((labels == k) & (said == k)) / max(1, np.sum(labels == k) + np.sum(said == k)) for k in kinds]
    return SetFigures(name, len(labels), float(np.mean(labels == said)), float(np.mean(f1)), float(np.bincount(labels).max() / len(labels)))


def calibration_error(chance: npt.NDArray[np.float64], right: npt.NDArray[np.bool_]) -> float:
    """How far stated chances lie from what came true, over ten bins of equal width, weighted by their size."""
    bins = np.minimum((chance * 10).astype(np.int64), 9)
    gaps = [np.sum(bins == b) * abs(chance[bins == b].mean() - right[bins == b].mean()) for b in range(10) if np.any(bins == b)]
    return float(sum(gaps) / len(chance))


def precision_at_half_recall(chance: npt.NDArray[np.float64], right: npt.NDArray[np.bool_]) -> float | None:
    """Precision at the highest threshold that finds half of what is right; None where there is nothing to find."""
    if not right.any():
        return None
    order = np.argsort(-chance, kind="stable")
    found, taken = np.cumsum(right[order]), np.arange(1, len(order) + 1)
    last_of_ties = np.append(chance[order][1:] != chance[order][:-1], True)
    enough = np.flatnonzero(last_of_ties & (found >= right.sum() / 2))[0]
    return float(found[enough] / taken[enough])


def format_figures(figures: Figures) -> str:
    """A table for a terminal, without colours."""
    lines = [f"judge {figures.judge}, {figures.pairs} pairs", "", f"{'set':24s} accuracy  macro F1   most   pairs"]
    lines += [f"{s.name:24s} {s.accuracy:8.3f}  {s.macro_f1:8.3f}  {s.most:5.3f}  {s.pairs:6d}" for s in figures.sets]
    lines += [f"{'mean over sets':24s} {figures.mean:8.3f}", "", f"{'given, said':16s}" + "".join(f"{label:>15s}" for label in LABELS)]
    lines += [f"{name:16s}" + "".join(f"{n:15d}" for n in row) for name, row in zip((*LABELS, "not_entailment"), figures.confusion, strict=False)]
    over_three = (
        ("Brier score (a constant third: 0.667)", figures.brier),
        ("calibration error, top label", figures.calibration_top),
        ("calibration error, contradiction", figures.calibration_contradiction),
        ("contradiction, precision at half recall", figures.contradiction_precision),
    )
    lines += ["", *(f"{name:40s} {'-' if value is None else f'{value:.3f}'}" for name, value in over_three)]
    return "\n".join([*lines, f"{'pairs a second':40s} {figures.pairs_per_second:.1f}"]) + "\n"
