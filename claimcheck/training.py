"""Fit a judge: a LoRA adapter and a classification head on a frozen encoder.

Pairs come in, `judge/` goes out: `adapter_model.safetensors` (PEFT's names, half precision), `adapter_config.json`,
`judge.json` (labels, calibration, digest) and `CARD.md`. A recipe (TOML) holds every choice, so that one command makes
the shipped weights again. Runs resume from `checkpoint.safetensors`; what was trained so far is a function of the
recipe and the step alone, because batches are drawn from the seed and never from the clock.

The learning rate rises, stays level and falls over the last `decay` share of the pairs: a level stage can be cut short
or carried on by another number of pairs and is the same run up to there.
"""

from __future__ import annotations

import csv
import gzip
import hashlib
import json
import logging
import math
import os
import random
import time
import tomllib
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import torch

log = logging.getLogger(__name__)

LABELS = ("entailment", "neutral", "contradiction")
NOT_ENTAILED = 3  # the label of two-label sets: neutral or contradiction, the source does not say which
TARGETS = ("q", "k", "v", "o", "intermediate.dense", "output.dense")


@dataclass(frozen=True, slots=True)
class LabelledPair:
    """One premise, one hypothesis and the label a person gave. `label` indexes LABELS, or is NOT_ENTAILED."""

    premise: str
    hypothesis: str
    label: int
    set: str


@dataclass(frozen=True, slots=True)
class Recipe:
    """Every choice of a run. `sets` says how many pairs of each set are drawn (no entry: none; "*": of every other)."""

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
    """A recipe from TOML; unknown keys are an error (TypeError names them)."""
    return Recipe(**tomllib.loads(path.read_text(encoding="utf-8")))


def read_pairs(paths: Iterable[Path]) -> list[LabelledPair]:
    """Labelled pairs from .jsonl, .jsonl.gz or .csv with the columns premise, hypothesis, label and (optional) set."""
    pairs = []
    names = {**{name: i for i, name in enumerate(LABELS)}, "not_entailment": NOT_ENTAILED}
    for path in paths:
        for number, row in enumerate(_rows(path), 1):
            try:
                pairs.append(LabelledPair(row["premise"], row["hypothesis"], names[row["label"]], row.get("set") or path.name.split(".")[0]))
            except (KeyError, TypeError) as error:
                raise ValueError(
                    f"{path}, row {number}: {error} is missing or unknown; "
                    f"wanted premise, hypothesis and label (one of {', '.join(names)})"
                ) from error
    return pairs


def _rows(path: Path) -> Iterator[Mapping[str, str]]:
    with gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else path.open(encoding="utf-8") as lines:
        if path.suffix == ".csv":
            yield from csv.DictReader(lines)
        else:
            yield from (json.loads(line) for line in lines if line.strip())


def is_held_out(pair: LabelledPair, one_in: int) -> bool:
    """True for the pairs kept for calibration: by hash of the premise, so that no premise stands on both sides."""
    return int.from_bytes(hashlib.sha256(pair.premise.encode()).digest()[:8], "big") % one_in == 0


def mix(pairs: Sequence[LabelledPair], recipe: Recipe) -> list[LabelledPair]:
    """The pairs of one epoch in training order: each set cut to its share, contradictions turned round now and then."""
    rng = random.Random(recipe.seed)
    by_set: dict[str, list[LabelledPair]] = defaultdict(list)
    for pair in pairs:
        by_set[pair.set].append(pair)
    drawn: list[LabelledPair] = []
    for name in sorted(by_set):
        share = recipe.sets.get(name, recipe.sets.get("*", 0))
        drawn += rng.sample(by_set[name], min(share, len(by_set[name])))
    rng.shuffle(drawn)
    contradiction = LABELS.index("contradiction")
    return [
        replace(p, premise=p.hypothesis, hypothesis=p.premise)
        if p.label == contradiction and rng.random() < recipe.swap_contradictions
        else p
        for p in drawn
    ]


