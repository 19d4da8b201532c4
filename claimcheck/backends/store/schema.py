"""The tables of `claims.db`, as any SQLite tool shows them.

Columns carry the names of the record's fields. Lists of a claim (`chain`, `unresolved`) and its `facts` are JSON;
vectors are little-endian float32 rows. `claims.vector_id` is the claim's number in `vectors.faiss`.
"""

from __future__ import annotations

import sqlite3

VERSION = 1
"""Rises with every change of the tables. Stands in `PRAGMA user_version`."""
APPLICATION = 0x636C6D63
"""Says in `PRAGMA application_id` that the file is ours ("clmc")."""

TABLES = (
    """CREATE TABLE meta (
        key TEXT PRIMARY KEY,
        value TEXT NOT NULL
    ) WITHOUT ROWID""",
    """CREATE TABLE documents (
        document_id TEXT PRIMARY KEY,
        path TEXT NOT NULL,
        root TEXT NOT NULL,
        locator TEXT NOT NULL,
        text TEXT NOT NULL,
        publisher TEXT NOT NULL,
        publisher_from TEXT NOT NULL,
        title TEXT,
        published TEXT,
        url TEXT,
        language TEXT,
        cut_chars INTEGER NOT NULL,
        vector BLOB NOT NULL,
        UNIQUE (publisher, locator)
    )""",
    """CREATE TABLE claims (
        claim_id TEXT PRIMARY KEY,
        document_id TEXT NOT NULL REFERENCES documents ON DELETE CASCADE,
        "start" INTEGER NOT NULL,
        "end" INTEGER NOT NULL,
        quote TEXT NOT NULL,
        content_start INTEGER NOT NULL,
        content_end INTEGER NOT NULL,
        text TEXT NOT NULL,
        proposition TEXT NOT NULL,
        publisher TEXT NOT NULL,
        origin TEXT NOT NULL,
        unresolved TEXT NOT NULL,
        speaker TEXT,
        speaker_start INTEGER,
        speaker_end INTEGER,
        body TEXT,
        side TEXT,
        chain TEXT NOT NULL,
        cue TEXT,
        cue_start INTEGER,
        cue_end INTEGER,
        force TEXT NOT NULL,
        attribution TEXT NOT NULL,
        said_on TEXT,
        facts TEXT NOT NULL,
        vector BLOB NOT NULL,
        vector_id INTEGER NOT NULL UNIQUE
    )""",
    "CREATE INDEX claims_by_document ON claims (document_id)",
    """CREATE TABLE appositions (
        document_id TEXT NOT NULL REFERENCES documents ON DELETE CASCADE,
        place INTEGER NOT NULL,
        name TEXT NOT NULL,
        role TEXT NOT NULL,
        "start" INTEGER NOT NULL,
        "end" INTEGER NOT NULL,
        PRIMARY KEY (document_id, place)
    ) WITHOUT ROWID""",
    """CREATE TABLE scores (
        key TEXT PRIMARY KEY,
        judge TEXT NOT NULL,
        entailment REAL NOT NULL,
        neutral REAL NOT NULL,
        contradiction REAL NOT NULL
    ) WITHOUT ROWID""",
    """CREATE TABLE results (
        number INTEGER PRIMARY KEY AUTOINCREMENT,
        key TEXT NOT NULL UNIQUE,
        json TEXT NOT NULL
    )""",
)


def is_blank(connection: sqlite3.Connection) -> bool:
    """Whether the file has no table: new, or its writer died before the first commit."""
    return connection.execute("SELECT 1 FROM sqlite_master LIMIT 1").fetchone() is None


def create_tables(connection: sqlite3.Connection) -> None:
    """All tables and the two marks, in the transaction that is open."""
    for statement in TABLES:
        connection.execute(statement)
    connection.execute(f"PRAGMA application_id = {APPLICATION}")
    connection.execute(f"PRAGMA user_version = {VERSION}")


def read_marks(connection: sqlite3.Connection) -> tuple[int, int]:
    """(application id, schema version)."""
    (application,) = connection.execute("PRAGMA application_id").fetchone()
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    return int(application), int(version)
