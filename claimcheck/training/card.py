"""The model card of a fitted judge, written from what the run itself knows."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

WEAK = 5
"""Sets with the lowest accuracy that the card names."""


def write_card(
    path: Path,
    base: str,
    facts: Mapping[str, Any],
    recipe: Mapping[str, Any],
    counts: Mapping[str, int],
    licences: Mapping[str, str],
    accuracy: Mapping[str, float],
) -> None:
    """`counts` are pairs learnt from by set, `accuracy` the share right by set on the pairs set aside."""
    choices = ", ".join(f"{key} {value}" for key, value in recipe.items() if key != "sets")
    rows = [
        f"| {name} | {counts[name]:,} | {licences.get(name, 'not stated here')} | {f'{accuracy[name]:.3f}' if name in accuracy else '-'} |"
        for name in sorted(counts)
    ]
    weak = ", ".join(f"{name} ({share:.2f})" for name, share in sorted(accuracy.items(), key=lambda item: item[1])[:WEAK])
    kind = f"A low-rank adapter (rank {facts['rank']}, alpha {facts['alpha']})" if facts["rank"] else f"The layers from number {recipe['frozen_layers']} up"
    lines = [
        "# A judge fitted by claimcheck train",
        "",
        f"{kind} and a classification head on {Path(base).name}.",
        f"Labels, in order: {', '.join(facts['labels'])}. sha256 of adapter_model.safetensors: `{facts['sha256']}`.",
        "",
        "## Data",
        "Pairs a run may draw from, and the share right on those set aside by premise (two-label sets: entailment or not).",
        "",
        "| set | pairs | licence | set aside, right |",
        "|---|---|---|---|",
        *rows,
        "",
        "## Recipe",
        f"{choices}. The weights are those after {facts['pairs']:,} pairs, where the loss on the pairs set aside was lowest.",
        "",
        "## Figures",
        f"On the pairs set aside: accuracy {facts['held_out']['accuracy']}, loss {facts['held_out']['loss']}; fitted there: "
        f"temperature {facts['temperature']}, biases {facts['bias']}.",
        "",
        "## What it is bad at",
        f"Weakest sets: {weak}. English only. It reads {recipe['max_tokens']} tokens of a pair as trained; longer premises are",
        "read in windows, and what follows only from two windows together is missed. It knows no facts beyond the pair.",
    ]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