def batches(pairs: Sequence[LabelledPair], tokenizer: Any, recipe: Recipe) -> Iterator[list[tuple[list[int], int]]]:
    """Batches of (token ids, label) of about `batch_tokens` tokens with like lengths together; endless, epoch by epoch.

    Pairs longer than `max_tokens` are left out: the judge reads long premises in windows, so it never meets one.
    """
    rng = random.Random(recipe.seed + 1)
    while True:
        for first in range(0, len(pairs), 2_048):
            part = pairs[first : first + 2_048]
            ids = tokenizer([p.premise for p in part], [p.hypothesis for p in part])["input_ids"]
            rows = sorted(((i, p.label) for i, p in zip(ids, part, strict=True) if len(i) <= recipe.max_tokens), key=lambda r: len(r[0]))
            found: list[list[tuple[list[int], int]]] = [[]]
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


def build(base: Path, recipe: Recipe, init: Path | None) -> torch.nn.Module:
    """The base in bfloat16 with trainable low-rank parts (float32) on every linear layer from `frozen_layers` up."""
    import torch
    from safetensors.torch import load_file
    from transformers import AutoModelForSequenceClassification

    class LowRank(torch.nn.Module):
        def __init__(self, linear: torch.nn.Linear, trainable: bool) -> None:
            super().__init__()
            self.linear = linear
            self.lora_A = torch.nn.Parameter(torch.randn(recipe.rank, linear.in_features) / math.sqrt(linear.in_features), trainable)
            self.lora_B = torch.nn.Parameter(torch.zeros(linear.out_features, recipe.rank), trainable)

        def forward(self, x: torch.Tensor) -> torch.Tensor:
            down = x @ self.lora_A.to(x.dtype).T
            return self.linear(x) + down @ (self.lora_B * (recipe.alpha / recipe.rank)).to(x.dtype).T

    torch.manual_seed(recipe.seed)
    model = AutoModelForSequenceClassification.from_pretrained(base, num_labels=3, dtype=torch.bfloat16, use_safetensors=True, trust_remote_code=False)
    for parameter in model.parameters():
        parameter.requires_grad_(False)
    for name, module in list(model.named_modules()):
        for child, linear in list(module.named_children()):
            path = f"{name}.{child}"
            if isinstance(linear, torch.nn.Linear) and ".layer." in path and path.endswith(TARGETS):
                layer = int(path.split(".layer.")[1].split(".")[0])
                setattr(module, child, LowRank(linear, layer >= recipe.frozen_layers))
        if isinstance(module, torch.nn.Dropout):
            module.p = 0.0
    model.classifier.float()
    for parameter in model.classifier.parameters():
        parameter.requires_grad_(True)
    model.classifier.register_forward_pre_hook(lambda _, args: (args[0].float(),))
    if init is not None:
        load_adapter(model, load_file(init / "adapter_model.safetensors"))
    return model


def adapter_state(model: torch.nn.Module) -> dict[str, torch.Tensor]:
    """The adapter and head under PEFT's names."""
    state = {}
    for name, value in model.state_dict().items():
        if ".lora_" in name:
            state[f"base_model.model.{name}.weight"] = value
        elif name.startswith("classifier."):
            state[f"base_model.model.{name}"] = value
    return state


def load_adapter(model: torch.nn.Module, state: Mapping[str, torch.Tensor]) -> None:
    """Set adapter and head from tensors under PEFT's names; every one must be there and fit."""
    import torch

    own = model.state_dict()
    with torch.no_grad():
        for name in adapter_state(model):
            target = own[name.removeprefix("base_model.model.").removesuffix(".weight") if ".lora_" in name else name.removeprefix("base_model.model.")]
            target.copy_(state[name].to(target.dtype))


def loss_of(logits: torch.Tensor, labels: torch.Tensor, smoothing: float) -> torch.Tensor:
    """Mean cross entropy; a NOT_ENTAILED row asks only that neutral and contradiction together are likely."""
    import torch

    logs = torch.log_softmax(logits.float(), dim=1)
    rest = torch.logsumexp(logs[:, 1:], dim=1)
    known = labels.clamp(max=2)
    plain = logs.gather(1, known[:, None])[:, 0]
    smooth = (1 - smoothing) * plain + smoothing * logs.mean(dim=1)
    return -torch.where(labels == NOT_ENTAILED, rest, smooth).mean()


