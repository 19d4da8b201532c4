"""Fit a judge: a LoRA adapter, or the upper layers themselves, and a classification head on an encoder.

Pairs come in, `judge/` goes out: `adapter_model.safetensors` (PEFT's names, half precision), `adapter_config.json`,
`judge.json` (base, labels, calibration, digest) and `CARD.md`. A recipe (TOML) holds every choice of a run. Runs resume
from `checkpoint.safetensors`; what was trained so far is a function of the recipe and the step alone, because batches are
drawn from the seed and never from the clock.

The learning rate rises, stays level and falls over the last `decay` share of the pairs: a level stage can be cut short
or carried on by another number of pairs and is the same run up to there.
"""

from __future__ import annotations

import hashlib
import json
import logging
import math
import os
import random
import re
import time
import tomllib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from claimcheck.errors import InputError, ModelError
from claimcheck.training_card import write_card
from claimcheck.training_pairs import (
    LABELS,
    NOT_ENTAILED,
    LabelledPair,
    by_set,
    hold_out,
    is_held_out,
    is_open,
    mix,
    read_licences,
    read_pairs,
)

if TYPE_CHECKING:
    import torch

log = logging.getLogger(__name__)

Progress = Callable[[str, int, int], None]
Row = tuple[list[int], int, tuple[float, float, float] | None]
"""Token ids of a pair, its label, and the chances to be learnt in the label's place."""
HELD_A_SET = 150
"""Pairs of each set to choose the best checkpoint and calibrate on."""
LAYER = re.compile(r"\.layers?\.(\d+)\.")
MADE = "contrast_"
"""Sets of made pairs: easier than found ones, so nothing is calibrated on them."""


@dataclass(frozen=True, slots=True)
class Recipe:
    """Every choice of a run. `sets` says how many pairs of each set are drawn (no entry: none; "*": of every other).

    `pairs` is the length of the run; `warmup` and `decay` are shares of it. Layers below `frozen_layers` stay as they are;
    `rank` 0 trains the others themselves, not low-rank parts beside them. One in `held_out` premises is set aside. `licences` "open" leaves out sets whose licence is unstated or
    restricted.
    """

    pairs: int
    sets: Mapping[str, int] = field(default_factory=lambda: {"*": 1_000_000})
    rank: int = 16
    alpha: int = 32
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


def learning_rate(recipe: Recipe, done: int) -> float:
    """Rate after `done` pairs: linear warm-up, level, linear fall to zero."""
    start = min(1.0, (done + 1) / max(1.0, recipe.warmup * recipe.pairs))
    end = min(1.0, (recipe.pairs - done) / max(1.0, recipe.decay * recipe.pairs))
    return recipe.learning_rate * max(0.0, min(start, end))


