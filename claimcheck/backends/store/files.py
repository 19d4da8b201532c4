"""The files of an index folder, and how derived ones are written."""

from __future__ import annotations

import os
from pathlib import Path

DATABASE = "claims.db"
LOG = "claims.db-wal"
"""SQLite's write-ahead log: committed documents that are not yet in claims.db."""
VECTORS = "vectors.faiss"
MANIFEST = "manifest.json"
LOCK = "writer.lock"
HOLDER = "writer.pid"
"""The lock holder's process id, for the message to others. Means nothing while the lock is free."""

_NEW = ".new"
OWN_FILES = frozenset({DATABASE, LOG, "claims.db-shm", VECTORS, VECTORS + _NEW, MANIFEST, MANIFEST + _NEW, LOCK, HOLDER})


def write_beside(path: Path, data: bytes) -> None:
    """The whole file or nothing: written beside, synced, renamed. Raises OSError."""
    beside = path.with_name(path.name + _NEW)
    try:
        with beside.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        beside.replace(path)
    except OSError:
        beside.unlink(missing_ok=True)
        raise
