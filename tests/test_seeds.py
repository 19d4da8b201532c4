"""The seeds and their gold labels say what they should."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from pathlib import Path

import pytest

SEEDS = Path(__file__).parent.parent / "seeds"
FLOOD = "brennik-flood-2024-05-13"


def _texts(folder: Path) -> dict[str, str]:
    """Each document's text after its front matter."""
    texts = {}
    for path in sorted(folder.rglob("*.txt")):
        text = path.read_text(encoding="utf-8")
        texts[path.name] = text.partition("\n\n")[2] if text.startswith("source: ") else text
    return texts


def _gold(folder: Path) -> dict:
    return json.loads((folder / "gold.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("event", ["new-start", FLOOD])
def test_every_gold_quote_stands_once_in_its_document(event):
    texts, gold = _texts(SEEDS / event), _gold(SEEDS / event)
    quotes = [*gold["attributions"], *gold["uncorroborated"], *(p[side] for p in gold["pairs"] for side in "ab")]
    assert len(quotes) > 20
    for one in quotes:
        assert texts[one["doc"]].count(one["quote"]) == 1, one
    assert all(a["source"] in a["accept"] for a in gold["attributions"])


def test_the_seed_document_is_unchanged():
    text = (SEEDS / "new-start" / "000_8cd76312ab57c45b.txt").read_bytes()
    assert hashlib.sha256(text).hexdigest() == "86c318b0e8e617e6d5c40f61221145d2a6c2863f02b701f08bb382dfb59bc181"


def test_the_flood_shows_every_relation():
    gold = _gold(SEEDS / FLOOD)
    labels = Counter((p["label"], p.get("kind")) for p in gold["pairs"])
    assert labels == {("agree", None): 8, ("conflict", "fact"): 7, ("conflict", "position"): 2, ("update", None): 2, ("unrelated", None): 6}
    assert Counter(p["same_origin"] for p in gold["pairs"] if p["label"] == "agree") == {True: 5, False: 3}
    matched = {(p[side]["doc"], p[side]["quote"]) for p in gold["pairs"] if p["label"] != "unrelated" for side in "ab"}
    assert not matched & {(u["doc"], u["quote"]) for u in gold["uncorroborated"]}


def test_the_flood_has_a_wire_copy_at_two_publishers():
    texts = _texts(SEEDS / FLOOD)
    wire, copy = (set(texts[n].replace("\n", " ").split(". ")) for n in ("northline.txt", "brennik-courier.txt"))
    assert len(wire & copy) >= len(copy) - 2
