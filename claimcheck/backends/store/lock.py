"""One writer an index, held by a lock that dies with its process. Readers take none."""

from __future__ import annotations

import os
import re
import warnings
from pathlib import Path

from filelock import BaseFileLock, FileLock, SoftFileLock, Timeout

from claimcheck.backends.store.faults import store_faults
from claimcheck.backends.store.files import HOLDER, LOCK
from claimcheck.errors import IndexLocked, StoreError

NETWORK = frozenset({"nfs", "nfs4", "cifs", "smb3", "smbfs", "smb2", "afs", "ncpfs", "fuse.sshfs", "fuse.davfs", "davfs"})
"""File systems on which SQLite's write-ahead log and our lock cannot be trusted."""

_MOVE = "keep the index on a local disk: give its folder with --index"


def take_lock(folder: Path) -> BaseFileLock:
    """The writer's lock of an index folder, at once or not at all.

    Raises IndexLocked where another process has it, StoreError where the file system cannot lock.
    """
    kind = find_file_system(folder)
    if kind in NETWORK:
        raise StoreError(f"a network file system ({kind}) cannot be written safely", subject=str(folder), advice=_MOVE)
    lock = FileLock(folder / LOCK, timeout=0)
    try:
        with store_faults(folder), warnings.catch_warnings(action="ignore"):
            held = _acquire(lock)
    except NotImplementedError as error:
        raise StoreError("the file system cannot lock files", subject=str(folder), advice=_MOVE) from error
    if not held:
        raise IndexLocked(f"another process{_read_holder(folder)} writes to the index", subject=str(folder), advice="wait for it to finish, or stop it")
    if isinstance(lock, SoftFileLock):
        lock.release()
        raise StoreError("the file system cannot lock files", subject=str(folder), advice=_MOVE)
    try:
        with store_faults(folder):
            (folder / HOLDER).write_text(f"{os.getpid()}\n", encoding="ascii")
    except StoreError:
        lock.release()
        raise
    return lock


def find_file_system(folder: Path, mounts: Path = Path("/proc/mounts")) -> str | None:
    """The kind of file system a folder lies on ("ext4", "nfs4"); None where the system does not tell (not Linux)."""
    try:
        lines = mounts.read_text(encoding="utf-8", errors="surrogateescape").splitlines()
    except OSError:
        return None
    place, best, kind = folder.resolve(), -1, None
    for line in lines:
        fields = line.split(" ")
        if len(fields) < 3:
            continue
        point = Path(re.sub(r"\\([0-7]{3})", lambda octal: chr(int(octal[1], 8)), fields[1]))
        if place.is_relative_to(point) and len(point.parts) >= best:
            best, kind = len(point.parts), fields[2]
    return kind


def _acquire(lock: BaseFileLock) -> bool:
    try:
        lock.acquire()
    except Timeout:
        return False
    return True


def _read_holder(folder: Path) -> str:
    try:
        return f" (pid {int((folder / HOLDER).read_text(encoding='ascii'))})"
    except (OSError, ValueError):
        return ""
