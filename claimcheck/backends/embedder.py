"""Texts to unit vectors by any model of sentence-transformers, on a GPU where there is one.

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
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from claimcheck.backends.sessions import digest_of
from claimcheck.errors import ModelError
from claimcheck.protocols import Floats2d

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer

ROWS = 8


@dataclass(frozen=True, slots=True)
class SentenceEmbedder:
    """A sentence-transformers model: `model` is a folder or a name. Pickles as that word."""

    model: str

    @property
    def name(self) -> str:
        return f"{Path(self.model).name if Path(self.model).is_dir() else self.model}@{_revision(self.model)}"

    def embed(self, texts: Sequence[str]) -> Floats2d:
        """See protocols.Embedder. Text beyond the model's own limit does not count."""
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
    from sentence_transformers import SentenceTransformer
    from transformers.utils import logging

    logging.disable_progress_bar()
    try:
        return SentenceTransformer(model, local_files_only=Path(model).is_dir(), trust_remote_code=False, model_kwargs={"use_safetensors": True})
    except (OSError, ValueError, RuntimeError, KeyError) as error:
        raise ModelError(f"no sentence-transformers model with safetensors weights ({error})", subject=model, advice="give a folder or a model's name") from error
