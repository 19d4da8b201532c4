"""An encoder with what is trained of it: low-rank parts or the upper layers themselves, and a head."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from claimcheck.backends import unpack_adapter
from claimcheck.errors import ModelError
from claimcheck.training.pairs import LABELS
from claimcheck.training.recipe import Recipe

if TYPE_CHECKING:
    import torch

LAYER = re.compile(r"\.layers?\.(\d+)\.")
RUN, TOP = 64, 7
"""How many numbers share a scale in an adapter of 4 bits, and the largest of them: as `pack_adapter` has it."""


def build(base: Path | str, recipe: Recipe, init: Sequence[Path] = ()) -> Any:
    """The base with what is to be trained from `frozen_layers` up, in float32: low-rank parts on every linear layer of a base in
    bfloat16, or with `rank` 0 the layers themselves; and a head. It starts from the mean of the judges in `init`, cut or
    widened to the recipe's rank where theirs is another (alpha / rank is to be the same).

    Raises ModelError for a base that cannot be loaded or an `init` that does not fit it.
    """
    import torch
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
            down, up = (rounded(self.lora_A), rounded(self.lora_B.T).T) if recipe.bits == 4 else (self.lora_A, self.lora_B)
            added: torch.Tensor = self.linear(x) + x @ down.to(x.dtype).T @ (up * (recipe.alpha / recipe.rank)).to(x.dtype).T
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
    if init:
        try:
            states = [read_adapter_state(folder / "adapter_model.safetensors") for folder in init]
            mean = {name: torch.stack([state[name] for state in states]).mean(0) for name in states[0]}
            load_adapter(model, widen(cut(mean, recipe.rank), adapter_state(model)) if recipe.rank else mean)
        except (OSError, KeyError, RuntimeError) as error:
            subject = ", ".join(map(str, init))
            raise ModelError(f"no adapter that fits the base and the rank ({error})", subject=subject, advice="give folders of judges made on the same base") from error
    return model.to("cuda" if torch.cuda.is_available() else "cpu")


def rounded(matrix: torch.Tensor) -> torch.Tensor:
    """What `pack_adapter` keeps of a matrix in 4 bits, runs along its lines; the gradient goes through as if nothing were rounded."""
    import torch

    with torch.no_grad():
        runs = matrix.detach().reshape(len(matrix), -1, RUN)
        scale = (runs.abs().amax(dim=2, keepdim=True).clamp(min=1e-6) / TOP).half().float()
        off = ((runs / scale).round().clamp(-TOP, TOP) * scale).reshape(matrix.shape) - matrix
    return matrix + off


def adapter_state(model: Any) -> dict[str, torch.Tensor]:
    """The adapter and head under PEFT's names."""
    state: dict[str, torch.Tensor] = {}
    for name, value in model.named_parameters():
        if ".lora_" in name:
            state[f"base_model.model.{name}.weight"] = value
        elif value.requires_grad:
            state[f"base_model.model.{name}"] = value
    return state


def read_adapter_state(path: Path) -> dict[str, torch.Tensor]:
    """An adapter's tensors in float32, packed or not."""
    import torch
    from safetensors.numpy import load_file

    return {name: torch.from_numpy(array) for name, array in unpack_adapter(load_file(path)).items()}


def cut(state: Mapping[str, torch.Tensor], rank: int) -> dict[str, torch.Tensor]:
    """The adapter with no low-rank part above `rank`: of each product B A the nearest one of that rank (Eckart and Young 1936)."""
    import torch

    out = dict(state)
    for name, down in state.items():
        up_name = name.replace(".lora_A", ".lora_B")
        if ".lora_A" not in name or len(down) <= rank:
            continue
        q_up, r_up = torch.linalg.qr(state[up_name])
        q_down, r_down = torch.linalg.qr(down.T)
        left, sizes, right = torch.linalg.svd(r_up @ r_down.T)
        root = sizes[:rank].sqrt()
        out[up_name], out[name] = q_up @ left[:, :rank] * root, (q_down @ right[:rank].T * root).T
    return out


def widen(state: Mapping[str, torch.Tensor], fresh: Mapping[str, torch.Tensor]) -> dict[str, torch.Tensor]:
    """The adapter with low-rank parts as wide as those of `fresh`: components are added that say nothing yet, being `fresh` down and zero up."""
    import torch

    out = dict(state)
    for name, own in fresh.items():
        kept = state[name].to(own.device)
        if ".lora_A" in name and len(kept) < len(own):
            out[name] = torch.cat([kept, own.detach()[len(kept) :]])
        elif ".lora_B" in name and kept.shape[1] < own.shape[1]:
            out[name] = torch.cat([kept, torch.zeros_like(own[:, kept.shape[1] :])], dim=1)
    return out


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
