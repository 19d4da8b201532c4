"""The engine of one machine: in this process, or in several."""

from __future__ import annotations

import multiprocessing
from collections.abc import Callable, Iterable
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from typing import TypeVar

from claimcheck.errors import ClaimcheckError

T = TypeVar("T")
R = TypeVar("R")

_CHUNKS = 4
"""Parts a worker gets over a run: some slack for items of unequal cost, few trips between processes."""


@dataclass(frozen=True, slots=True)
class LocalEngine:
    """One worker maps here; more map in as many fresh processes, to which function, items and results must pickle."""

    workers: int = 1

    def __post_init__(self) -> None:
        if self.workers < 1:
            raise ValueError(f"an engine needs at least one worker, not {self.workers}")

    def map(self, function: Callable[[T], R], items: Iterable[T]) -> list[R]:
        """In the order of the items. The failure of the first item that fails is raised; a dead worker is a ClaimcheckError."""
        given = list(items)
        if self.workers == 1 or len(given) < 2:
            return [function(item) for item in given]
        workers = min(self.workers, len(given))
        # Fresh processes: a fork would copy the locks of threads that torch, FAISS and BLAS have running.
        with ProcessPoolExecutor(workers, mp_context=multiprocessing.get_context("spawn")) as pool:
            try:
                return list(pool.map(function, given, chunksize=max(1, len(given) // (workers * _CHUNKS))))
            except BrokenProcessPool as error:
                raise ClaimcheckError("a worker process died", advice="run with fewer workers; it may have run out of memory") from error
            finally:
                pool.shutdown(cancel_futures=True)
