"""Opens the store of an index folder, or says why it cannot be used and what mends it."""

from __future__ import annotations

import shlex
import shutil
import sqlite3
import tempfile
from collections.abc import Mapping
from pathlib import Path

from claimcheck.backends.store.faults import rebuild_command, store_faults
from claimcheck.backends.store.files import DATABASE, LOG, OWN_FILES
from claimcheck.backends.store.lock import take_lock
from claimcheck.backends.store.schema import APPLICATION, VERSION, create_tables, is_blank, read_marks
from claimcheck.backends.store.sqlite import SqliteStore
from claimcheck.errors import IndexMismatch, StoreError

BINDING = ("embedder", "extractor", "facts")
"""Models that an index cannot change. The judge may: each score is kept under its judge's name."""
BUSY_S = 10.0
"""Seconds to wait where SQLite recovers a log; readers wait for nothing else."""


def open_store(folder: Path, *, models: Mapping[str, str], write: bool) -> SqliteStore:
    """The store of an index folder; a writer makes the folder, and holds its lock until `close`.

    `models` are names by role ("embedder", "extractor", ...); a role left out is not compared. A reader sees the index
    as it stands now, whatever is written meanwhile, and works on read-only disks.

    Raises IndexLocked, IndexMismatch (other models, newer tables), IndexDamaged (unreadable, or the disk refuses), and
    StoreError where a reader finds no index or a writer a folder of something else.
    """
    if folder.exists() and not folder.is_dir():
        raise StoreError("is a file; an index is a folder", subject=str(folder), advice="give a folder with --index")
    return _open_writer(folder, models) if write else _open_reader(folder, models)


def _open_writer(folder: Path, models: Mapping[str, str]) -> SqliteStore:
    with store_faults(folder):
        folder.mkdir(parents=True, exist_ok=True)
        strange = {entry.name for entry in folder.iterdir()} - OWN_FILES
        if strange and not (folder / DATABASE).exists():
            raise StoreError(
                f"a folder that is no index (it holds {min(strange)})", subject=str(folder), advice="give a new or empty folder with --index"
            )
    lock = take_lock(folder)
    connection: sqlite3.Connection | None = None
    try:
        with store_faults(folder):
            connection = _connect(f"{_uri(folder)}?mode=rwc")
            (mode,) = connection.execute("PRAGMA journal_mode = WAL").fetchone()
            if mode != "wal":
                raise StoreError(f"the disk cannot keep a write-ahead log ({mode})", subject=str(folder), advice="keep the index on a local disk")
            connection.execute("PRAGMA synchronous = FULL")
            connection.execute("PRAGMA foreign_keys = ON")
            connection.execute("BEGIN IMMEDIATE")
            if is_blank(connection):
                create_tables(connection)
            _check_marks(connection, folder)
            if connection.execute("SELECT 1 FROM documents LIMIT 1").fetchone() is None:
                connection.execute("DELETE FROM meta")  # without documents it is any model's
            held = _check_models(connection, folder, models)
            connection.executemany(
                "INSERT OR REPLACE INTO meta VALUES (?, ?)", [(f"model.{role}", name) for role, name in models.items() if held.get(role) != name]
            )
            connection.execute("COMMIT")
    except BaseException:
        if connection is not None:
            connection.close()
        lock.release()
        raise
    return SqliteStore(folder, connection, lock)


def _open_reader(folder: Path, models: Mapping[str, str]) -> SqliteStore:
    if not (folder / DATABASE).is_file():
        raise StoreError("no index here", subject=str(folder), advice=f"build one: {_fill_command(folder)}")
    with store_faults(folder):
        connection, copied = _begin_reading(folder)
        store = SqliteStore(folder, connection, copied=copied)
        try:
            if is_blank(connection):
                raise StoreError("the index is empty", subject=str(folder), advice=f"fill it: {_fill_command(folder)}")
            _check_marks(connection, folder)
            _check_models(connection, folder, models)
        except BaseException:
            store.close()
            raise
    return store


def _fill_command(folder: Path) -> str:
    return f"claimcheck report PATH... --index {shlex.quote(str(folder))}"


def _begin_reading(folder: Path) -> tuple[sqlite3.Connection, Path | None]:
    """A connection inside a read transaction, and the private copy it reads where it needs one.

    SQLite wants to write beside a database with a log, even to read it. Where it may not, a database without a log is
    read as one that nobody changes; one with a log (its writer died) is copied.
    """
    try:
        return _connect_reader(f"{_uri(folder)}?mode=rw"), None
    except sqlite3.OperationalError as error:
        if not error.sqlite_errorname.startswith(("SQLITE_READONLY", "SQLITE_CANTOPEN", "SQLITE_PERM")):
            raise
    log = folder / LOG
    if not log.exists() or log.stat().st_size == 0:
        return _connect_reader(f"{_uri(folder)}?mode=ro&immutable=1"), None
    copied = Path(tempfile.mkdtemp(prefix="claimcheck-"))
    try:
        for name in (DATABASE, LOG):
            shutil.copyfile(folder / name, copied / name)
        return _connect_reader(f"{_uri(copied)}?mode=rw"), copied
    except BaseException:
        shutil.rmtree(copied, ignore_errors=True)
        raise


def _connect_reader(uri: str) -> sqlite3.Connection:
    """A connection that sees the index as it is now, and goes on seeing it so."""
    connection = _connect(uri)
    try:
        connection.execute("PRAGMA query_only = ON")
        connection.execute("BEGIN")
        connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    except BaseException:
        connection.close()
        raise
    return connection


def _connect(uri: str) -> sqlite3.Connection:
    connection = sqlite3.connect(uri, uri=True, timeout=BUSY_S, isolation_level=None)
    connection.execute("PRAGMA temp_store = MEMORY")
    return connection


def _uri(folder: Path) -> str:
    return (folder / DATABASE).resolve().as_uri()


def _check_marks(connection: sqlite3.Connection, folder: Path) -> None:
    """Raises where the file is another program's, or of another version."""
    application, version = read_marks(connection)
    if application != APPLICATION:
        raise StoreError("claims.db is another program's", subject=str(folder), advice="give another folder with --index")
    if version != VERSION:
        raise IndexMismatch(
            "made by another version of claimcheck",
            subject=str(folder),
            expected=f"tables of version {VERSION}",
            found=f"version {version}",
            advice=f"upgrade claimcheck (pip install -U claimcheck-sources), or rebuild the index: {rebuild_command(folder)}",
        )


def _check_models(connection: sqlite3.Connection, folder: Path, models: Mapping[str, str]) -> dict[str, str]:
    """Raises where a binding model is another one; the models it was made with."""
    held: dict[str, str] = dict(connection.execute("SELECT substr(key, 7), value FROM meta WHERE key LIKE 'model.%'").fetchall())
    for role in BINDING:
        if role in models and role in held and models[role] != held[role]:
            raise IndexMismatch(
                f"made with another {role}",
                subject=str(folder),
                expected=models[role],
                found=held[role],
                advice=f"rebuild it: {rebuild_command(folder)}",
            )
    return held
