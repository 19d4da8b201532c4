"""Stress pairs: what a story yields, what is refused, and that ours hold together."""

from __future__ import annotations

from collections import Counter, defaultdict
from pathlib import Path

import pytest

from claimcheck.errors import InputError
from claimcheck.matching.stress import read_pairs, read_stories
from claimcheck.records import Force

BENCHMARKS = Path(__file__).parents[1] / "benchmarks"
STORIES = [*sorted(BENCHMARKS.glob("stories*.toml")), *sorted((BENCHMARKS.parent / "recipes" / "stories").glob("*.toml"))]
STORY = '''
[harbour]
agree = "a1-b1"
position = "b2-a2"
text = """
= a Morning Post, 2020-03-01
a1 The harbour was closed on Sunday.
a2 [port office demands] The port office called for new rules.
= b Evening Post, 2020-03-01T18:00
b1 No ship entered the port on Sunday.
b2 [shipping line denies] New rules are needed.
"""
'''


def write(path: Path, text: str) -> Path:
    path.write_text(text, encoding="utf-8")
    return path


def test_a_story_pairs_claims_of_different_documents_or_origins(tmp_path: Path) -> None:
    pairs = {p.id: p for p in read_stories(write(tmp_path / "stories.toml", STORY))}
    agreed, opposed = pairs["story-harbour-a1-b1"], pairs["story-harbour-a2-b2"]
    assert (agreed.label, agreed.conflict_kind) == ("agree", None)
    assert (opposed.label, opposed.conflict_kind) == ("conflict", "position")
    assert (opposed.a.origin, opposed.a.force, opposed.b.origin, opposed.b.force) == ("port office", Force.DEMANDS, "shipping line", Force.DENIES)
    assert opposed.b.publisher == "Evening Post"
    assert opposed.b_date == "2020-03-01T18:00"
    assert {p.label for i, p in pairs.items() if i not in ("story-harbour-a1-b1", "story-harbour-a2-b2")} <= {"none"}


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [("b2-a2", "b1-b9", "b1-b9"), ("b1 No ship", "No ship", "No ship entered"), ("a2 [port", "b2 [port", "b2"), ("2020-03-01T18:00", "Sunday", "Evening Post")],
)
def test_a_story_that_cannot_be_read_is_refused(tmp_path: Path, old: str, new: str, said: str) -> None:
    with pytest.raises(InputError, match=said):
        read_stories(write(tmp_path / "stories.toml", STORY.replace(old, new)))


def test_our_pairs_hold_together() -> None:
    pairs = [*read_pairs(BENCHMARKS / "stress.jsonl"), *(p for path in STORIES for p in read_stories(path))]
    assert len({p.id for p in pairs}) == len(pairs)
    for pair in pairs:
        assert pair.a_text[pair.a.start : pair.a.end] == pair.a.quote
        assert pair.b_text[pair.b.start : pair.b.end] == pair.b.quote
        assert (pair.label == "conflict") == (pair.conflict_kind is not None)
        assert pair.a_date[:10] <= pair.b_date[:10]
        if pair.label == "update" and pair.kind == "story":
            assert pair.a_date < pair.b_date, pair.id
    assert min(Counter(p.label for p in pairs).values()) > 100


def test_a_story_is_fitted_or_measured_as_a_whole() -> None:
    halves = defaultdict(set)
    for pair in read_stories(BENCHMARKS / "stories.toml"):
        halves[pair.group].add(pair.fitted)
    assert all(len(half) == 1 for half in halves.values())
    assert 0.35 < sum(map(sum, halves.values())) / len(halves) < 0.65
