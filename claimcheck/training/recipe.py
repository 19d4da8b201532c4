"""Every choice of a training run, in one file."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from claimcheck.errors import InputError


@dataclass(frozen=True, slots=True)
class Recipe:
    """Every choice of a run. `sets` says how many pairs of each set are drawn (no entry: none; "*": of every other).

    `pairs` is the length of the run; `warmup` and `decay` are shares of it. Layers below `frozen_layers` stay as they are;
    `rank` 0 trains the others themselves, not low-rank parts beside them. `bits` is 16, or 8 for an adapter half as large, or 4
    for one of a quarter, whose rounding is learnt with. One in `held_out` premises is set aside. `licences` "open" leaves out
    sets whose licence is unstated or restricted.
    """

    pairs: int
    sets: Mapping[str, int] = field(default_factory=lambda: {"*": 1_000_000})
    rank: int = 16
    alpha: int = 32
    bits: int = 16
    frozen_layers: int = 0
    learning_rate: float = 3e-4
    warmup: float = 0.02
    decay: float = 0.25
    batch_tokens: int = 1280
    max_tokens: int = 128
    label_smoothing: float = 0.03
    swap_contradictions: float = 0.15
    held_out: int = 40
    checkpoint_pairs: int = 8_000
    seed: int = 17
    licences: str = "all"


def read_recipe(path: Path) -> Recipe:
    """A recipe from TOML. Raises InputError for an unreadable file and for unknown or missing keys."""
    try:
        return Recipe(**tomllib.loads(path.read_text(encoding="utf-8")))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError, TypeError) as error:
        known = ", ".join(Recipe.__dataclass_fields__)
        raise InputError(f"cannot read the recipe ({error})", subject=str(path), advice=f"known keys are {known}") from error


def learning_rate(recipe: Recipe, done: int) -> float:
    """Rate after `done` pairs: linear warm-up, level, linear fall to zero."""
    start = min(1.0, (done + 1) / max(1.0, recipe.warmup * recipe.pairs))
    end = min(1.0, (recipe.pairs - done) / max(1.0, recipe.decay * recipe.pairs))
    return recipe.learning_rate * max(0.0, min(start, end))