def _collate(batch: Sequence[tuple[list[int], int]], pad: int) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
    import torch

    width = max(len(ids) for ids, _ in batch)
    ids = torch.tensor([ids + [pad] * (width - len(ids)) for ids, _ in batch])
    mask = torch.tensor([[1] * len(ids) + [0] * (width - len(ids)) for ids, _ in batch])
    return ids, mask, torch.tensor([label for _, label in batch])


def logits_of(model: torch.nn.Module, rows: Sequence[tuple[list[int], int]], pad: int) -> tuple[torch.Tensor, torch.Tensor]:
    """Logits (n, 3) and labels (n,) of tokenised rows, in batches of like length."""
    import torch

    model.eval()
    order = sorted(rows, key=lambda r: len(r[0]))
    logits, labels = [], []
    with torch.inference_mode():
        for first in range(0, len(order), 16):
            ids, mask, label = _collate(order[first : first + 16], pad)
            logits.append(model(input_ids=ids, attention_mask=mask).logits.float())
            labels.append(label)
    model.train()
    return torch.cat(logits), torch.cat(labels)


def calibrate(logits: torch.Tensor, labels: torch.Tensor) -> tuple[float, list[float]]:
    """One temperature and three biases that fit held-out labels best (softmax(logits / t + b))."""
    import torch

    known = labels != NOT_ENTAILED
    x, y = logits[known], labels[known]
    scale, bias = torch.zeros(1, requires_grad=True), torch.zeros(3, requires_grad=True)
    optimizer = torch.optim.LBFGS([scale, bias], max_iter=200)

    def closure() -> torch.Tensor:
        optimizer.zero_grad()
        loss = torch.nn.functional.cross_entropy(x * scale.exp() + bias - bias.mean(), y)
        loss.backward()  # type: ignore[no-untyped-call]
        return loss

    optimizer.step(closure)  # type: ignore[arg-type]
    centred = (bias - bias.mean()).detach()
    return float((-scale).exp()), [round(float(b), 4) for b in centred]


def _save(path: Path, tensors: Mapping[str, torch.Tensor], state: Mapping[str, Any]) -> None:
    from safetensors.torch import save_file

    beside = path.with_suffix(".part")
    save_file({k: v.detach().clone().contiguous() for k, v in tensors.items()}, beside, {"state": json.dumps(state)})
    os.replace(beside, path)


