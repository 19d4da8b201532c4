"""The files of a corpus: found, without leaving it."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from claimcheck.errors import InputError
from claimcheck.reading.draft import Fault

IGNORED_NAMES = frozenset({"gold.json"})


@dataclass(frozen=True, slots=True)
class CorpusFile:
    """One file, its corpus root (a folder, absolute), and its fault where it cannot be opened for reading."""

    path: Path
    root: Path
    fault: Fault | None = None

    @property
    def place(self) -> PurePosixPath:
        """The path below the root, with `/`."""
        return PurePosixPath(printable(self.path.relative_to(self.root).as_posix()))


def find_files(paths: Sequence[Path], suffixes: frozenset[str]) -> tuple[list[CorpusFile], int]:
    """The files under the paths whose kind somebody reads, sorted, and the number of files and folders passed over.

    Passed over are README*, gold.json, hidden files and folders, and other kinds. A path inside another one is read once.
    Symbolic links inside a corpus are not followed: one to a place in the same corpus is passed over, since that is read
    where it lies; any other is a fault. Raises InputError for a path that is not there.
    """
    files: list[CorpusFile] = []
    ignored = 0
    for start in drop_nested(paths):
        root = start if start.is_dir() else start.parent
        for path, fault in walk(start) if start.is_dir() else [(start, check_file(start))]:
            if fault or (path.suffix.lower() in suffixes and not is_ignored(path.name) and not path.is_symlink()):
                files.append(CorpusFile(path, root, fault))
            else:
                ignored += 1
    return sorted(files, key=lambda file: str(file.path)), ignored


def drop_nested(paths: Sequence[Path]) -> list[Path]:
    """The paths, absolute and sorted, without those that lie inside another. Raises InputError for one that is not there."""
    starts: list[Path] = []
    for path in paths:
        try:
            starts.append(path.resolve(strict=True))
        except (OSError, RuntimeError, ValueError) as error:
            why = "no such file or folder" if isinstance(error, FileNotFoundError) else f"cannot be opened ({getattr(error, 'strerror', None) or error})"
            raise InputError(why, subject=printable(str(path)), advice="check the path") from error
    kept: list[Path] = []
    for start in sorted(set(starts)):
        if not any(start.is_relative_to(other) for other in kept):
            kept.append(start)
    return kept


def walk(root: Path) -> Iterator[tuple[Path, Fault | None]]:
    """Everything below a folder that is no folder to be walked, with its fault where it cannot be read."""
    waiting = [root]
    while waiting:
        folder = waiting.pop()
        try:
            entries = list(os.scandir(folder))
        except OSError as error:
            yield folder, Fault(f"cannot be opened ({error.strerror})")
            continue
        for entry in entries:
            path = Path(entry.path)
            if entry.is_symlink():
                yield path, check_link(path, root)
            elif entry.is_dir(follow_symlinks=False) and not is_ignored(entry.name):
                waiting.append(path)
            else:
                yield path, check_file(path)


def check_link(link: Path, root: Path) -> Fault | None:
    """Why a symbolic link leads out of the corpus or nowhere; None where its target is in the corpus, and read there."""
    try:
        target = link.resolve(strict=True)
    except (OSError, RuntimeError):
        return Fault("a link that leads nowhere, or to itself")
    if link.is_relative_to(target):
        return Fault("a link to a folder around it")
    return None if target.is_relative_to(root) else Fault("a link out of the corpus")


def check_file(path: Path) -> Fault | None:
    """Why a path is not to be opened: pipes and devices may never end."""
    return None if path.is_file() or path.is_dir() else Fault("not a regular file")


def is_ignored(name: str) -> bool:
    """Whether a file or folder is passed over for its name."""
    return name.startswith(".") or name.lower().startswith("readme") or name.lower() in IGNORED_NAMES


def find_common_folder(files: Sequence[CorpusFile]) -> Path:
    """The longest folder that holds them all."""
    return Path(os.path.commonpath([file.path.parent for file in files]))


def printable(path: str) -> str:
    """A path that any output can hold: bytes that are no UTF-8 are written as `\\xff`."""
    return os.fsencode(path).decode("utf-8", "backslashreplace")
