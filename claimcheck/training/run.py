"""A training run: pairs in, a judge out, from checkpoint to checkpoint."""

from __future__ import annotations

import hashlib
import json
import logging
import math
import os
import time
from collections import deque
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from claimcheck.backends import pack_adapter
from claimcheck.errors import InputError
from claimcheck.training.batches import Row, batches, collate
from claimcheck.training.card import write_card
from claimcheck.training.losses import calibrate, figures_of, in_half_precision, is_right, logits_of, loss_of
from claimcheck.training.model import adapter_state, build, load_adapter, read_adapter_state, save_merged
from claimcheck.training.pairs import (
    LABELS,
    LabelledPair,
    by_set,
    hold_out,
    is_held_out,
    is_open,
    mix,
    read_licences,
    read_pairs,
)
from claimcheck.training.recipe import Recipe, learning_rate, read_recipe

if TYPE_CHECKING:
    import torch

log = logging.getLogger(__name__)

Progress = Callable[[str, int, int], None]
HELD_A_SET = 150
"""Pairs of each set to choose the best checkpoint and calibrate on."""
MADE = "contrast_"
"""Sets of made pairs: easier than found ones, so nothing is calibrated on them."""


def train_files(
    pairs: Sequence[Path],
    base: str,
    out: Path,
    recipe: Path | None = None,
    init: Sequence[Path] = (),
    licences: str | None = None,
    *,
    progress: Progress | None = None,
) -> None:
    """`claimcheck train`: read, fit, write. Licences come from licences.json beside the first file of pairs, if it is there.

    Raises InputError and ModelError.
    """
    from claimcheck.backends import find_base

    read = read_pairs(pairs)
    chosen = read_recipe(recipe) if recipe else Recipe(pairs=len(read))
    if licences not in (None, "all", "open"):
        raise InputError(f"unknown choice of licences {licences!r}", advice="give all or open")
    chosen = replace(chosen, licences=licences or chosen.licences)
    stated = pairs[0].parent / "licences.json"
    by_licence = read_licences(stated) if stated.exists() else {}
    if chosen.licences == "open" and not by_licence:
        raise InputError("the licences of the sets are not stated", subject=str(stated), advice='write a JSON object like {"set": "MIT"} there')
    train(read, find_base(base) if base in ("default", "fast") else Path(base) if Path(base).is_dir() else base, out, chosen, init, licences=by_licence, progress=progress)


