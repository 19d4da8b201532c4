"""From a word in the settings to a judge."""

from __future__ import annotations

from pathlib import Path

from claimcheck.backends.judge_cascade import CascadeJudge
from claimcheck.backends.judge_cross_encoder import CrossEncoderJudge
from claimcheck.backends.judge_preparation import FAST
from claimcheck.backends.judge_shipped import ShippedJudge


def choose_judge(word: str) -> ShippedJudge | CascadeJudge | CrossEncoderJudge:
    """ "default" and "fast" are the shipped judges, "cascade" the one before the other.

    A folder with a judge.json is an adapter like them, anything else a cross-encoder.
    """
    if word == "default":
        return ShippedJudge()
    if word == "fast":
        return ShippedJudge(str(FAST))
    if word == "cascade":
        return CascadeJudge(ShippedJudge(str(FAST)), ShippedJudge())
    if (Path(word) / "judge.json").is_file():
        return ShippedJudge(str(Path(word).resolve()))
    return CrossEncoderJudge(word)
