"""`vectors.faiss`: the claims' vectors of a store, ready to be searched. Derived, and made again when in doubt."""

from __future__ import annotations

import hashlib
from collections.abc import Container

import numpy as np
import numpy.typing as npt

from claimcheck.backends.store.faults import store_faults
from claimcheck.backends.store.files import VECTORS, write_beside
from claimcheck.backends.store.sqlite import SqliteStore
from claimcheck.backends.vectors import FaissIndex
from claimcheck.errors import StoreError


def open_index(store: SqliteStore) -> FaissIndex:
    """The index over all vectors of the store; its ids are those of `store.vector_ids()`.

    Loaded from the file whose digest stands in the store; else made from the store, and saved where that is a writer.
    Raises StoreError where no document was ever put.
    """
    if store.dim is None:
        raise StoreError("the index holds no document yet", subject=str(store.folder), advice="add some: claimcheck add PATH")
    index = FaissIndex(store.dim)
    digest = store.vectors_digest()
    if digest is not None:
        data = _read(store)
        if hashlib.sha256(data).hexdigest() == digest:
            index.read_bytes(data)
            return index
    index.add(store.vector_ids()[1], store.vectors()[1])
    if store.writable:
        data = index.to_bytes()
        with store_faults(store.folder):
            write_beside(store.folder / VECTORS, data)
        store.put_vectors_digest(hashlib.sha256(data).hexdigest())
    return index


def find_nearest(store: SqliteStore, vector: npt.NDArray[np.float32], k: int, among: Container[str] | None = None) -> list[tuple[str, float]]:
    """The k claims nearest to a unit vector (dim,): (claim id, cosine rounded to 1e-6), nearest first, ties by number.

    `among` are the claim ids to choose from (None: all). Raises StoreError where no document was ever put.
    """
    index = open_index(store)
    names = dict(zip(store.vector_ids()[1].tolist(), store.vector_ids()[0], strict=True))
    width = k
    while True:
        cosines, numbers = index.search(vector.reshape(1, -1), min(width, len(index)))
        found = [(names[n], round(c, 6)) for n, c in zip(numbers[0].tolist(), cosines[0].tolist(), strict=True)]
        chosen = [(name, cosine) for name, cosine in found if among is None or name in among]
        if len(chosen) >= k or width >= len(index):
            return chosen[:k]
        width = max(4 * width, 64)


def _read(store: SqliteStore) -> bytes:
    try:
        return (store.folder / VECTORS).read_bytes()
    except OSError:
        return b""
