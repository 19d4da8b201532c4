"""From a word in the settings to a judge."""

from __future__ import annotations

from pathlib import Path

from claimcheck.backends.judge_cross_encoder import CrossEncoderJudge
from claimcheck.backends.judge_shipped import ShippedJudge


def choose_judge(word: str) -> ShippedJudge | CrossEncoderJudge:
    """ "default" is the shipped judge, a folder with a judge.json an adapter like it, anything else a cross-encoder."""
    if word == "default":
        return ShippedJudge()
    if (Path(word) / "judge.json").is_file():
        return ShippedJudge(str(Path(word).resolve()))
    return CrossEncoderJudge(word)