def build(base: Path | str, recipe: Recipe, init: Path | None) -> Any:
    """The base with what is to be trained from `frozen_layers` up, in float32: low-rank parts on every linear layer of a base in
    bfloat16, or with `rank` 0 the layers themselves; and a head.

    Raises ModelError for a base that cannot be loaded or an `init` that does not fit it.
    """
    import torch
    from safetensors.torch import load_file
    from transformers import AutoModelForSequenceClassification
    from transformers.utils import logging as transformers_logging

    transformers_logging.disable_progress_bar()
    transformers_logging.set_verbosity_error()

    class LowRank(torch.nn.Module):
        def __init__(self, linear: torch.nn.Linear, trainable: bool) -> None:
            super().__init__()
            self.linear = linear
            self.lora_A = torch.nn.Parameter(torch.randn(recipe.rank, linear.in_features) / math.sqrt(linear.in_features), trainable)
            self.lora_B = torch.nn.Parameter(torch.zeros(linear.out_features, recipe.rank), trainable)

        def forward(self, x: torch.Tensor) -> torch.Tensor:
            down = x @ self.lora_A.to(x.dtype).T
            added: torch.Tensor = self.linear(x) + down @ (self.lora_B * (recipe.alpha / recipe.rank)).to(x.dtype).T
            return added

    torch.manual_seed(recipe.seed)
    names = {"id2label": dict(enumerate(LABELS)), "label2id": {label: i for i, label in enumerate(LABELS)}}
    try:
        model = AutoModelForSequenceClassification.from_pretrained(base, num_labels=3, dtype=torch.bfloat16 if recipe.rank else torch.float32, use_safetensors=True, trust_remote_code=False, **names)
    except (OSError, ValueError, RuntimeError) as error:
        raise ModelError(f"no encoder with safetensors weights ({error})", subject=str(base), advice="give a folder or a model's name") from error
    for name, parameter in model.named_parameters():
        layer = LAYER.search(name)
        parameter.requires_grad_(not recipe.rank and layer is not None and int(layer[1]) >= recipe.frozen_layers)
    for name, module in list(model.named_modules()):
        for child, linear in list(module.named_children()):
            layer = LAYER.search(f"{name}.{child}")
            if recipe.rank and isinstance(linear, torch.nn.Linear) and layer is not None:
                setattr(module, child, LowRank(linear, int(layer[1]) >= recipe.frozen_layers))
        if isinstance(module, torch.nn.Dropout):
            module.p = 0.0
    pooler = getattr(model.base_model, "pooler", None)
    for name, part in [*model.named_children(), ("pooler", pooler)]:
        if part is not None and name != model.base_model_prefix:
            part.float().requires_grad_(True)
            part.register_forward_pre_hook(lambda _, args: (args[0].float(),))
    if init is not None:
        try:
            load_adapter(model, load_file(init / "adapter_model.safetensors"))
        except (OSError, KeyError, RuntimeError) as error:
            raise ModelError(f"no adapter that fits the base and the rank ({error})", subject=str(init), advice="give a judge folder made on the same base") from error
    return model.to("cuda" if torch.cuda.is_available() else "cpu")


def adapter_state(model: Any) -> dict[str, torch.Tensor]:
    """The adapter and head under PEFT's names."""
    state: dict[str, torch.Tensor] = {}
    for name, value in model.named_parameters():
        if ".lora_" in name:
            state[f"base_model.model.{name}.weight"] = value
        elif value.requires_grad:
            state[f"base_model.model.{name}"] = value
    return state


def load_adapter(model: Any, state: Mapping[str, torch.Tensor]) -> None:
    """Set adapter and head from tensors under PEFT's names; every one must be there and fit."""
    import torch

    with torch.no_grad():
        for name, own in adapter_state(model).items():
            own.copy_(state[name].to(own.dtype))


def merge_adapter(model: Any, alpha: int, rank: int) -> Any:
    """The same model in float32 with its low-rank parts added to the weights."""
    import torch

    model.float()
    for module in list(model.modules()):
        for child, part in list(module.named_children()):
            if hasattr(part, "lora_A"):
                with torch.no_grad():
                    part.linear.weight += (alpha / rank) * part.lora_B @ part.lora_A
                setattr(module, child, part.linear)
    return model


def loss_of(logits: torch.Tensor, labels: torch.Tensor, smoothing: float, chances: torch.Tensor | None = None) -> torch.Tensor:
    """Mean cross entropy; a NOT_ENTAILED row asks only that neutral and contradiction together are likely.

    `chances` (n, 3) are what to learn in the label's place; rows of nan have none.
    """
    import torch

    logs = torch.log_softmax(logits.float(), dim=1)
    rest = torch.logsumexp(logs[:, 1:], dim=1)
    wanted = (1 - smoothing) * torch.nn.functional.one_hot(labels.clamp(max=2), len(LABELS)) + smoothing / len(LABELS)
    if chances is not None:
        wanted = torch.where(chances.isnan(), wanted, chances)
    return -torch.where(labels == NOT_ENTAILED, rest, (wanted * logs).sum(dim=1)).mean()


def _collate(batch: Sequence[Row], pad: int, device: torch.device) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor, torch.Tensor]:
    import torch

    width = max(len(ids) for ids, _, _ in batch)
    ids = torch.tensor([ids + [pad] * (width - len(ids)) for ids, _, _ in batch], device=device)
    mask = torch.tensor([[1] * len(ids) + [0] * (width - len(ids)) for ids, _, _ in batch], device=device)
    chances = torch.tensor([chances or (math.nan,) * 3 for _, _, chances in batch], device=device)
    return ids, mask, torch.tensor([label for _, label, _ in batch], device=device), chances


