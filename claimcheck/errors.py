"""Every error claimcheck raises on purpose. Each message says what is wrong and ends with what to do.

ClaimcheckError
├── InputError            a path, table or option that cannot be used
│   └── NothingToRead     no readable document under the paths
├── ModelError            a model that is missing, damaged or not what it should be
└── StoreError            an index on disk
    ├── IndexLocked       another process writes to it
    ├── IndexMismatch     made with another model or a newer claimcheck
    └── IndexDamaged      unreadable, or the disk refuses
"""

from __future__ import annotations


class ClaimcheckError(Exception):
    """Root of the tree. `subject` is the object it is about (a path, a model name), `advice` what to do."""

    def __init__(self, problem: str, *, subject: str = "", advice: str = "") -> None:
        self.problem, self.subject, self.advice = problem, subject, advice
        head = f"{subject}: {problem}" if subject else problem
        super().__init__(f"{head}; {advice}" if advice else head)


class InputError(ClaimcheckError):
    """A path, table or option that cannot be used."""


class NothingToRead(InputError):
    """No readable document under the paths."""


class ModelError(ClaimcheckError):
    """A model that is missing, damaged or not what it should be."""


class StoreError(ClaimcheckError):
    """An index on disk that cannot be used."""


class IndexLocked(StoreError):
    """Another process writes to the index."""


class IndexMismatch(StoreError):
    """The index was made with another model or a newer claimcheck. Carries `expected` and `found`."""

    def __init__(self, problem: str, *, subject: str, expected: str, found: str, advice: str) -> None:
        self.expected, self.found = expected, found
        super().__init__(f"{problem}: expected {expected}, found {found}", subject=subject, advice=advice)


class IndexDamaged(StoreError):
    """The index cannot be read, or the disk refuses to write it."""
