"""Readings: claims whole first, and their cores where those imply each other more."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from claimcheck.matching.readings import Told, read_pairs
from claimcheck.protocols import Floats2d

Table = dict[tuple[str, str], tuple[float, float, float]]
LONG, SHORT = Told("The ship, late, struck the pier.", "The ship struck the pier."), Told("It hit the pier.", "")


class Judge:
    """Says what the table says, and remembers what it was asked."""

    def __init__(self, table: Table) -> None:
        self.table, self.asked = table, list[Sequence[tuple[str, str]]]()

    def __call__(self, pairs: Sequence[tuple[str, str]]) -> Floats2d:
        self.asked.append(pairs)
        return np.array([self.table[p] for p in pairs], np.float32)


def both(a: str, b: str, forward: float, backward: float) -> Table:
    return {(a, b): (forward, 1 - forward, 0.0), (b, a): (backward, 1 - backward, 0.0)}


def test_the_cores_are_read_where_the_judge_sees_something_in_the_whole() -> None:
    judge = Judge(both(LONG.proposition, SHORT.proposition, 0.5, 0.125) | both(LONG.core, SHORT.proposition, 0.75, 0.75))
    (reading,) = read_pairs([(LONG, SHORT)], judge)
    assert reading.of_cores
    assert reading.forward == reading.backward == (0.75, 0.25, 0.0)


def test_cores_that_say_less_change_nothing() -> None:
    judge = Judge(both(LONG.proposition, SHORT.proposition, 0.75, 0.75) | both(LONG.core, SHORT.proposition, 0.75, 0.5))
    (reading,) = read_pairs([(LONG, SHORT)], judge)
    assert not reading.of_cores
    assert reading.forward[0] == 0.75


def test_pairs_of_which_the_judge_sees_nothing_are_read_once() -> None:
    judge = Judge(both(LONG.proposition, SHORT.proposition, 0.0625, 0.0625))
    assert not read_pairs([(LONG, SHORT)], judge)[0].of_cores
    assert len(judge.asked) == 1


def test_no_pairs_ask_nothing() -> None:
    judge = Judge({})
    assert read_pairs([], judge) == []
    assert judge.asked == []
