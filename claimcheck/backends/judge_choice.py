"""From a word in the settings to a judge."""

from __future__ import annotations

from pathlib import Path

from claimcheck.backends.judge_cross_encoder import CrossEncoderJudge
from claimcheck.backends.judge_shipped import ShippedJudge
from claimcheck.errors import ModelError


def choose_judge(word: str) -> ShippedJudge | CrossEncoderJudge:
    """ "default" is the shipped judge, a folder with a judge.json an adapter like it, anything else a cross-encoder.

    Raises ModelError for "fast": no fast judge ships yet.
    """
    if word == "default":
        return ShippedJudge()
    if word == "fast":
        raise ModelError("this version ships no fast judge", subject=word, advice="use the default judge, or the folder of your own")
    if (Path(word) / "judge.json").is_file():
        return ShippedJudge(str(Path(word).resolve()))
    return CrossEncoderJudge(word)
