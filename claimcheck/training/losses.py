"""How far a model's answers are from the labels, and the temperature and biases that bring them nearest."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import AbstractContextManager, nullcontext
from typing import TYPE_CHECKING, Any

from claimcheck.training.batches import Row, collate
from claimcheck.training.pairs import LABELS, NOT_ENTAILED

if TYPE_CHECKING:
    import torch


BATCH = 16


def in_half_precision() -> AbstractContextManager[Any]:
    """On a GPU: products in bfloat16. On a processor nothing changes."""
    import torch

    return torch.autocast("cuda", torch.bfloat16) if torch.cuda.is_available() else nullcontext()


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


def logits_of(model: Any, rows: Sequence[Row], pad: int) -> tuple[torch.Tensor, torch.Tensor]:
    """Logits (n, 3) and labels (n,) of tokenised rows, in their order; scored in batches of like length."""
    import torch

    model.eval()
    order = sorted(range(len(rows)), key=lambda i: len(rows[i][0]))
    logits = torch.zeros(len(rows), 3)
    with torch.inference_mode():
        for first in range(0, len(order), BATCH):
            places = order[first : first + BATCH]
            ids, mask, _, _ = collate([rows[i] for i in places], pad, next(model.parameters()).device)
            with in_half_precision():
                logits[places] = model(input_ids=ids, attention_mask=mask).logits.float().cpu()
    model.train()
    return logits.clone(), torch.tensor([label for _, label, _ in rows])


def is_right(logits: torch.Tensor, labels: torch.Tensor) -> torch.Tensor:
    said = logits.argmax(dim=1)
    return (said == labels) | ((labels == NOT_ENTAILED) & (said != 0))


def figures_of(logits: torch.Tensor, labels: torch.Tensor) -> dict[str, float]:
    return {"accuracy": round(float(is_right(logits, labels).float().mean()), 4), "loss": round(float(loss_of(logits, labels, 0.0)), 4)}


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
