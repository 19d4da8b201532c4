"""Fit a judge on labelled pairs, and make pairs to fit it on.

Pairs come in, `judge/` goes out: `adapter_model.safetensors` (what was trained, in half precision or packed in 8 bits; PEFT's names),
`judge.json` (base, labels, calibration, digest) and `CARD.md`. A recipe (TOML) holds every choice of a run. Runs resume
from `checkpoint.safetensors`; what was trained so far is a function of the recipe and the step alone, because batches are
drawn from the seed and never from the clock.

The learning rate rises, stays level and falls over the last `decay` share of the pairs: a level stage can be cut short
or carried on by another number of pairs and is the same run up to there.
"""

from claimcheck.training.run import train_files

__all__ = ["train_files"]
