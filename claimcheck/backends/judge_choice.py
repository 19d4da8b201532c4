"""From a word in the settings to a judge."""

from __future__ import annotations

from pathlib import Path

from claimcheck.backends.judge_cascade import CascadeJudge
from claimcheck.backends.judge_cross_encoder import CrossEncoderJudge
from claimcheck.backends.judge_preparation import FAST, STRONG
from claimcheck.backends.judge_shipped import ShippedJudge

CLEARLY_NEUTRAL = 0.97
"""@@"""


def choose_judge(word: str) -> ShippedJudge | CascadeJudge | CrossEncoderJudge:
    """ "default" is the strong judge that ships, "fast" the small one, "cascade" the small one before the strong one; a
    folder with a judge.json is an adapter like them, anything else a cross-encoder."""
    strong, fast = ShippedJudge(str(STRONG)), ShippedJudge(str(FAST))
    shipped: dict[str, ShippedJudge | CascadeJudge] = {"default": strong, "fast": fast, "cascade": CascadeJudge(fast, strong, CLEARLY_NEUTRAL)}
    if word in shipped:
        return shipped[word]
    if (Path(word) / "judge.json").is_file():
        return ShippedJudge(str(Path(word).resolve()))
    return CrossEncoderJudge(word)


def shipped_parts(judge: object) -> tuple[ShippedJudge, ...]:
    """The adapters a judge is made of; none for judges of others."""
    if isinstance(judge, CascadeJudge):
        return shipped_parts(judge.fast) + shipped_parts(judge.strong)
    return (judge,) if isinstance(judge, ShippedJudge) else ()
