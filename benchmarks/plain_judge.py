"""A shipped judge as a plain cross-encoder that any tool loads."""

from __future__ import annotations

from pathlib import Path

from claimcheck.backends import find_base
from claimcheck.backends.judge.preparation import read_adapter, read_checked
from claimcheck.training.model import LAYER, build, save_merged
from claimcheck.training.recipe import Recipe


def write_plain_judge(folder: Path, base_word: str, out: Path) -> None:
    """The weights of `folder` merged into their base ("default" or "fast"), calibration folded in, written to `out`."""
    from transformers import AutoTokenizer

    base, adapter = find_base(base_word), read_adapter(folder)
    arrays = read_checked(adapter)
    rank = next((array.shape[0] for name, array in arrays.items() if ".lora_A" in name), 0)
    frozen = min(int(layer[1]) for name in arrays if (layer := LAYER.search(name)))
    recipe = Recipe(pairs=1, rank=rank, alpha=round(adapter.scale * rank), frozen_layers=frozen)
    save_merged(build(base, recipe, [folder]), AutoTokenizer.from_pretrained(base), out, recipe, adapter.temperature, adapter.bias)
