"""A judge's answers written beside pairs."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from claimcheck.protocols import Floats2d
from claimcheck.training.pairs import LabelledPair, read_pairs
from claimcheck.training.teacher import teach

ROWS = [{"premise": f"p{i}", "hypothesis": "h", "set": "s"} for i in range(100)]


class Teacher:
    name = "teacher@1"

    def __init__(self) -> None:
        self.asked: list[tuple[str, str]] = []

    def score(self, pairs: Sequence[tuple[str, str]]) -> Floats2d:
        self.asked += pairs
        return np.tile(np.array([0.25, 0.7, 0.05], np.float32), (len(pairs), 1))


def test_what_is_written_can_be_learnt_from(tmp_path: Path) -> None:
    teach(ROWS, Teacher(), tmp_path / "out.jsonl")
    read = read_pairs([tmp_path / "out.jsonl"])
    assert len(read) == 100
    assert read[3] == LabelledPair("p3", "h", 1, "s", (0.25, 0.7, 0.05))


def test_goes_on_after_the_last_row(tmp_path: Path) -> None:
    out, teacher = tmp_path / "out.jsonl", Teacher()
    teach(ROWS[:70], Teacher(), out)
    teach(ROWS, teacher, out)
    assert teacher.asked == [(f"p{i}", "h") for i in range(70, 100)]
    assert [json.loads(line)["premise"] for line in out.read_text().splitlines()] == [row["premise"] for row in ROWS]