def _device(model: Any) -> torch.device:
    device: torch.device = next(model.parameters()).device
    return device


def logits_of(model: Any, rows: Sequence[Row], pad: int) -> tuple[torch.Tensor, torch.Tensor]:
    """Logits (n, 3) and labels (n,) of tokenised rows, in their order; scored in batches of like length."""
    import torch

    model.eval()
    order = sorted(range(len(rows)), key=lambda i: len(rows[i][0]))
    logits = torch.zeros(len(rows), 3)
    with torch.inference_mode():
        for first in range(0, len(order), 16):
            places = order[first : first + 16]
            ids, mask, _, _ = _collate([rows[i] for i in places], pad, _device(model))
            logits[places] = model(input_ids=ids, attention_mask=mask).logits.float().cpu()
    model.train()
    return logits.clone(), torch.tensor([label for _, label, _ in rows])


def calibrate(logits: torch.Tensor, labels: torch.Tensor, sets: Sequence[str]) -> tuple[float, list[float]]:
    """One temperature and three biases that fit held-out labels best (softmax(logits / t + b)).

    Every set with all three labels counts the same; one without says nothing of how likely the missing label is, so it
    serves only where there is no other.
    """
    import torch

    rows: dict[str, list[int]] = {}
    for i, name in enumerate(sets):
        rows.setdefault(name, []).append(i)
    whole = [own for own in rows.values() if {0, 1, 2} <= set(labels[own].tolist())] or list(rows.values())
    kept = [i for own in whole for i in own if labels[i] != NOT_ENTAILED]
    weights = torch.tensor([1 / len(own) for own in whole for i in own if labels[i] != NOT_ENTAILED])
    x, y = logits[kept], labels[kept]
    scale, bias = torch.zeros(1, requires_grad=True), torch.zeros(3, requires_grad=True)
    optimizer = torch.optim.LBFGS([scale, bias], max_iter=200)

    def closure() -> torch.Tensor:
        optimizer.zero_grad()
        losses = torch.nn.functional.cross_entropy(x * scale.exp() + bias - bias.mean(), y, reduction="none")
        loss = (weights * losses).sum() / weights.sum()
        loss.backward()  # type: ignore[no-untyped-call]
        return loss

    optimizer.step(closure)  # type: ignore[no-untyped-call]
    centred = (bias - bias.mean()).detach()
    return float((-scale.detach()).exp()), [round(float(b), 4) for b in centred]


def _save(path: Path, tensors: Mapping[str, torch.Tensor], state: Mapping[str, Any]) -> None:
    from safetensors.torch import save_file

    beside = path.with_suffix(".part")
    save_file({k: v.detach().clone().contiguous() for k, v in tensors.items()}, beside, {"state": json.dumps(state)})
    os.replace(beside, path)


