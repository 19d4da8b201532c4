"""A fast judge before a strong one: what the fast one finds clearly open, the strong one does not read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from claimcheck.backends.judge.preparation import Progress
from claimcheck.backends.judge.shipped import ShippedJudge
from claimcheck.protocols import Floats2d

OPEN = 0.8
"""Chance of neutral from which the fast judge is believed alone."""


@dataclass(frozen=True, slots=True)
class CascadeJudge:
    """Two judges as one. A score depends on its pair alone, as each of theirs does."""

    fast: ShippedJudge
    strong: ShippedJudge

    @property
    def name(self) -> str:
        return f"{self.strong.name}+{self.fast.name}@{OPEN}"

    def prepare(self, progress: Progress | None = None) -> None:
        """Make what the first use needs. Raises ModelError."""
        self.fast.prepare(progress)
        self.strong.prepare(progress)

    def score(self, pairs: Sequence[tuple[str, str]]) -> Floats2d:
        """See protocols.Judge. Raises ModelError where a model is missing or damaged."""
        scores = self.fast.score(pairs)
        asked = [i for i, row in enumerate(scores) if row[1] < OPEN]
        scores[asked] = self.strong.score([pairs[i] for i in asked])
        return scores
