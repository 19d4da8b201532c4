"""From a word in the settings to a judge."""

from __future__ import annotations

from pathlib import Path

from claimcheck.backends.judge.cascade import CascadeJudge
from claimcheck.backends.judge.cross_encoder import CrossEncoderJudge
from claimcheck.backends.judge.preparation import FAST
from claimcheck.backends.judge.shipped import ShippedJudge


def choose_judge(word: str) -> ShippedJudge | CascadeJudge | CrossEncoderJudge:
    """ "strong" and "fast" are the two shipped judges, "default" the fast one before the strong one.

    A folder with a judge.json is an adapter like them, anything else a cross-encoder.
    """
    if word == "default":
        return CascadeJudge(ShippedJudge(str(FAST)), ShippedJudge())
    if word == "strong":
        return ShippedJudge()
    if word == "fast":
        return ShippedJudge(str(FAST))
    if (Path(word) / "judge.json").is_file():
        return ShippedJudge(str(Path(word).resolve()))
    return CrossEncoderJudge(word)
