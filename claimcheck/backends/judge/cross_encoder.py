"""Judges of others: any three-way NLI cross-encoder, from a folder or by name, on a GPU where there is one.

Labels are read from the model's own `id2label` by name and tried on three plain pairs; a model whose labels cannot be
told is refused, never guessed.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np

from claimcheck.backends.judge.windows import read_pair, score_readings
from claimcheck.errors import ModelError
from claimcheck.protocols import Floats2d

LABELS = ("entailment", "neutral", "contradiction")
SELF_TEST = (
    ("A man is playing a guitar on stage.", "A man is playing an instrument.", "entailment"),
    ("A man is playing a guitar on stage.", "The man is famous in his country.", "neutral"),
    ("A man is playing a guitar on stage.", "Nobody is playing a guitar.", "contradiction"),
)
WINDOW = 512
"""Tokens of a pair read at once at most, special ones included; a model's own limit may be lower."""
GPU_ROWS = 32
"""Pairs of one length go through a GPU together, always this many (filled up with copies): equal shapes, equal scores."""


@dataclass(frozen=True, slots=True)
class CrossEncoderJudge:
    """An NLI cross-encoder with safetensors weights. Pickles as its name; weights load once per process."""

    model: str

    @property
    def name(self) -> str:
        path = Path(self.model)
        return f"{path.name if path.is_dir() else self.model}@{_load(self.model).revision}"

    def score(self, pairs: Sequence[tuple[str, str]]) -> Floats2d:
        """See protocols.Judge. Raises ModelError where the model cannot be loaded or its labels cannot be told."""
        if not pairs:
            return np.zeros((0, 3), np.float32)
        model = _load(self.model)
        return score_readings([read_pair(p, h, model.room, model.count) for p, h in pairs], model.score)


@dataclass(frozen=True)
class LoadedCrossEncoder:
    """A model in memory. `columns` are the places of LABELS among its outputs."""

    model: Any
    tokenizer: Any
    columns: tuple[int, ...]
    room: int
    device: str
    revision: str

    def count(self, text: str) -> int:
        """Tokens of a text, without the special ones."""
        return len(self.tokenizer(text, add_special_tokens=False, truncation=False, verbose=False)["input_ids"])

    def score(self, pairs: Sequence[tuple[str, str]]) -> Floats2d:
        """Probabilities (n, 3) of pairs that fit one window."""
        import torch

        by_length: dict[int, list[int]] = defaultdict(list)
        encoded = [dict(self.tokenizer(p, h, truncation=False)) for p, h in pairs]
        for i, row in enumerate(encoded):
            by_length[len(row["input_ids"])].append(i)
        rows = GPU_ROWS if self.device == "cuda" else 1
        out = np.zeros((len(pairs), 3), np.float32)
        with torch.inference_mode():
            for places in by_length.values():
                for first in range(0, len(places), rows):
                    group = places[first : first + rows]
                    filled = [encoded[i] for i in group] + [encoded[group[0]]] * (rows - len(group))
                    inputs = {key: torch.tensor([row[key] for row in filled], device=self.device) for key in filled[0]}
                    likely = torch.softmax(self.model(**inputs).logits.float(), dim=1)[:, list(self.columns)]
                    out[group] = likely[: len(group)].cpu().numpy()
        return out


def find_columns(id2label: Mapping[int, str], subject: str) -> tuple[int, ...]:
    """The places of LABELS among a model's outputs, by name. Raises ModelError where they cannot be told."""
    names = {index: str(name).lower().replace("_", "-") for index, name in id2label.items()}
    columns = []
    for label in LABELS:
        found = [index for index, name in names.items() if name == label or (name.startswith(label[:5]) and "not" not in name)]
        if len(found) != 1 or len(names) != 3:
            advice = "give a three-way NLI model whose config names its labels entailment, neutral and contradiction"
            raise ModelError(f"cannot tell its labels from {list(id2label.values())}", subject=subject, advice=advice)
        columns.append(found[0])
    return tuple(columns)


@cache
def _load(name: str) -> LoadedCrossEncoder:
    import torch
    from transformers import AutoModelForSequenceClassification, AutoTokenizer
    from transformers.utils import logging

    logging.disable_progress_bar()
    options = {"trust_remote_code": False, "local_files_only": Path(name).is_dir()}
    try:
        model = AutoModelForSequenceClassification.from_pretrained(name, use_safetensors=True, dtype=torch.float32, **options)
        tokenizer = AutoTokenizer.from_pretrained(name, **options)
    except (OSError, ValueError, RuntimeError, KeyError) as error:
        raise ModelError(f"no cross-encoder with safetensors weights ({error})", subject=name, advice="give a folder or a model's name") from error
    device = "cuda" if torch.cuda.is_available() else "cpu"
    columns = find_columns(model.config.id2label, name)
    special = len(tokenizer("a", "b")["input_ids"]) - len(tokenizer("a", add_special_tokens=False)["input_ids"]) - len(tokenizer("b", add_special_tokens=False)["input_ids"])
    places = getattr(model.config, "max_position_embeddings", None) or WINDOW
    limit = min(WINDOW, tokenizer.model_max_length, places if places % 2 == 0 and places % 64 == 0 else places - 2)
    loaded = LoadedCrossEncoder(model.eval().to(device), tokenizer, columns, limit - special, device, _revision(name, model))
    scores = loaded.score([(premise, hypothesis) for premise, hypothesis, _ in SELF_TEST])
    said = [LABELS[i] for i in scores.argmax(axis=1)]
    wanted = [label for _, _, label in SELF_TEST]
    if said != wanted:
        raise ModelError(f"its labels fail the self-test: said {said}, expected {wanted}", subject=name, advice="give an NLI model for English whose labels are in the order its config says")
    return loaded


def _revision(name: str, model: Any) -> str:
    from claimcheck.backends.judge.sessions import digest_of

    if Path(name).is_dir():
        return "-".join(digest_of(file)[:12] for file in sorted(Path(name).glob("*.safetensors")))
    return str(getattr(model.config, "_commit_hash", None) or "unknown")[:12]
