"""Nearest claims by cosine: FAISS, exact, under our own 64-bit ids."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import numpy.typing as npt

from claimcheck.backends.store.files import write_beside
from claimcheck.protocols import Floats2d, Ids

_MARGIN = 2e-6
"""More than float32 sums of 1,024 products of unit rows can be off; measured against float64 in the tests."""
_SPARE = 16
"""Neighbours fetched beyond k, so that ties at the border are seen."""
_RESCORED = 8_192
"""Candidates rescored together: 8192 x 384 float64 are 25 MB."""


class FaissIndex:
    """A VectorIndex over IndexFlatIP.

    FAISS finds the candidates; their cosines are then summed in float64 and rounded to 1e-6. So a cosine depends on its
    two vectors alone, and not on how many were asked for at once (FAISS' own sums differ in the last bits by batch).
    """

    def __init__(self, dim: int) -> None:
        import faiss

        if dim < 1:
            raise ValueError(f"a vector needs at least one number, not {dim}")
        self.dim = dim
        self._index = faiss.IndexIDMap2(faiss.IndexFlatIP(dim))

    def __len__(self) -> int:
        return int(self._index.ntotal)

    @property
    def ids(self) -> Ids:
        """(n,), sorted."""
        import faiss

        return np.sort(faiss.vector_to_array(self._index.id_map))

    def add(self, ids: Ids, vectors: Floats2d) -> None:
        """Ids are 0 or more; the last of equal ones counts. Raises ValueError for other shapes, or rows not of length one."""
        rows, numbers = self._check(vectors), np.asarray(ids, dtype=np.int64)
        if numbers.shape != (len(rows),):
            raise ValueError(f"{len(rows)} vectors need as many ids, not {numbers.shape}")
        if (numbers < 0).any():
            raise ValueError("an id is 0 or more: -1 says that there is no neighbour")
        last = {int(number): place for place, number in enumerate(numbers)}
        kept = np.fromiter(last.values(), dtype=np.int64, count=len(last))
        self.remove(numbers[kept])
        if len(kept):
            self._index.add_with_ids(rows[kept], numbers[kept])

    def remove(self, ids: Ids) -> int:
        import faiss

        numbers = np.ascontiguousarray(ids, dtype=np.int64)
        return int(self._index.remove_ids(faiss.IDSelectorBatch(numbers))) if len(numbers) and len(self) else 0

    def search(self, vectors: Floats2d, k: int) -> tuple[Floats2d, Ids]:
        """Exact. Raises ValueError for k below 0, other shapes, or rows not of length one."""
        rows = self._check(vectors)
        if k < 0:
            raise ValueError(f"k is 0 or more, not {k}")
        cosines = np.full((len(rows), k), -1, dtype=np.float32)
        found = np.full((len(rows), k), -1, dtype=np.int64)
        held = min(k, len(self))
        if held:
            cosines[:, :held], found[:, :held] = self._nearest(rows, held, held + _SPARE)
        return cosines, found

    def save(self, path: Path) -> None:
        """Whole or not at all."""
        write_beside(path, self.to_bytes())

    def load(self, path: Path) -> None:
        """Raises ValueError where the file is no index of this dimension, OSError where it cannot be read."""
        self.read_bytes(path.read_bytes())

    def to_bytes(self) -> bytes:
        """In FAISS' own format, ids sorted: equal contents, equal bytes."""
        import faiss

        ids, sorted_index = self.ids, faiss.IndexIDMap2(faiss.IndexFlatIP(self.dim))
        if len(ids):
            sorted_index.add_with_ids(self._index.reconstruct_batch(ids), ids)
        return bytes(faiss.serialize_index(sorted_index).tobytes())

    def read_bytes(self, data: bytes) -> None:
        """What `to_bytes` gave. Raises ValueError for anything else; give it trusted bytes only (FAISS trusts them)."""
        import faiss

        try:
            index = faiss.deserialize_index(np.frombuffer(data, dtype=np.uint8))
        except RuntimeError as error:
            raise ValueError("no FAISS index") from error
        if not isinstance(index, faiss.IndexIDMap2) or index.d != self.dim:
            raise ValueError(f"an index of another kind or dimension than {self.dim}")
        self._index = index

    def _nearest(self, rows: Floats2d, k: int, width: int) -> tuple[npt.NDArray[np.float64], Ids]:
        """Cosines (n, k) and ids (n, k) out of the `width` best of FAISS; more where the k-th place hangs on rounding."""
        width, shape = min(width, len(self)), (len(rows), k)
        cosines, found = np.empty(shape, dtype=np.float64), np.empty(shape, dtype=np.int64)
        step = max(1, _RESCORED // width)
        for first in range(0, len(rows), step):
            part = slice(first, first + step)
            cosines[part], found[part], sure = self._rescore(rows[part], k, width)
            unsure = first + np.flatnonzero(~sure)
            if width < len(self) and len(unsure):
                cosines[unsure], found[unsure] = self._nearest(rows[unsure], k, 4 * width)
        return cosines, found

    def _rescore(self, rows: Floats2d, k: int, width: int) -> tuple[npt.NDArray[np.float64], Ids, npt.NDArray[np.bool_]]:
        """The k best by (rounded cosine, id), and for each query whether none beyond `width` could be among them."""
        rough, ids = self._index.search(rows, width)
        near = self._index.reconstruct_batch(ids.ravel()).reshape(*ids.shape, self.dim)
        exact = np.round(np.einsum("nd,nkd->nk", rows.astype(np.float64), near.astype(np.float64)), 6)
        order = np.lexsort((ids, -exact), axis=-1)[:, :k]
        cosines, found = np.take_along_axis(exact, order, axis=1), np.take_along_axis(ids, order, axis=1)
        return cosines, found, rough[:, -1] < cosines[:, -1] - _MARGIN

    def _check(self, vectors: Floats2d) -> Floats2d:
        rows = np.ascontiguousarray(vectors, dtype=np.float32)
        if rows.ndim != 2 or rows.shape[1] != self.dim:
            raise ValueError(f"vectors are (n, {self.dim}), not {rows.shape}")
        if not np.allclose(np.linalg.norm(rows, axis=1), 1, atol=1e-3):
            raise ValueError("every row must have length one")
        return rows
