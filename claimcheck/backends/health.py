"""What is wrong with an index, and the command that mends it. For `claimcheck doctor`."""

from __future__ import annotations

import hashlib
import shlex
import sqlite3
from dataclasses import dataclass
from pathlib import Path

from claimcheck.backends.store.faults import rebuild_command, store_faults
from claimcheck.backends.store.files import MANIFEST, VECTORS
from claimcheck.backends.store.manifest import make_manifest
from claimcheck.backends.store.opening import open_store
from claimcheck.backends.store.sqlite import SqliteStore
from claimcheck.errors import StoreError


@dataclass(frozen=True, slots=True)
class Problem:
    """`what` in one line; `mend` is a command. A `harmless` one mends itself with the next `claimcheck report`."""

    what: str
    mend: str
    harmless: bool = False

    def __str__(self) -> str:
        return f"{self.what}; {'mends itself with' if self.harmless else 'mend it:'} {self.mend}"


def check_index(folder: Path) -> list[Problem]:
    """Everything that is wrong with an index folder, worst first; empty where it is sound. Reads all of it, writes nothing."""
    try:
        with open_store(folder, models={}, write=False) as store:
            return _check_truth(store) or _check_derived(store)
    except StoreError as error:
        return [Problem(error.problem, error.advice)]


def _check_truth(store: SqliteStore) -> list[Problem]:
    rebuild = rebuild_command(store.folder)
    with store_faults(store.folder):
        found = [str(line) for (line,) in store.connection.execute("PRAGMA integrity_check(5)") if line != "ok"]
        found += [f"{table} {row} belongs to no document" for table, row, *_ in store.connection.execute("PRAGMA foreign_key_check")]
    if found:
        return [Problem(f"claims.db is damaged ({line})", rebuild) for line in found]
    texts = {d.document_id: d.text for d in store.documents()}
    torn = [c.claim_id for c in store.claims() if texts[c.document_id][c.start : c.end] != c.quote]
    store.vectors(), store.document_vectors(), store.appositions()
    return [Problem(f"claim {claim_id} does not quote its document", rebuild) for claim_id in torn[:5]]


def _check_derived(store: SqliteStore) -> list[Problem]:
    index = shlex.quote(str(store.folder))
    mend = f"claimcheck report --index {index}"
    problems = []
    digest, path = store.vectors_digest(), store.folder / VECTORS
    if digest is not None and not path.exists():
        problems.append(Problem(f"{VECTORS} is missing; it is made again from claims.db", mend, harmless=True))
    elif digest is not None and hashlib.sha256(path.read_bytes()).hexdigest() != digest:
        problems.append(Problem(f"{VECTORS} is not the one written last; it is made again from claims.db", mend, harmless=True))
    manifest = store.folder / MANIFEST
    try:
        same = manifest.read_text(encoding="utf-8") == make_manifest(store.connection)
    except (OSError, UnicodeDecodeError, sqlite3.Error):
        same = False
    if not same:
        problems.append(Problem(f"{MANIFEST} does not say what claims.db holds; it is written again", mend, harmless=True))
    return problems
