"""The truth on disk: one SQLite file an index. Every document is one transaction, a writer holds a lock, readers never block.

    claims.db       documents, claims, facts, vectors, cached scores and results
    vectors.faiss   derived: loaded only if its digest stands in claims.db, else made again (see `index.py`)
    manifest.json   derived: models, versions, counts, corpus roots

Nothing here needs mending after a crash: SQLite's write-ahead log holds whole transactions, and derived files are
written beside and renamed.
"""

from __future__ import annotations

import json
import shutil
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import numpy as np
from filelock import BaseFileLock

from claimcheck.backends.store.faults import damaged, rebuild_command, store_faults
from claimcheck.backends.store.manifest import write_manifest
from claimcheck.backends.store.rows import (
    CLAIM_COLUMNS,
    CLAIM_FIELDS,
    DOCUMENT_COLUMNS,
    DOCUMENT_FIELDS,
    make_score_key,
    make_vector_id,
    read_claim,
    read_document,
    read_vectors,
    write_apposition,
    write_claim,
    write_document,
    write_vector,
)
from claimcheck.errors import IndexMismatch, StoreError
from claimcheck.protocols import Floats2d, Ids
from claimcheck.records import Apposition, Claim, Document, Extraction

KEPT_RESULTS = 4
"""A result is a whole report; the last few serve runs over the same corpora with other settings."""

_INSERT_DOCUMENT = f"INSERT INTO documents VALUES ({', '.join('?' * (len(DOCUMENT_FIELDS) + 1))})"
_INSERT_CLAIM = f"""INSERT INTO claims ({', '.join(f'"{n}"' for n in CLAIM_FIELDS)}, facts, vector, vector_id)
    VALUES ({', '.join('?' * (len(CLAIM_FIELDS) + 3))})"""
_OF = "(? IS NULL OR document_id IN (SELECT value FROM json_each(?)))"