def train(
    pairs: Sequence[LabelledPair],
    base: Path | str,
    out: Path,
    recipe: Recipe,
    init: Sequence[Path] = (),
    stop_after: int | None = None,
    licences: Mapping[str, str] | None = None,
    progress: Progress | None = None,
) -> None:
    """Fit, checkpoint, calibrate and write a judge to `out`. Carries on from `out/checkpoint.safetensors` if it is there.

    It starts from the mean of the judges in `init`; a recipe of no pairs only calibrates that.
    `stop_after` ends after so many pairs of this call, leaving the checkpoint (no judge is written). `licences` by set
    go into the card. Raises InputError where no pairs are left to train on, ModelError for a base that cannot be used.
    """
    from transformers import AutoTokenizer

    from claimcheck.backends import known_base

    licences = licences or {}
    if recipe.licences == "open":
        pairs = [p for p in pairs if is_open(licences.get(p.set, ""))]
    kept = [p for p in pairs if is_held_out(p, recipe.held_out) and p.chances is None]  # what a judge said of a pair is no measure
    train_pairs = mix([p for p in pairs if not is_held_out(p, recipe.held_out)], recipe.sets, recipe.swap_contradictions, recipe.seed)
    wanted = {name for name in {p.set for p in kept} if recipe.sets.get(name, recipe.sets.get("*", 0)) and not name.startswith(MADE)}
    held = hold_out(kept, wanted, HELD_A_SET, recipe.seed)
    if not train_pairs or not held:
        raise InputError("no pairs to train on and set aside", advice="check the recipe's sets and licences against the pairs, and give a few hundred at least")
    out.mkdir(parents=True, exist_ok=True)
    tokenizer = AutoTokenizer.from_pretrained(base, trust_remote_code=False)
    tokenizer.model_max_length = 10**6
    found = zip(tokenizer([p.premise for p in held], [p.hypothesis for p in held])["input_ids"], held, strict=True)
    fitting = [(ids, p) for ids, p in found if len(ids) <= recipe.max_tokens]
    held_rows: list[Row] = [(ids, p.label, None) for ids, p in fitting]
    held_sets = [p.set for _, p in fitting]
    log.info("%d pairs to train on, %d kept aside", len(train_pairs), len(held_rows))
    model = build(base, recipe, init)
    run = Run(model, recipe, out)
    run.resume()
    source = batches(train_pairs, tokenizer, recipe)
    for _ in range(run.step):
        next(source)
    first, started, recent = run.done, time.monotonic(), deque[Any](maxlen=50)
    next_save = (run.done // recipe.checkpoint_pairs + 1) * recipe.checkpoint_pairs
    while run.done < recipe.pairs and (stop_after is None or run.done - first < stop_after):
        recent.append(run.learn(next(source), tokenizer.pad_token_id))
        if progress:
            progress("pairs learnt", run.done, recipe.pairs)
        if run.step % 50 == 0:
            log.info("%d pairs, loss %.4f, %.1f pairs/s", run.done, float(sum(recent)) / len(recent), (run.done - first) / (time.monotonic() - started))
        if run.done >= next_save:
            next_save += recipe.checkpoint_pairs
            run.judge_progress(figures_of(*logits_of(model, held_rows, tokenizer.pad_token_id)))
            run.save()
    if run.done < recipe.pairs:
        run.save()
        return
    run.judge_progress(figures_of(*logits_of(model, held_rows, tokenizer.pad_token_id)))
    run.save()
    load_adapter(model, read_adapter_state(out / "best.safetensors"))
    logits, labels = logits_of(model, held_rows, tokenizer.pad_token_id)
    temperature, bias = calibrate(logits, labels, held_sets)
    os.replace(out / "best.safetensors", out / "adapter_model.safetensors")
    known = known_base(Path(base))
    facts = {
        "base": known,
        "labels": LABELS,
        "rank": recipe.rank,
        "alpha": recipe.alpha,
        "max_tokens": recipe.max_tokens,
        "temperature": round(temperature, 4),
        "bias": bias,
        "sha256": hashlib.sha256((out / "adapter_model.safetensors").read_bytes()).hexdigest(),
        "held_out": figures_of(logits, labels),
        "pairs": run.best_pairs,
    }
    if known is not None:
        (out / "judge.json").write_text(json.dumps(facts, indent=1) + "\n", encoding="utf-8")
    else:
        save_merged(model, tokenizer, out, recipe, temperature, bias)
    right = is_right(logits, labels)
    by_name = {name: float(right[[i for i, n in enumerate(held_sets) if n == name]].float().mean()) for name in sorted(set(held_sets))}
    counts = {name: len(found) for name, found in by_set(train_pairs).items()}
    write_card(out / "CARD.md", str(base), facts, asdict(recipe), counts, licences, by_name)
    log.info("done: %s", json.dumps(facts))


class Run:
    """A training run in progress: the optimizer, how far it is, and its checkpoints on disk."""

    def __init__(self, model: Any, recipe: Recipe, out: Path) -> None:
        import torch

        self.model, self.recipe, self.out = model.train(), recipe, out
        self.trained = {n: p for n, p in model.named_parameters() if p.requires_grad}
        self.optimizer = torch.optim.AdamW(self.trained.values(), lr=recipe.learning_rate, weight_decay=0.01, betas=(0.9, 0.98))
        self.done, self.step, self.best_pairs, self.best_loss = 0, 0, 0, math.inf

    def learn(self, batch: Sequence[Row], pad: int) -> torch.Tensor:
        """One step; its loss."""
        import torch

        for group in self.optimizer.param_groups:
            group["lr"] = learning_rate(self.recipe, self.done)
        ids, mask, labels, chances = collate(batch, pad, next(self.model.parameters()).device)
        with in_half_precision():
            logits = self.model(input_ids=ids, attention_mask=mask).logits
        loss = loss_of(logits, labels, self.recipe.label_smoothing, chances)
        loss.backward()  # type: ignore[no-untyped-call]
        torch.nn.utils.clip_grad_norm_(self.trained.values(), 1.0)
        self.optimizer.step()
        self.optimizer.zero_grad()
        self.done, self.step = self.done + len(batch), self.step + 1
        return loss.detach()

    def judge_progress(self, figures: Mapping[str, float]) -> None:
        """Log the figures on the pairs set aside, and keep the adapter where its loss is the lowest so far."""
        log.info("after %d pairs, kept aside: %s", self.done, json.dumps(figures))
        with (self.out / "figures.jsonl").open("a", encoding="utf-8") as file:
            file.write(json.dumps({"pairs": self.done, **figures}) + "\n")
        if figures["loss"] < self.best_loss or not (self.out / "best.safetensors").exists():
            self.best_loss, self.best_pairs = figures["loss"], self.done
            self._save_adapter("best.safetensors")

    def save(self) -> None:
        """Everything the run needs to go on, and the adapter as it is."""
        tensors = dict(self.trained)
        for name, parameter in self.trained.items():
            if parameter in self.optimizer.state:
                tensors[f"m.{name}"] = self.optimizer.state[parameter]["exp_avg"]
                tensors[f"v.{name}"] = self.optimizer.state[parameter]["exp_avg_sq"]
        state = {"done": self.done, "step": self.step, "best_pairs": self.best_pairs, "best_loss": self.best_loss}
        _save(self.out / "checkpoint.safetensors", tensors, {**state, "recipe": {**asdict(self.recipe), "sets": dict(self.recipe.sets)}})
        self._save_adapter("adapter_model.safetensors")

    def _save_adapter(self, name: str) -> None:
        import torch

        state = {k: v.detach().cpu().float().numpy() for k, v in adapter_state(self.model).items()}
        packed = pack_adapter(state, self.recipe.bits) if self.recipe.bits < 16 else {k: v.astype("float16") for k, v in state.items()}
        _save(self.out / name, {k: torch.from_numpy(v) for k, v in packed.items()}, {"done": self.done})

    def resume(self) -> None:
        """Go on from the checkpoint if there is one."""
        import torch
        from safetensors import safe_open

        path = self.out / "checkpoint.safetensors"
        if not path.exists():
            return
        with safe_open(path, "pt") as saved:
            state = json.loads(saved.metadata()["state"])
            self.done, self.step = state["done"], state["step"]
            self.best_pairs, self.best_loss = state.get("best_pairs", 0), state.get("best_loss", math.inf)
            with torch.no_grad():
                for name, parameter in self.trained.items():
                    parameter.copy_(saved.get_tensor(name))
                    if not self.step:
                        continue
                    self.optimizer.state[parameter] = {
                        "step": torch.tensor(float(self.step)),
                        "exp_avg": saved.get_tensor(f"m.{name}").to(parameter.device),
                        "exp_avg_sq": saved.get_tensor(f"v.{name}").to(parameter.device),
                    }
        log.info("carrying on after %d pairs", self.done)


def _save(path: Path, tensors: Mapping[str, torch.Tensor], state: Mapping[str, Any]) -> None:
    from safetensors.torch import save_file

    beside = path.with_suffix(".part")
    save_file({k: v.detach().clone().contiguous() for k, v in tensors.items()}, beside, {"state": json.dumps(state)})
    os.replace(beside, path)
