"""Texts longer than a judge reads at once, read in windows: nothing is cut silently.

A long premise is packed, sentence by sentence, into windows that overlap by one sentence; the window that decides most
clearly (the lowest neutral) speaks for the whole. A hypothesis too long to stand beside any premise is split too, and
then it is only as well supported as its least supported part, and contradicted as soon as one part is.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from claimcheck.protocols import Floats2d

SENTENCE_END = re.compile(r"(?<=[.!?][\"'”’)\]])\s+|(?<=[.!?])\s+|\n+")


@dataclass(frozen=True, slots=True)
class Reading:
    """The pairs of texts that stand for one pair: one row a part of the hypothesis, one column a window of the premise."""

    windows: tuple[str, ...]
    parts: tuple[str, ...]

    def pairs(self) -> list[tuple[str, str]]:
        """Row by row."""
        return [(window, part) for part in self.parts for window in self.windows]

    def combine(self, scores: Floats2d) -> Floats2d:
        """The (3,) probabilities of the whole from those of `pairs()`, (n, 3)."""
        grid = scores.reshape(len(self.parts), len(self.windows), 3)
        decided = grid[np.arange(len(self.parts)), grid[:, :, 1].argmin(axis=1)]
        if len(self.parts) == 1:
            return np.asarray(decided[0], np.float32)
        contradicted = decided[:, 2].max()
        entailed = min(decided[:, 0].min(), 1 - contradicted)
        return np.array([entailed, 1 - entailed - contradicted, contradicted], np.float32)


def cut_windows(text: str, limit: int, count: Callable[[str], int]) -> tuple[str, ...]:
    """Windows of at most `limit` tokens (by `count`) that cover the text; one window where it fits."""
    if count(text) <= limit:
        return (text,)
    pieces = [piece for sentence in SENTENCE_END.split(text) if sentence.strip() for piece in _halve(sentence, limit, count)]
    windows: list[str] = []
    first = 0
    while first < len(pieces):
        last = first + 1
        while last < len(pieces) and count(" ".join(pieces[first : last + 1])) <= limit:
            last += 1
        windows.append(" ".join(pieces[first:last]))
        if last == len(pieces):
            break
        overlap = last - 1 > first and count(" ".join(pieces[last - 1 : last + 1])) <= limit
        first = last - 1 if overlap else last
    return tuple(windows)


def _halve(text: str, limit: int, count: Callable[[str], int]) -> list[str]:
    """The text, or its halves (at a space near the middle if there is one) until each fits."""
    if count(text) <= limit or len(text) < 2:
        return [text]
    middle = len(text) // 2
    space = text.rfind(" ", 1, middle)
    cut = space if space > 0 else middle
    return _halve(text[:cut], limit, count) + _halve(text[cut:].lstrip(" "), limit, count)


def read_pair(premise: str, hypothesis: str, room: int, count: Callable[[str], int]) -> Reading:
    """How to read a pair in at most `room` tokens a time (special tokens not counted)."""
    beside = count(hypothesis)
    if count(premise) + beside <= room:
        return Reading((premise,), (hypothesis,))
    parts = (hypothesis,) if beside <= room // 2 else cut_windows(hypothesis, room // 2, count)
    longest = max(count(part) for part in parts)
    return Reading(cut_windows(premise, room - longest, count), parts)


def score_readings(readings: Sequence[Reading], score: Callable[[Sequence[tuple[str, str]]], Floats2d]) -> Floats2d:
    """(n, 3) probabilities of the whole pairs, rounded to 1e-4 with rows that sum to 1."""
    flat = [pair for reading in readings for pair in reading.pairs()]
    scores = score(flat) if flat else np.zeros((0, 3), np.float32)
    rows, at = np.zeros((len(readings), 3)), 0
    for i, reading in enumerate(readings):
        size = len(reading.windows) * len(reading.parts)
        rows[i] = reading.combine(scores[at : at + size])
        at += size
    rounded = rows.round(4)
    rounded[:, 1] = (1 - rounded[:, 0] - rounded[:, 2]).clip(0, 1).round(4)
    return rounded.astype(np.float32)
