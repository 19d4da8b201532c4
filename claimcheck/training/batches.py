"""Pairs as rows of tokens, and rows as batches."""

from __future__ import annotations

import math
import random
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from claimcheck.training.pairs import LabelledPair
from claimcheck.training.recipe import Recipe

if TYPE_CHECKING:
    import torch

Row = tuple[list[int], int, tuple[float, float, float] | None]
"""Token ids of a pair, its label, and the chances to be learnt in the label's place."""


def batches(pairs: Sequence[LabelledPair], tokenizer: Any, recipe: Recipe) -> Iterator[list[Row]]:
    """Batches of rows of about `batch_tokens` tokens with like lengths together; endless, epoch by epoch.

    Pairs longer than `max_tokens` are left out: the judge reads long premises in windows, so it never meets one.
    """
    rng = random.Random(recipe.seed + 1)
    while True:
        for first in range(0, len(pairs), 2_048):
            part = pairs[first : first + 2_048]
            ids = tokenizer([p.premise for p in part], [p.hypothesis for p in part])["input_ids"]
            rows = sorted(((i, p.label, p.chances) for i, p in zip(ids, part, strict=True) if len(i) <= recipe.max_tokens), key=lambda r: len(r[0]))
            found: list[list[Row]] = [[]]
            for row in rows:
                if len(row[0]) * (len(found[-1]) + 1) > recipe.batch_tokens and found[-1]:
                    found.append([])
                found[-1].append(row)
            rng.shuffle(found)
            yield from (b for b in found if b)


def collate(batch: Sequence[Row], pad: int, device: torch.device) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor, torch.Tensor]:
    """Token ids (n, width), attention mask (n, width), labels (n,), chances (n, 3) with rows of nan where there are none."""
    import torch

    width = max(len(ids) for ids, _, _ in batch)
    ids = torch.tensor([ids + [pad] * (width - len(ids)) for ids, _, _ in batch], device=device)
    mask = torch.tensor([[1] * len(ids) + [0] * (width - len(ids)) for ids, _, _ in batch], device=device)
    chances = torch.tensor([chances or (math.nan,) * 3 for _, _, chances in batch], device=device)
    return ids, mask, torch.tensor([label for _, label, _ in batch], device=device), chances
