"""What a right VectorIndex answers, the slow way: every cosine, in float64, sorted in full."""

from __future__ import annotations

from pathlib import Path

import numpy as np


class BruteForceIndex:
    def __init__(self, dim: int) -> None:
        self.dim, self.rows = dim, {}

    def __len__(self) -> int:
        return len(self.rows)

    def add(self, ids, vectors) -> None:
        for number, row in zip(ids, vectors, strict=True):
            self.rows[int(number)] = np.array(row, dtype=np.float32)

    def remove(self, ids) -> int:
        return sum(self.rows.pop(int(number), None) is not None for number in set(map(int, ids)))

    def search(self, vectors, k):
        cosines, found = np.full((len(vectors), k), -1, dtype=np.float32), np.full((len(vectors), k), -1, dtype=np.int64)
        for place, query in enumerate(np.asarray(vectors, dtype=np.float64)):
            scored = sorted((-round(sum(float(x) * float(y) for x, y in zip(query, row, strict=True)), 6), n) for n, row in self.rows.items())
            for rank, (negative, number) in enumerate(scored[:k]):
                cosines[place, rank], found[place, rank] = -negative, number
        return cosines, found

    def save(self, path: Path) -> None:
        numbers = np.array(sorted(self.rows), dtype=np.int64)
        with path.open("wb") as file:
            np.savez(file, ids=numbers, rows=np.array([self.rows[int(n)] for n in numbers], dtype=np.float32).reshape(-1, self.dim))

    def load(self, path: Path) -> None:
        with np.load(path) as data:
            self.rows = dict(zip(map(int, data["ids"]), data["rows"], strict=True))
