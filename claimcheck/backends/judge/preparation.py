"""What an adapter needs at run time, made on first use: merged into its base, weights in 8 bits.

Everything lands in one folder of the user's cache whose name is a digest of what goes in, written beside and renamed,
so a crash leaves nothing half made and two processes may prepare at once. W + alpha / rank * B A is the merge; a block
of inputs of one output shares one scale, max |w| / 127.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from claimcheck.backends.judge.bases import BASES, MODELS, MPNET, Base, Weights
from claimcheck.backends.judge.packing import Arrays, unpack
from claimcheck.backends.judge.pruning import hold, prune
from claimcheck.backends.judge.sessions import digest_of
from claimcheck.errors import ModelError

Progress = Callable[[str], None]

STRONG, FAST = MODELS / "judge", MODELS / "judge-minilm"
FORMAT = "1"
"""Raised when the prepared files change in kind, so that old ones are not read."""
BLOCK, PLACES = 128, 512
BUCKETS, FARTHEST = 32, 128


@dataclass(frozen=True, slots=True)
class Adapter:
    """An adapter's folder and what its judge.json says."""

    folder: Path
    base: Base
    sha256: str
    scale: float
    temperature: float
    bias: tuple[float, float, float]

    def revision(self) -> str:
        """12 hex digits over everything a score depends on."""
        graph = self.base.graph.read_bytes()
        parts = (FORMAT, self.sha256, self.scale, self.temperature, self.bias, self.base.sha256, hashlib.sha256(graph).hexdigest())
        return hashlib.sha256(repr(parts).encode()).hexdigest()[:12]


def read_adapter(folder: Path) -> Adapter:
    """The adapter in a folder. Raises ModelError where judge.json is missing or says what cannot be."""
    advice = "give a folder written by claimcheck train, or reinstall claimcheck"
    try:
        facts = json.loads((folder / "judge.json").read_text(encoding="utf-8"))
        if tuple(facts["labels"]) != ("entailment", "neutral", "contradiction"):
            raise ModelError(f"unknown labels {facts['labels']}", subject=str(folder), advice=advice)
        bias = tuple(float(b) for b in facts["bias"])
        return Adapter(folder, BASES[facts.get("base", MPNET.name)], facts["sha256"], facts["alpha"] / (facts["rank"] or 1), float(facts["temperature"]), (bias[0], bias[1], bias[2]))
    except (OSError, ValueError, KeyError, TypeError, IndexError) as error:
        raise ModelError(f"no readable judge.json ({error})", subject=str(folder), advice=advice) from error


def cache_folder() -> Path:
    """Where prepared models live: $CLAIMCHECK_CACHE, else the user's cache folder."""
    from platformdirs import user_cache_path

    given = os.environ.get("CLAIMCHECK_CACHE")
    return Path(given) if given else user_cache_path("claimcheck")


def prepare(adapter: Adapter, progress: Progress | None = None) -> None:
    """Make what the adapter's first use needs, if it is not there. Raises ModelError."""
    with prepared(adapter, progress):
        pass


@contextmanager
def prepared(adapter: Adapter, progress: Progress | None = None) -> Iterator[Path]:
    """The folder with weights.safetensors and tokenizer.json, made if it is not there, and kept from pruning meanwhile.

    Raises ModelError.
    """
    folder = cache_folder() / f"judge-{adapter.revision()}"
    record = folder / "digests.json"
    with ExitStack() as stack:
        try:
            folder.parent.mkdir(parents=True, exist_ok=True)
            stack.enter_context(hold(folder))
            if record.exists():
                record.touch()
            else:
                if progress:
                    progress(f"preparing the judge, once: some seconds and {adapter.base.megabytes} MB of cache")
                _write(adapter, folder)
                prune(folder)
        except OSError as error:
            if not record.exists():  # else the cache is read-only, and nobody prunes it
                advice = "set CLAIMCHECK_CACHE to a folder that can be written, with 400 MB free"
                raise ModelError(f"cannot prepare the judge ({error})", subject=str(folder.parent), advice=advice) from error
        yield folder


