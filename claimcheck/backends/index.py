"""`vectors.faiss`: the claims' vectors of a store, ready to be searched. Derived, and made again when in doubt."""

from __future__ import annotations

import hashlib

from claimcheck.backends.store import SqliteStore
from claimcheck.backends.store_faults import store_faults
from claimcheck.backends.store_manifest import write_beside
from claimcheck.backends.vectors import FaissIndex
from claimcheck.errors import StoreError

NAME = "vectors.faiss"


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
            write_beside(store.folder / NAME, data)
        store.put_vectors_digest(hashlib.sha256(data).hexdigest())
    return index


def _read(store: SqliteStore) -> bytes:
    try:
        return (store.folder / NAME).read_bytes()
    except OSError:
        return b""
