"""The swappable parts: models, the index on disk, engines. Everything heavy is imported when it is asked for."""

from __future__ import annotations

from collections.abc import Callable, Container, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    from claimcheck.backends.health import Problem
    from claimcheck.backends.judge.check import ModelState
    from claimcheck.backends.store.sqlite import SqliteStore
    from claimcheck.protocols import Embedder, Engine, Judge, Store, VectorIndex
    from claimcheck.settings import Settings


def open_store(folder: Path, *, models: Mapping[str, str], write: bool) -> SqliteStore:
    """The store of an index folder; see `store_opening.open_store`. Close it."""
    from claimcheck.backends.store.opening import open_store as open_folder

    return open_folder(folder, models=models, write=write)


def make_index(dim: int) -> VectorIndex:
    """An empty index of unit vectors of `dim` numbers: FAISS, exact."""
    from claimcheck.backends.vectors import FaissIndex

    return FaissIndex(dim)


def open_index(store: SqliteStore) -> VectorIndex:
    """The index over all vectors of a store, under the ids of `store.vector_ids()`: loaded if it is up to date, else made."""
    from claimcheck.backends.index import open_index as open_file

    return open_file(store)


def find_nearest(store: Store, vector: npt.NDArray[np.float32], k: int, among: Container[str] | None = None) -> list[tuple[str, float]]:
    """The k claims nearest to a unit vector (dim,) among these claim ids (None: all): (claim id, cosine), nearest first."""
    from claimcheck.backends.index import find_nearest as find

    return find(cast("SqliteStore", store), vector, k, among)


def make_engine(workers: int = 1) -> Engine:
    """The engine of this machine; more than one worker are as many processes."""
    from claimcheck.backends.engine import LocalEngine

    return LocalEngine(workers)


def check_index(folder: Path) -> list[Problem]:
    """What is wrong with an index folder, each with the command that mends it; empty where it is sound."""
    from claimcheck.backends.health import check_index as check_folder

    return check_folder(folder)


def make_embedder(settings: Settings) -> Embedder:
    """The embedder the settings ask for; it loads on first use, and only then can raise ModelError."""
    from claimcheck.backends.embedder import SentenceEmbedder

    return SentenceEmbedder(settings.embedder)


def make_judge(settings: Settings) -> Judge:
    """The judge the settings ask for; it loads on first use. Raises ModelError, here or then."""
    from claimcheck.backends.judge.choice import choose_judge

    return choose_judge(settings.judge)


def make_llm(url: str, model: str, key: str) -> Judge:
    """A language model at an OpenAI-compatible address. Raises InputError for an address that is none."""
    from claimcheck.backends.judge.llm import LlmJudge

    return LlmJudge(url, model, key)


def is_unclear(scores: npt.NDArray[np.float32]) -> npt.NDArray[np.bool_]:
    """Which rows (n, 3) of a language model's scores say nothing."""
    import numpy as np

    from claimcheck.backends.judge.llm import UNCLEAR

    return np.asarray(np.isclose(scores, UNCLEAR, atol=1e-5).all(axis=1))


def prepare_judge(settings: Settings, progress: Callable[[str], None]) -> None:
    """Do now, with a line to `progress`, what the judge's first use would do silently; at once where nothing is to do."""
    from claimcheck.backends.judge.choice import choose_judge
    from claimcheck.backends.judge.cross_encoder import CrossEncoderJudge

    judge = choose_judge(settings.judge)
    if not isinstance(judge, CrossEncoderJudge):
        judge.prepare(progress)


def check_models(settings: Settings) -> list[ModelState]:
    """Whether the models these settings use are there, whole and the ones meant; about two seconds."""
    from claimcheck.backends.judge.check import check_models as check

    return check(settings)


def find_base(word: str) -> Path:
    """An encoder that comes with the package (the judge's "default", the embedder's "fast") as a folder that transformers loads. Raises ModelError."""
    from claimcheck.backends.embedder import find_default
    from claimcheck.backends.judge.pieces import unpack_base
    from claimcheck.backends.judge.preparation import cache_folder

    return find_default() if word == "fast" else unpack_base(cache_folder())


def pack_adapter(adapter: Mapping[str, npt.NDArray[np.generic]], bits: int) -> dict[str, npt.NDArray[np.generic]]:
    """An adapter's tensors in 8 or 4 bits; see `judge.packing.pack`."""
    from claimcheck.backends.judge.packing import pack

    return pack(adapter, bits)


def unpack_adapter(adapter: Mapping[str, npt.NDArray[np.generic]]) -> dict[str, npt.NDArray[np.generic]]:
    """An adapter's tensors in float32, packed or not."""
    from claimcheck.backends.judge.packing import unpack

    return unpack(adapter)


def known_base(folder: Path) -> str | None:
    """The name of the encoder in a folder, where an adapter on it can run here without torch; else None."""
    from claimcheck.backends.judge.bases import known_base as find

    return find(folder)