def _write(adapter: Adapter, folder: Path) -> None:
    from safetensors.numpy import save_file

    base, tokenizer = adapter.base.read()
    weights = quantise(merge(base, read_checked(adapter), adapter.scale, adapter.base.prefix), adapter.base)
    beside = Path(tempfile.mkdtemp(prefix=f"{folder.name}.", dir=folder.parent))
    try:
        save_file({name: np.ascontiguousarray(array) for name, array in weights.items()}, beside / "weights.safetensors")
        (beside / "tokenizer.json").write_bytes(tokenizer)
        (beside / "source").write_text(str(adapter.folder.resolve()), encoding="utf-8")
        digests = {name: digest_of(beside / name) for name in ("weights.safetensors", "tokenizer.json")}
        (beside / "digests.json").write_text(json.dumps(digests), encoding="utf-8")
        shutil.rmtree(folder, ignore_errors=True)
        beside.rename(folder)
    finally:
        shutil.rmtree(beside, ignore_errors=True)


def read_checked(adapter: Adapter) -> Arrays:
    """The adapter's tensors, in float32. Raises ModelError where the file is not the one judge.json names."""
    from safetensors.numpy import load

    path = adapter.folder / "adapter_model.safetensors"
    content = path.read_bytes()
    found = hashlib.sha256(content).hexdigest()
    if found != adapter.sha256:
        raise ModelError(f"the adapter is damaged: sha256 {found}, expected {adapter.sha256}", subject=str(path), advice="reinstall claimcheck, or train again")
    return unpack(load(content))


def merge(base: Weights, adapter: Arrays, scale: float, prefix: str) -> dict[str, npt.NDArray[np.float32]]:
    """The base's weights with the adapter added, and its head, by the base's names. `prefix` is what the adapter calls the encoder."""
    merged = dict(base)
    for name, array in adapter.items():
        plain = name.removeprefix("base_model.model.").removeprefix(prefix)
        if plain.endswith(".lora_A.weight"):
            target = plain.replace(".lora_A", "")
            up = adapter[name.replace(".lora_A", ".lora_B")].astype(np.float32)
            merged[target] = merged[target] + np.float32(scale) * (up @ array.astype(np.float32))
        elif not plain.endswith(".lora_B.weight"):
            merged[plain] = array.astype(np.float32)
    return merged


def quantise(weights: Weights, base: Base) -> Arrays:
    """The arrays the base's graph asks for, and for MPNet `distances`, (heads, 2 * PLACES - 1): the attention bias by key minus query."""
    places = weights["embeddings.position_embeddings.weight"]
    out: Arrays = {"words": weights["embeddings.word_embeddings.weight"].astype(np.float16), "places": places}
    if "embeddings.token_type_embeddings.weight" in weights:
        out["places"] = places + weights["embeddings.token_type_embeddings.weight"][0]
    if "encoder.relative_attention_bias.weight" in weights:
        out["distances"] = _distances(weights["encoder.relative_attention_bias.weight"])

    def linear(name: str, sources: Sequence[str]) -> None:
        matrix = np.concatenate([weights[f"{source}.weight"] for source in sources])
        blocks = matrix.reshape(len(matrix), -1, BLOCK)
        scale = np.maximum(np.abs(blocks).max(axis=2), 1e-12) / 127
        out[f"{name}.quantised"] = (np.round(blocks / scale[:, :, None]) + 128).astype(np.uint8)
        out[f"{name}.scale"] = scale.astype(np.float32)
        out[f"{name}.bias"] = np.concatenate([weights[f"{source}.bias"] for source in sources])

    def plain(name: str, source: str) -> None:
        for part in ("weight", "bias"):
            out[f"{name}.{part}"] = weights[f"{source}.{part}"]

    plain("embedding", "embeddings.LayerNorm")
    for i in range(base.layers):
        for part, names in base.names.items():
            sources = [f"encoder.layer.{i}.{name}" for name in names]
            if part.startswith("norm"):
                plain(f"{i}.{part}", *sources)
            else:
                linear(f"{i}.{part}", sources)
    for part, name in base.head.items():
        plain(part, name)
    return out


def _distances(table: npt.NDArray[np.float32]) -> npt.NDArray[np.float32]:
    """T5's buckets, as MPNet uses them: half for keys after the query; near ones exact, far ones by logarithm."""
    key_after = np.arange(1 - PLACES, PLACES)
    half, exact = BUCKETS // 2, BUCKETS // 4
    far = np.abs(key_after)
    by_log = exact + (np.log(np.maximum(far, 1) / exact) / np.log(FARTHEST / exact) * (half - exact)).astype(np.int64)
    bucket = np.where(key_after > 0, half, 0) + np.where(far < exact, far, np.minimum(by_log, half - 1))
    return np.ascontiguousarray(table[bucket].T)
