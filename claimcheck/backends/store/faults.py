"""What SQLite and the disk complain of, as errors a user can act on."""

from __future__ import annotations

import errno
import json
import shlex
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from claimcheck.backends.store.files import MANIFEST
from claimcheck.errors import IndexDamaged, IndexLocked, StoreError

_FULL = "the disk is full; the index stays as it was"
_REFUSED = "the disk refuses; the index stays as it was"
_ROOM = "make room, or give another folder with --index"
_ALLOWED = "make the folder readable and writable, or give another one with --index"
_OURS = (sqlite3.ProgrammingError, sqlite3.InterfaceError, sqlite3.IntegrityError, sqlite3.NotSupportedError, sqlite3.DataError)
"""What SQLite says of wrong code; it is shown as it is."""


def rebuild_command(folder: Path) -> str:
    """The command that makes the index anew, with its corpus roots where the manifest still tells them."""
    try:
        roots = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))["roots"]
        paths = " ".join(shlex.quote(str(root)) for root in roots) or "PATH..."
    except (OSError, ValueError, KeyError, TypeError):
        paths = "PATH..."
    index = shlex.quote(str(folder))
    return f"rm -r {index} && claimcheck report {paths} --index {index}"


def damaged(folder: Path, reason: str) -> IndexDamaged:
    """The index cannot be read, and how to build it anew."""
    return IndexDamaged(f"the index is damaged ({reason})", subject=str(folder), advice=f"rebuild it: {rebuild_command(folder)}")


@contextmanager
def store_faults(folder: Path) -> Iterator[None]:
    """Turns what goes wrong below into StoreError and its children."""
    try:
        yield
    except _OURS:
        raise
    except sqlite3.Error as error:
        raise _explain(error, folder) from error
    except UnicodeEncodeError as error:
        raise StoreError(
            f"a text holds half a character ({error.reason})", subject=str(folder), advice="rename or convert that file to UTF-8"
        ) from error
    except OSError as error:
        full = error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
        problem, advice = (_FULL, _ROOM) if full else (f"{_REFUSED} ({error.strerror})", _ALLOWED)
        raise IndexDamaged(problem, subject=str(folder), advice=advice) from error


def _explain(error: sqlite3.Error, folder: Path) -> StoreError:
    name = getattr(error, "sqlite_errorname", "") or type(error).__name__
    if name.startswith("SQLITE_FULL") or (name.startswith("SQLITE_IOERR") and _disk_is_full(folder)):
        return IndexDamaged(_FULL, subject=str(folder), advice=_ROOM)
    if name.startswith(("SQLITE_READONLY", "SQLITE_CANTOPEN", "SQLITE_PERM")):
        return IndexDamaged(f"{_REFUSED} ({error})", subject=str(folder), advice=_ALLOWED)
    if name.startswith("SQLITE_IOERR"):
        return IndexDamaged(f"{_REFUSED} ({error}, {name})", subject=str(folder), advice="see that the disk is sound and has room, then run it again")
    if name.startswith(("SQLITE_BUSY", "SQLITE_LOCKED")):
        return IndexLocked("another program keeps the database busy", subject=str(folder), advice="wait for it to finish")
    return damaged(folder, str(error))


def _disk_is_full(folder: Path) -> bool:
    """Whether a page more would not fit (some file systems report a failed write instead of a full disk)."""
    try:
        return shutil.disk_usage(folder).free < 65_536
    except OSError:
        return False
