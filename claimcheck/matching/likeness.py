"""How likely two documents tell of one happening: words, names, meaning and dates."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from math import log
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from claimcheck.matching.words import read_words, stem, weigh
from claimcheck.protocols import Floats2d
from claimcheck.records import Document

if TYPE_CHECKING:
    from scipy.sparse import csr_matrix

Floats1d = npt.NDArray[np.float32]
Rows = npt.NDArray[np.int64]

LEAD_WORDS = 200
"""A happening is told in the title and the lead; what follows is background, and longer in some papers than in others. The second and third day's
reports begin with what is new, and come to what happened later."""
FIGURE_WEIGHT = 1.5
"""Figures (a magnitude, a toll, a date) tell two happenings of one kind apart better than other words of their rarity.
Measured with the thresholds of events.py."""
FREE_DAYS = 3
"""Reports of one day's happening come out within three days; later ones need more in common."""
DAYS_HALVING = 14
"""Days after which likeness halves: an aftermath of two weeks still joins, last month's phone call does not."""
OWN_FREE_DAYS = 0
OWN_DAYS_HALVING = 2
"""The same between two texts of one publisher, whose house style makes its reports of different days alike: the White
House's and the Kremlin's readouts of 2021-12 to 2022-03 run together into months of calls otherwise."""


@dataclass(frozen=True, slots=True)
class Leads:
    """What likeness is measured on, one row a document."""

    words: csr_matrix
    """(n, words) weighted words of title and lead, rows of length one."""
    vectors: Floats2d
    """(n, dim) embeddings of title and lead, rows of length one."""
    days: Floats1d
    """(n,) day numbers of publication, NaN where unknown."""
    publishers: npt.NDArray[np.int64]
    """(n,) one number a publisher."""

    def likeness(self, rows: Rows, columns: Rows) -> Floats2d:
        """(rows, columns) float32, 0 to 1: shared words, less where meanings differ, less the further the dates are apart.

        A pair's value depends on its two documents alone. Meaning halves at most: it brings two happenings of one kind
        together, and on ECB+ alone it did worse than the words.
        """
        shared = (self.words[rows] @ self.words[columns].T).toarray()
        meant = (1 + np.clip(self.vectors[rows] @ self.vectors[columns].T, 0, 1)) / 2
        own = self.publishers[rows][:, None] == self.publishers[columns][None, :]
        apart = np.nan_to_num(np.abs(self.days[rows][:, None] - self.days[columns][None, :]), nan=0.0)
        late = np.maximum(0.0, apart - np.where(own, OWN_FREE_DAYS, FREE_DAYS))
        near = np.exp2(-late / np.where(own, OWN_DAYS_HALVING, DAYS_HALVING))
        values: Floats2d = np.round(shared * meant * near, 5).astype(np.float32)
        return values


def read_leads(documents: Sequence[Document], vectors: Floats2d) -> Leads:
    """The leads of documents; row i of `vectors` (n, dim) embeds the title and lead of documents[i]."""
    words = _weigh_words([read_words(f"{d.title or ''}\n{d.text}", LEAD_WORDS) for d in documents])
    publishers = np.unique([d.publisher for d in documents], return_inverse=True)[1]
    return Leads(words, vectors, np.array([_day(d) for d in documents], dtype=np.float32), publishers)


def _weigh_words(texts: Sequence[Sequence[str]]) -> csr_matrix:
    """(n, words) rows of length one."""
    from scipy.sparse import csr_matrix

    counts = [Counter(stem(w) for w in words) for words in texts]
    columns = {s: i for i, s in enumerate(sorted({s for c in counts for s in c}))}
    rows, places, values = [], [], []
    for row, count in enumerate(counts):
        weights = {s: (1 + log(n)) * weigh(s) * (FIGURE_WEIGHT if s[0].isdigit() else 1) for s, n in sorted(count.items())}
        length = sum(w * w for w in weights.values()) ** 0.5
        for word, weight in weights.items():
            rows.append(row)
            places.append(columns[word])
            values.append(weight / length if length else 0.0)
    return csr_matrix((np.array(values, dtype=np.float32), (rows, places)), shape=(len(texts), max(1, len(columns))))


def _day(document: Document) -> float:
    try:
        return float(date.fromisoformat((document.published or "")[:10]).toordinal())
    except ValueError:
        return float("nan")
