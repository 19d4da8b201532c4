"""Prepared judges that nothing asks for any more, removed from the user's cache; never one that is being read.

Whoever reads or writes a prepared folder holds its lock, and pruning takes only what it can lock at once.
"""

from __future__ import annotations

import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

UNUSED = 30 * 24 * 3600
"""Seconds after which a prepared judge of another source goes, too."""


@contextmanager
def hold(folder: Path, wait: float = -1) -> Iterator[None]:
    """The lock of a prepared folder. Raises filelock.Timeout after `wait` seconds (-1: never), OSError where it cannot be written."""
    with FileLock(folder.parent / f"{folder.name}.lock", timeout=wait):
        yield


def prune(kept: Path) -> None:
    """Remove, from the folder that `kept` (whose lock the caller holds) is in, the earlier ones made from the same judge, those unused for UNUSED, and what a crash left."""
    source = _source(kept)
    for folder in kept.parent.glob("judge-*"):
        if not folder.is_dir() or folder == kept:
            continue
        whole = folder.with_name(folder.name.partition(".")[0])
        try:
            if whole == kept:
                shutil.rmtree(folder, ignore_errors=True)
                continue
            with hold(whole, 0):
                if folder != whole or _source(folder) == source or _age(folder) > UNUSED:
                    shutil.rmtree(folder, ignore_errors=True)
        except (Timeout, OSError):
            continue


def _source(folder: Path) -> str | None:
    """The judge a folder was made from; None for folders of versions that did not say."""
    file = folder / "source"
    return file.read_text(encoding="utf-8") if file.exists() else None


def _age(folder: Path) -> float:
    """Seconds since its last use."""
    file = folder / "digests.json"
    return time.time() - (file if file.exists() else folder).stat().st_mtime