def train(
    pairs: Sequence[LabelledPair],
    base: Path | str,
    out: Path,
    recipe: Recipe,
    init: Path | None = None,
    stop_after: int | None = None,
    licences: Mapping[str, str] | None = None,
    progress: Progress | None = None,
) -> None:
    """Fit, checkpoint, calibrate and write a judge to `out`. Carries on from `out/checkpoint.safetensors` if it is there.

    `stop_after` ends after so many pairs of this call, leaving the checkpoint (no judge is written). `licences` by set
    go into the card. Raises InputError where no pairs are left to train on, ModelError for a base that cannot be used.
    """
    from safetensors.torch import load_file
    from transformers import AutoTokenizer

    from claimcheck.backends import known_base

    licences = licences or {}
    if recipe.licences == "open":
        pairs = [p for p in pairs if is_open(licences.get(p.set, ""))]
    kept = [p for p in pairs if is_held_out(p, recipe.held_out)]
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
    first, started, recent = run.done, time.monotonic(), list[float]()
    next_save = (run.done // recipe.checkpoint_pairs + 1) * recipe.checkpoint_pairs
    while run.done < recipe.pairs and (stop_after is None or run.done - first < stop_after):
        recent.append(run.learn(next(source), tokenizer.pad_token_id))
        if progress:
            progress("pairs learnt", run.done, recipe.pairs)
        if run.step % 50 == 0:
            log.info("%d pairs, loss %.4f, %.1f pairs/s", run.done, sum(recent[-50:]) / len(recent[-50:]), (run.done - first) / (time.monotonic() - started))
        if run.done >= next_save:
            next_save += recipe.checkpoint_pairs
            run.judge_progress(_figures(*logits_of(model, held_rows, tokenizer.pad_token_id)))
            run.save()
    if run.done < recipe.pairs:
        run.save()
        return
    run.judge_progress(_figures(*logits_of(model, held_rows, tokenizer.pad_token_id)))
    run.save()
    load_adapter(model, load_file(out / "best.safetensors"))
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
        "held_out": _figures(logits, labels),
        "pairs": run.best_pairs,
    }
    if known is not None:
        (out / "judge.json").write_text(json.dumps(facts, indent=1) + "\n", encoding="utf-8")
    else:
        save_merged(model, tokenizer, out, recipe, temperature, bias)
    right = _right(logits, labels)
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

    def learn(self, batch: Sequence[Row], pad: int) -> float:
        """One step; its loss."""
        import torch

        for group in self.optimizer.param_groups:
            group["lr"] = learning_rate(self.recipe, self.done)
        ids, mask, labels, chances = _collate(batch, pad, _device(self.model))
        loss = loss_of(self.model(input_ids=ids, attention_mask=mask).logits, labels, self.recipe.label_smoothing, chances)
        loss.backward()  # type: ignore[no-untyped-call]
        torch.nn.utils.clip_grad_norm_(self.trained.values(), 1.0)
        self.optimizer.step()
        self.optimizer.zero_grad()
        self.done, self.step = self.done + len(batch), self.step + 1
        return float(loss.detach())

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
            tensors[f"m.{name}"] = self.optimizer.state[parameter]["exp_avg"]
            tensors[f"v.{name}"] = self.optimizer.state[parameter]["exp_avg_sq"]
        state = {"done": self.done, "step": self.step, "best_pairs": self.best_pairs, "best_loss": self.best_loss}
        _save(self.out / "checkpoint.safetensors", tensors, {**state, "recipe": {**asdict(self.recipe), "sets": dict(self.recipe.sets)}})
        self._save_adapter("adapter_model.safetensors")

    def _save_adapter(self, name: str) -> None:
        _save(self.out / name, {k: v.half() for k, v in adapter_state(self.model).items()}, {"done": self.done})

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
                    self.optimizer.state[parameter] = {
                        "step": torch.tensor(float(self.step)),
                        "exp_avg": saved.get_tensor(f"m.{name}").to(parameter.device),
                        "exp_avg_sq": saved.get_tensor(f"v.{name}").to(parameter.device),
                    }
        log.info("carrying on after %d pairs", self.done)


def save_merged(model: Any, tokenizer: Any, out: Path, recipe: Recipe, temperature: float, bias: Sequence[float]) -> None:
    """The judge as a plain cross-encoder that `--judge` takes: adapter merged in, calibration folded into the last layer."""
    import torch

    merged: Any = merge_adapter(model, recipe.alpha, recipe.rank)
    last = [m for m in merged.modules() if isinstance(m, torch.nn.Linear) and m.out_features == len(LABELS)][-1]
    with torch.no_grad():
        last.weight /= temperature
        last.bias.copy_(last.bias / temperature + torch.tensor(bias, device=last.bias.device))
    merged.config.dtype = "float32"
    merged.save_pretrained(out)
    tokenizer.model_input_names = ["input_ids", "attention_mask"]  # learnt without segments
    tokenizer.save_pretrained(out)


def _right(logits: torch.Tensor, labels: torch.Tensor) -> torch.Tensor:
    said = logits.argmax(dim=1)
    return (said == labels) | ((labels == NOT_ENTAILED) & (said != 0))


def _figures(logits: torch.Tensor, labels: torch.Tensor) -> dict[str, float]:
    return {"accuracy": round(float(_right(logits, labels).float().mean()), 4), "loss": round(float(loss_of(logits, labels, 0.0)), 4)}


def train_files(
    pairs: Sequence[Path],
    base: str,
    out: Path,
    recipe: Path | None = None,
    init: Path | None = None,
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
