"""The judge that ships with the package, and any adapter `claimcheck train` makes: MPNet in ONNX Runtime, 8-bit weights.

One pair at a time and without padding, so a score is a function of its pair by construction; pairs run side by side on
the cores this process may use.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt

from claimcheck.backends.judge_preparation import PLACES, SHIPPED, Progress, prepare, read_adapter
from claimcheck.backends.judge_windows import read_pair, score_readings
from claimcheck.backends.sessions import cores, digest_of, open_session
from claimcheck.errors import ModelError
from claimcheck.protocols import Floats2d

if TYPE_CHECKING:
    from tokenizers import Tokenizer

WINDOW = 256
"""Tokens of a pair read at once, special ones included. Trained on pairs up to 128; the encoder's own limit is 512."""
SPECIAL = 4
"""<s> premise </s></s> hypothesis </s>."""


@dataclass(frozen=True, slots=True)
class ShippedJudge:
    """An adapter on all-mpnet-base-v2. Pickles as its folder; weights load once per process, on first use."""

    folder: str = str(SHIPPED)

    @property
    def name(self) -> str:
        return f"claimcheck-judge@{_revision(self.folder)}"

    def prepare(self, progress: Progress | None = None) -> None:
        """Make what the first use needs (seconds); nothing to do later. Raises ModelError."""
        prepare(read_adapter(Path(self.folder)), progress)

    def score(self, pairs: Sequence[tuple[str, str]]) -> Floats2d:
        """See protocols.Judge. Raises ModelError where a model is missing or damaged."""
        if not pairs:
            return np.zeros((0, 3), np.float32)
        model = _load(self.folder)
        return score_readings([read_pair(p, h, WINDOW - SPECIAL, model.count) for p, h in pairs], model.score)


@cache
def _revision(folder: str) -> str:
    return read_adapter(Path(folder)).revision()


@dataclass(frozen=True)
class LoadedJudge:
    """Weights in memory."""

    session: Any
    tokenizer: Tokenizer
    distances: npt.NDArray[np.float32]
    temperature: float
    bias: npt.NDArray[np.float32]

    def count(self, text: str) -> int:
        """Tokens of a text, without the special ones."""
        return len(self.tokenizer.encode(text, add_special_tokens=False).ids)

    def score(self, pairs: Sequence[tuple[str, str]]) -> Floats2d:
        """Calibrated probabilities (n, 3) of pairs that fit one window."""
        with ThreadPoolExecutor(cores()) as pool:
            logits = np.concatenate(list(pool.map(self._logits, pairs)))
        scaled = logits / self.temperature + self.bias
        likely = np.exp(scaled - scaled.max(axis=1, keepdims=True))
        return np.asarray(likely / likely.sum(axis=1, keepdims=True), np.float32)

    def _logits(self, pair: tuple[str, str]) -> Floats2d:
        ids = self.tokenizer.encode(*pair).ids
        place = np.arange(len(ids))
        bias = self.distances[:, place[None, :] - place[:, None] + PLACES - 1]
        inputs = {"ids": np.array([ids]), "distance_bias": np.ascontiguousarray(bias[None])}
        return np.asarray(self.session.run(None, inputs)[0], np.float32)


@cache
def _load(folder: str) -> LoadedJudge:
    from safetensors.numpy import load_file
    from tokenizers import Tokenizer

    adapter = read_adapter(Path(folder))
    prepared = prepare(adapter)
    try:
        for file, expected in json.loads((prepared / "digests.json").read_text(encoding="utf-8")).items():
            found = digest_of(prepared / file)
            if found != expected:
                raise ModelError(f"{file} is damaged: sha256 {found}, expected {expected}", subject=str(prepared), advice="delete this folder; it is made again")
        weights = load_file(prepared / "weights.safetensors")
    except (OSError, ValueError) as error:
        raise ModelError(f"unreadable ({error})", subject=str(prepared), advice="delete this folder; it is made again") from error
    distances = weights.pop("distances")
    session = open_session(SHIPPED / "graph.onnx", weights)
    tokenizer = Tokenizer.from_file(str(prepared / "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    return LoadedJudge(session, tokenizer, distances, adapter.temperature, np.array(adapter.bias, np.float32))