def train(pairs: Sequence[LabelledPair], base: Path, out: Path, recipe: Recipe, init: Path | None = None, stop_after: int | None = None) -> None:
    """Fit, checkpoint, calibrate and write a judge to `out`. Carries on from `out/checkpoint.safetensors` if it is there.

    `stop_after` ends after so many pairs of this call, leaving the checkpoint (no judge is written).
    """
    import torch
    from safetensors import safe_open
    from transformers import AutoTokenizer

    out.mkdir(parents=True, exist_ok=True)
    tokenizer = AutoTokenizer.from_pretrained(base)
    tokenizer.model_max_length = 10**6
    kept = [p for p in pairs if is_held_out(p, recipe.held_out)]
    train_pairs = mix([p for p in pairs if not is_held_out(p, recipe.held_out)], recipe)
    rng = random.Random(recipe.seed)
    wanted = {name for name in {p.set for p in kept} if recipe.sets.get(name, recipe.sets.get("*", 0))}
    kept = rng.sample(kept, len(kept))
    taken: Counter[str] = Counter()
    held = []
    for pair in kept:
        if pair.set in wanted and taken[pair.set] < 250:
            taken[pair.set] += 1
            held.append(pair)
    held_rows = [
        (ids, p.label)
        for ids, p in zip(tokenizer([p.premise for p in held], [p.hypothesis for p in held])["input_ids"], held, strict=True)
        if len(ids) <= recipe.max_tokens
    ]
    log.info("%d pairs to train on, %d kept aside", len(train_pairs), len(held_rows))
    model = build(base, recipe, init)
    model.train()
    trained = {n: p for n, p in model.named_parameters() if p.requires_grad}
    optimizer = torch.optim.AdamW(trained.values(), lr=recipe.learning_rate, weight_decay=0.01, betas=(0.9, 0.98))
    checkpoint, done, step = out / "checkpoint.safetensors", 0, 0
    if checkpoint.exists():
        with safe_open(checkpoint, "pt") as saved:  # type: ignore[no-untyped-call]
            state = json.loads(saved.metadata()["state"])
            done, step = state["done"], state["step"]
            with torch.no_grad():
                for name, parameter in trained.items():
                    parameter.copy_(saved.get_tensor(name))
                    optimizer.state[parameter] = {
                        "step": torch.tensor(float(step)),
                        "exp_avg": saved.get_tensor(f"m.{name}"),
                        "exp_avg_sq": saved.get_tensor(f"v.{name}"),
                    }
        log.info("carrying on after %d pairs", done)
    source = batches(train_pairs, tokenizer, recipe)
    for _ in range(step):
        next(source)
    first, running, started, next_save = done, [], time.monotonic(), (done // recipe.checkpoint_pairs + 1) * recipe.checkpoint_pairs

    def save() -> None:
        tensors = dict(trained)
        for name, parameter in trained.items():
            tensors[f"m.{name}"] = optimizer.state[parameter]["exp_avg"]
            tensors[f"v.{name}"] = optimizer.state[parameter]["exp_avg_sq"]
        _save(checkpoint, tensors, {"done": done, "step": step, "recipe": {**asdict(recipe), "sets": dict(recipe.sets)}})
        _save(out / "adapter_model.safetensors", {k: v.half() for k, v in adapter_state(model).items()}, {"done": done})

    while done < recipe.pairs and (stop_after is None or done - first < stop_after):
        batch = next(source)
        for group in optimizer.param_groups:
            group["lr"] = learning_rate(recipe, done)
        ids, mask, labels = _collate(batch, tokenizer.pad_token_id)
        loss = loss_of(model(input_ids=ids, attention_mask=mask).logits, labels, recipe.label_smoothing)
        loss.backward()  # type: ignore[no-untyped-call]
        torch.nn.utils.clip_grad_norm_(trained.values(), 1.0)
        optimizer.step()
        optimizer.zero_grad()
        running.append(float(loss))
        done, step = done + len(batch), step + 1
        if step % 50 == 0:
            rate = (done - first) / (time.monotonic() - started)
            log.info("%d pairs, loss %.4f, %.1f pairs/s", done, sum(running[-50:]) / len(running[-50:]), rate)
        if done >= next_save:
            next_save += recipe.checkpoint_pairs
            save()
            if next_save // recipe.checkpoint_pairs % 2 == 0:
                log.info("after %d pairs, kept aside: %s", done, json.dumps(_figures(*logits_of(model, held_rows, tokenizer.pad_token_id))))
    save()
    if done < recipe.pairs:
        return
    logits, labels = logits_of(model, held_rows, tokenizer.pad_token_id)
    temperature, bias = calibrate(logits, labels)
    digest = hashlib.sha256((out / "adapter_model.safetensors").read_bytes()).hexdigest()
    figures = _figures(logits, labels)
    facts = {"labels": LABELS, "rank": recipe.rank, "alpha": recipe.alpha, "max_tokens": recipe.max_tokens, "temperature": round(temperature, 4), "bias": bias, "sha256": digest, "held_out": figures, "pairs": done}
    (out / "judge.json").write_text(json.dumps(facts, indent=1) + "\n", encoding="utf-8")
    log.info("done: %s", json.dumps(facts))


def _figures(logits: torch.Tensor, labels: torch.Tensor) -> dict[str, float]:
    said = logits.argmax(dim=1)
    known = labels != NOT_ENTAILED
    right = (said == labels) | (~known & (said != 0))
    return {"accuracy": round(float(right.float().mean()), 4), "loss": round(float(loss_of(logits, labels, 0.0)), 4)}


def main() -> None:
    import argparse

    parser = argparse.ArgumentParser(description="Fit a judge")
    parser.add_argument("pairs", nargs="+", type=Path)
    parser.add_argument("--base", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--recipe", type=Path, required=True)
    parser.add_argument("--init", type=Path)
    parser.add_argument("--stop-after", type=int)
    a = parser.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s")
    train(read_pairs(a.pairs), a.base, a.out, read_recipe(a.recipe), a.init, a.stop_after)


if __name__ == "__main__":
    main()