class SqliteStore:
    """A Store over `claims.db`. Made by `open_store` (store_opening.py).

    A reader keeps no scores and results (they are caches), and cannot put or remove.
    """

    def __init__(self, folder: Path, connection: sqlite3.Connection, lock: BaseFileLock | None = None, copied: Path | None = None) -> None:
        self.folder = folder
        self.connection, self._lock, self._copied = connection, lock, copied
        self._manifest_due = self.writable

    @property
    def writable(self) -> bool:
        return self._lock is not None

    def documents(self) -> list[Document]:
        rows = self._query(f"SELECT {DOCUMENT_COLUMNS} FROM documents d ORDER BY path, document_id")
        with self._reading():
            return [read_document(row) for row in rows]

    def claims(self, document_ids: Iterable[str] | None = None) -> list[Claim]:
        wanted = _to_list(document_ids)
        rows = self._query(
            f"""SELECT {CLAIM_COLUMNS} FROM claims c JOIN documents d USING (document_id)
            WHERE {_OF} ORDER BY d.path, c."start", c."end", c.claim_id""",
            wanted,
            wanted,
        )
        with self._reading():
            return [read_claim(row) for row in rows]

    def appositions(self, document_ids: Iterable[str] | None = None) -> dict[str, tuple[Apposition, ...]]:
        """Of every document asked for that is there, in the order they were put."""
        wanted = _to_list(document_ids)
        documents = self._query(f"SELECT document_id FROM documents WHERE {_OF} ORDER BY 1", wanted, wanted)
        found: dict[str, list[Apposition]] = {document_id: [] for (document_id,) in documents}
        rows = self._query(
            f"""SELECT document_id, name, role, "start", "end" FROM appositions
            WHERE {_OF} ORDER BY document_id, place""",
            wanted,
            wanted,
        )
        for document_id, *fields in rows:
            found[document_id].append(Apposition(*fields))
        return {document_id: tuple(appositions) for document_id, appositions in found.items()}

    def facts(self, document_ids: Iterable[str] | None = None) -> dict[str, str]:
        wanted = _to_list(document_ids)
        return dict(self._query(f"SELECT claim_id, facts FROM claims WHERE {_OF} ORDER BY 1", wanted, wanted))

    def vectors(self, document_ids: Iterable[str] | None = None) -> tuple[list[str], Floats2d]:
        wanted = _to_list(document_ids)
        rows = self._query(f"SELECT claim_id, vector FROM claims WHERE {_OF} ORDER BY 1", wanted, wanted)
        return self._matrix(rows)

    def document_vectors(self) -> tuple[list[str], Floats2d]:
        return self._matrix(self._query("SELECT document_id, vector FROM documents ORDER BY 1"))

    def vector_ids(self) -> tuple[list[str], Ids]:
        """Claim ids sorted, and their numbers (n,) in a VectorIndex.

        A number is 63 bits of the claim id's digest. Where two claims of one index have the same, the later put takes
        the next free one, and keeps it as long as it stays in the index.
        """
        rows = self._query("SELECT claim_id, vector_id FROM claims ORDER BY 1")
        return [claim_id for claim_id, _ in rows], np.array([number for _, number in rows], dtype=np.int64)

    def put(
        self, document: Document, extraction: Extraction, facts: Sequence[str], vectors: Floats2d, document_vector: Floats2d
    ) -> None:
        """Facts (n) and vectors (n, dim) go with the extraction's claims, in their order; the document's vector is (dim,) or (1, dim).

        Raises ValueError where they do not fit together, and IndexMismatch for another dimension than the index has.
        """
        claims, own = extraction.claims, np.asarray(document_vector, dtype=np.float32).reshape(-1)
        rows = np.asarray(vectors, dtype=np.float32).reshape(len(claims), -1) if len(claims) else np.empty((0, len(own)), dtype=np.float32)
        if len(facts) != len(claims) or len(vectors) != len(claims) or rows.shape[1] != len(own):
            raise ValueError(f"{len(claims)} claims, {len(facts)} facts, vectors {np.shape(vectors)}, document vector {own.shape}")
        if not (np.isfinite(rows).all() and np.isfinite(own).all()):
            raise ValueError("a vector holds a number that is none")
        if any(c.document_id != document.document_id for c in claims) or len({c.claim_id for c in claims}) < len(claims):
            raise ValueError(f"claims of another document, or one twice, under {document.document_id}")
        with self._transaction() as connection:
            self._check_dim(connection, len(own))
            connection.execute(
                "DELETE FROM documents WHERE (publisher = ? AND locator = ?) OR document_id = ?",
                (document.publisher, document.locator, document.document_id),
            )
            connection.execute(_INSERT_DOCUMENT, (*write_document(document), write_vector(own)))
            connection.executemany(
                "INSERT INTO appositions VALUES (?, ?, ?, ?, ?, ?)",
                [(document.document_id, n, *write_apposition(a)) for n, a in enumerate(extraction.appositions)],
            )
            for claim, fact, row in zip(claims, facts, rows, strict=True):
                number = _find_free(connection, make_vector_id(claim.claim_id))
                connection.execute(_INSERT_CLAIM, (*write_claim(claim), fact, write_vector(row), number))
            _forget_derived(connection)

    def move(self, documents: Iterable[Document]) -> None:
        """Documents that are read from another place than before (path, root): all else about them stays. One transaction."""
        with self._transaction() as connection:
            connection.executemany(
                "UPDATE documents SET path = ?, root = ? WHERE document_id = ?", [(d.path, d.root, d.document_id) for d in documents]
            )

    def remove(self, document_ids: Iterable[str]) -> None:
        """Unknown ids are passed over."""
        given = list(document_ids)
        with self._transaction() as connection:
            gone = connection.execute("DELETE FROM documents WHERE document_id IN (SELECT value FROM json_each(?))", (json.dumps(given),))
            if gone.rowcount:
                _forget_derived(connection)

    def scores(self, judge: str, pairs: Sequence[tuple[str, str]]) -> Mapping[tuple[str, str], tuple[float, float, float]]:
        with store_faults(self.folder):
            keys = {make_score_key(judge, *pair): pair for pair in pairs}
        rows = self._query(
            "SELECT key, entailment, neutral, contradiction FROM scores WHERE key IN (SELECT value FROM json_each(?))",
            json.dumps(list(keys)),
        )
        return {keys[key]: (e, n, c) for key, e, n, c in rows}

    def put_scores(self, judge: str, scores: Mapping[tuple[str, str], tuple[float, float, float]]) -> None:
        """One transaction. A reader keeps none."""
        if self.writable and scores:
            with self._transaction() as connection:
                connection.executemany(
                    "INSERT OR REPLACE INTO scores VALUES (?, ?, ?, ?, ?)",
                    [(make_score_key(judge, *pair), judge, *map(float, triple)) for pair, triple in scores.items()],
                )

    def get_result(self, key: str) -> str | None:
        """What `put_result` kept, until a document changes or newer results take its place."""
        rows = self._query("SELECT json FROM results WHERE key = ?", key)
        return str(rows[0][0]) if rows else None

    def put_result(self, key: str, result: str) -> None:
        """Keeps the last KEPT_RESULTS. A reader keeps none."""
        if self.writable:
            with self._transaction() as connection:
                connection.execute("INSERT OR REPLACE INTO results (key, json) VALUES (?, ?)", (key, result))
                newest = "SELECT number FROM results ORDER BY number DESC LIMIT ?"
                connection.execute(f"DELETE FROM results WHERE number NOT IN ({newest})", (KEPT_RESULTS,))

    def vectors_digest(self) -> str | None:
        """The sha256 of the `vectors.faiss` that holds just the vectors of now; None where there is none."""
        rows = self._query("SELECT value FROM meta WHERE key = 'vectors_digest'")
        return str(rows[0][0]) if rows else None

    def put_vectors_digest(self, digest: str) -> None:
        with self._transaction() as connection:
            connection.execute("INSERT OR REPLACE INTO meta VALUES ('vectors_digest', ?)", (digest,))

    @property
    def dim(self) -> int | None:
        """Numbers in a vector; None before the first document."""
        rows = self._query("SELECT value FROM meta WHERE key = 'dim'")
        return int(rows[0][0]) if rows else None

    def models(self) -> dict[str, str]:
        """Name by role, as last written."""
        return dict(self._query("SELECT substr(key, 7), value FROM meta WHERE key LIKE 'model.%' ORDER BY key"))

    def close(self) -> None:
        """Writes the manifest and lets go of the lock. Twice is once."""
        try:
            if self._manifest_due:
                with store_faults(self.folder):
                    write_manifest(self.connection, self.folder)
        finally:
            self._manifest_due = False
            self.connection.close()
            if self._lock is not None:
                self._lock.release()
            if self._copied is not None:
                shutil.rmtree(self._copied, ignore_errors=True)

    def __enter__(self) -> SqliteStore:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _matrix(self, rows: list[Any]) -> tuple[list[str], Floats2d]:
        with self._reading():
            return [key for key, _ in rows], read_vectors([vector for _, vector in rows], self.dim or 0)

    def _query(self, sql: str, *values: str | None) -> list[Any]:
        with store_faults(self.folder):
            return self.connection.execute(sql, values).fetchall()

    @contextmanager
    def _reading(self) -> Iterator[None]:
        """What was stored cannot be a record any more: damage."""
        try:
            yield
        except (ValueError, TypeError) as error:
            raise damaged(self.folder, str(error)) from error

    @contextmanager
    def _transaction(self) -> Iterator[sqlite3.Connection]:
        """All of it is committed, or nothing. Raises StoreError for a reader."""
        if not self.writable:
            raise StoreError("the index was opened for reading", subject=str(self.folder), advice="open it with write=True")
        with store_faults(self.folder):
            try:
                self.connection.execute("BEGIN IMMEDIATE")
                yield self.connection
                self.connection.execute("COMMIT")
            except BaseException as error:
                self._manifest_due = self._manifest_due and not isinstance(error, sqlite3.Error)
                if self.connection.in_transaction:
                    self.connection.execute("ROLLBACK")
                raise

    def _check_dim(self, connection: sqlite3.Connection, dim: int) -> None:
        if self.dim is None:
            connection.execute("INSERT INTO meta VALUES ('dim', ?)", (str(dim),))
        elif self.dim != dim:
            raise IndexMismatch(
                "the vectors have another length",
                subject=str(self.folder),
                expected=str(self.dim),
                found=str(dim),
                advice=f"rebuild it: {rebuild_command(self.folder)}",
            )


def _to_list(ids: Iterable[str] | None) -> str | None:
    """A JSON array, which SQLite reads as a table: any number of ids in one statement."""
    return None if ids is None else json.dumps(list(ids))


def _find_free(connection: sqlite3.Connection, number: int) -> int:
    """The first number from this one on that no claim has."""
    while connection.execute("SELECT 1 FROM claims WHERE vector_id = ?", (number,)).fetchone():
        number = (number + 1) & 0x7FFF_FFFF_FFFF_FFFF
    return number


def _forget_derived(connection: sqlite3.Connection) -> None:
    """Documents changed: `vectors.faiss` is out of date, and so is every kept result (it may quote what is gone)."""
    connection.execute("DELETE FROM meta WHERE key = 'vectors_digest'")
    connection.execute("DELETE FROM results")
