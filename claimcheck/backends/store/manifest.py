"""`manifest.json`: what an index holds and what made it, for people and scripts. Derived from claims.db, without times."""

from __future__ import annotations

import json
import sqlite3
from importlib.metadata import version
from pathlib import Path

from claimcheck.backends.store.files import MANIFEST, write_beside
from claimcheck.backends.store.schema import VERSION


def make_manifest(connection: sqlite3.Connection) -> str:
    """The text of the manifest: the same index, the same bytes."""
    models = connection.execute("SELECT substr(key, 7), value FROM meta WHERE key LIKE 'model.%' ORDER BY key").fetchall()
    roots = connection.execute("SELECT DISTINCT root FROM documents ORDER BY root").fetchall()
    counts = {table: connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0] for table in ("documents", "claims")}
    body = {
        "claimcheck": version("claimcheck-sources"),
        "schema": VERSION,
        "models": dict(models),
        "counts": counts,
        "roots": [root for (root,) in roots],
    }
    return json.dumps(body, indent=2, ensure_ascii=False) + "\n"


def write_manifest(connection: sqlite3.Connection, folder: Path) -> None:
    """Only where it says something else than before."""
    path, data = folder / MANIFEST, make_manifest(connection).encode()
    if not path.exists() or path.read_bytes() != data:
        write_beside(path, data)
