"""The seams, on one page. Steps talk to models, disks and cores only through these.

A backend is a frozen record of its settings that pickles as a few strings; weights load once per process, on first use.
`name` is `model@revision` and goes into every manifest and cache key.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Protocol, TypeVar

import numpy as np
import numpy.typing as npt

from claimcheck.records import Apposition, Claim, Document, Extraction

Floats2d = npt.NDArray[np.float32]
Ids = npt.NDArray[np.int64]
T = TypeVar("T")
R = TypeVar("R")


class Extractor(Protocol):
    """Claims out of one document. A function of that document alone."""

    @property
    def name(self) -> str: ...

    def extract(self, documents: Iterable[Document]) -> Iterator[Extraction]:
        """One extraction a document, in order. Claims are sorted by (start, end, cue_start)."""
        ...


class Embedder(Protocol):
    """Texts to unit vectors. A vector depends on its text alone (equal after rounding to 1e-4 in any batch)."""

    @property
    def name(self) -> str: ...

    def embed(self, texts: Sequence[str]) -> Floats2d:
        """(n, dim) float32, rows of length one."""
        ...


class Judge(Protocol):
    """Does the premise support, leave open or contradict the hypothesis? A score depends on its pair alone."""

    @property
    def name(self) -> str: ...

    def score(self, pairs: Sequence[tuple[str, str]]) -> Floats2d:
        """(n, 3) float32 probabilities of entailment, neutral, contradiction; rows sum to 1, rounded to 1e-4."""
        ...


class VectorIndex(Protocol):
    """Nearest unit vectors by cosine. Ids are ours, 64-bit and stable."""

    def __len__(self) -> int: ...

    def add(self, ids: Ids, vectors: Floats2d) -> None:
        """ids (n,), vectors (n, dim). An id that is there already is replaced."""
        ...

    def remove(self, ids: Ids) -> int:
        """Number of vectors removed; unknown ids are passed over."""
        ...

    def search(self, vectors: Floats2d, k: int) -> tuple[Floats2d, Ids]:
        """Cosines (n, k), highest first, and their ids (n, k); ties by id, lowest first; id -1 and cosine -1 where fewer than k."""
        ...

    def save(self, path: Path) -> None: ...

    def load(self, path: Path) -> None: ...


class Store(Protocol):
    """The truth on disk: documents, claims, facts, vectors and judge scores. Writers hold a lock; readers never block."""

    def documents(self) -> list[Document]:
        """All, sorted by (path, document_id)."""
        ...

    def claims(self, document_ids: Iterable[str] | None = None) -> list[Claim]:
        """Of these documents (None: all), sorted by (document path, start, end, claim_id)."""
        ...

    def appositions(self, document_ids: Iterable[str] | None = None) -> dict[str, tuple[Apposition, ...]]:
        """By document id."""
        ...

    def facts(self, document_ids: Iterable[str] | None = None) -> dict[str, str]:
        """What the evidence step read out of each claim, JSON by claim id."""
        ...

    def vectors(self, document_ids: Iterable[str] | None = None) -> tuple[list[str], Floats2d]:
        """Claim ids sorted, and their vectors (n, dim)."""
        ...

    def document_vectors(self) -> tuple[list[str], Floats2d]:
        """Document ids sorted, and the vectors (n, dim) of their title and lead."""
        ...

    def put(self, document: Document, extraction: Extraction, facts: Sequence[str], vectors: Floats2d, document_vector: Floats2d) -> None:
        """One transaction: the document with everything read out of it replaces whatever stood under its (publisher, locator)."""
        ...

    def move(self, documents: Iterable[Document]) -> None:
        """Documents now read from another path or root; all else about them stays. One transaction."""
        ...

    def remove(self, document_ids: Iterable[str]) -> None:
        """With their claims, facts and vectors. One transaction."""
        ...

    def scores(self, judge: str, pairs: Sequence[tuple[str, str]]) -> Mapping[tuple[str, str], tuple[float, float, float]]:
        """The cached scores of those pairs that have one."""
        ...

    def put_scores(self, judge: str, scores: Mapping[tuple[str, str], tuple[float, float, float]]) -> None: ...

    def get_result(self, key: str) -> str | None:
        """What `put_result` kept; None once a document changed or newer results took its place."""
        ...

    def put_result(self, key: str, result: str) -> None: ...

    def close(self) -> None: ...


class Engine(Protocol):
    """The only parallelism: one verb."""

    def map(self, function: Callable[[T], R], items: Iterable[T]) -> list[R]:
        """Results in the order of the items; the first failure raises."""
        ...
