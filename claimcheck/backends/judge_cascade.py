"""Two judges in a row: the fast one puts aside what is clearly unrelated, the strong one reads the rest.

Both orders of a pair count, whichever was asked for, so the two answers about a pair always come from one judge; and what
they are depends on that pair alone.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from claimcheck.protocols import Floats2d, Judge

NEUTRAL = 1


@dataclass(frozen=True, slots=True)
class CascadeJudge:
    """`threshold` is the chance of neutral, 0 to 1, that the fast judge must give both orders to have the last word."""

    fast: Judge
    strong: Judge
    threshold: float

    @property
    def name(self) -> str:
        return f"{self.fast.name}<{self.threshold:g}+{self.strong.name}"

    def score(self, pairs: Sequence[tuple[str, str]]) -> Floats2d:
        """See protocols.Judge. Raises ModelError where a model is missing or damaged."""
        both = list(dict.fromkeys(order for p, h in pairs for order in ((p, h), (h, p))))
        said = dict(zip(both, self.fast.score(both), strict=True))
        unclear = [pair for pair in pairs if min(said[pair][NEUTRAL], said[pair[::-1]][NEUTRAL]) < self.threshold]
        said |= dict(zip(unclear, self.strong.score(unclear), strict=True))
        return np.array([said[pair] for pair in pairs], np.float32).reshape(len(pairs), 3)
