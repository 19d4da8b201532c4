"""The judge that ships with the package, and any adapter `claimcheck train` makes: in ONNX Runtime, with 8-bit weights.

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

from claimcheck.backends.judge.preparation import PLACES, STRONG, Progress, prepare, prepared, read_adapter
from claimcheck.backends.judge.sessions import cores, digest_of, open_session
from claimcheck.backends.judge.windows import read_pair, score_readings
from claimcheck.errors import ModelError
from claimcheck.protocols import Floats2d

if TYPE_CHECKING:
    from tokenizers import Tokenizer

WINDOW = 256
"""Tokens of a pair read at once, special ones included. Trained on pairs up to 128; the encoder's own limit is 512."""
SPECIAL = 4
"""<s> premise </s></s> hypothesis </s>; MiniLM has one less."""


@dataclass(frozen=True, slots=True)
class ShippedJudge:
    """An adapter on one of BASES. Pickles as its folder; weights load once per process, on first use."""

    folder: str = str(STRONG)

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
    distances: npt.NDArray[np.float32] | None
    """Attention bias by key minus query, where the encoder has one."""
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
        inputs: dict[str, npt.NDArray[np.generic]] = {"ids": np.array([ids])}
        if self.distances is not None:
            place = np.arange(len(ids))
            bias = self.distances[:, place[None, :] - place[:, None] + PLACES - 1]
            inputs["distance_bias"] = np.ascontiguousarray(bias[None])
        return np.asarray(self.session.run(None, inputs)[0], np.float32)


@cache
def _load(folder: str) -> LoadedJudge:
    from safetensors.numpy import load_file
    from tokenizers import Tokenizer

    adapter = read_adapter(Path(folder))
    with prepared(adapter) as made:
        try:
            for file, expected in json.loads((made / "digests.json").read_text(encoding="utf-8")).items():
                found = digest_of(made / file)
                if found != expected:
                    raise ModelError(f"{file} is damaged: sha256 {found}, expected {expected}", subject=str(made), advice="delete this folder; it is made again")
            weights = load_file(made / "weights.safetensors")
            tokenizer = Tokenizer.from_file(str(made / "tokenizer.json"))
        except (OSError, ValueError) as error:
            raise ModelError(f"unreadable ({error})", subject=str(made), advice="delete this folder; it is made again") from error
    session = open_session(adapter.base.graph, {name: array for name, array in weights.items() if name != "distances"})
    tokenizer.no_truncation()
    tokenizer.no_padding()
    return LoadedJudge(session, tokenizer, weights.get("distances"), adapter.temperature, np.array(adapter.bias, np.float32))
