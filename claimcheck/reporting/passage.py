"""The words a finding rests on: a quote in its context, with the words marked that matter, safe to show anywhere."""

from __future__ import annotations

import itertools
import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

CONTEXT = 90
"""Characters of context on either side of a quote."""
REACH = 240
"""Marked words further than this from the quote are not shown with it."""

WIDTHLESS = "\u200b\ufeff\u00ad"
"""Marks without width that no script needs to be read."""
JOINERS = "\u200c\u200d"
"""Marks without width that Persian, Hindi and others need."""

Span = tuple[int, int]


class Mark(StrEnum):
    """Why a piece of a passage stands out."""

    NONE = ""
    EVIDENCE = "evidence"
    SPEAKER = "speaker"


@dataclass(frozen=True, slots=True)
class Piece:
    """Some words of a passage: inside the quote or around it, marked or not."""

    text: str
    quoted: bool
    mark: Mark = Mark.NONE


Passage = tuple[Piece, ...]


def clean(text: str) -> str:
    """Text on one line without control, bidirectional and other invisible characters: what is shown is what there is."""
    flat = re.sub(r"\s+", " ", text)
    if flat.isprintable():
        return flat
    return "".join(c if _is_safe(c) else "�" for c in flat if c not in WIDTHLESS)


def _is_safe(character: str) -> bool:
    return character in JOINERS or unicodedata.category(character) not in ("Cc", "Cf", "Cs", "Co", "Cn")


def cut_passage(text: str, quote: Span, evidence: Iterable[Span] = (), speaker: Iterable[Span] = ()) -> Passage:
    """The quote with its context, cut at spaces and never across a blank line, in pieces that join to one line.

    Evidence wins over a speaker's words, and both are shown up to REACH characters from the quote.
    """
    start, end = quote
    near = [s for s in evidence if s[0] < s[1] and s[0] >= start - REACH and s[1] <= end + REACH]
    said = [s for s in speaker if s[0] < s[1] and s[0] >= start - REACH and s[1] <= end + REACH]
    low, high = min([start, *(s[0] for s in near + said)]), max([end, *(s[1] for s in near + said)])
    left, right = _widen_left(text, low), _widen_right(text, high)
    cuts = sorted({left, right, start, end, *(i for s in near + said for i in s)})

    def kind(place: int) -> tuple[bool, Mark]:
        mark = Mark.EVIDENCE if _inside(place, near) else Mark.SPEAKER if _inside(place, said) else Mark.NONE
        return start <= place < end, mark

    pieces = []
    for (quoted, mark), run in itertools.groupby(itertools.pairwise(cuts), key=lambda ends: kind(ends[0])):
        ends = list(run)
        pieces.append(Piece(clean(text[ends[0][0] : ends[-1][1]]), quoted, mark))
    return _with_ellipses(text, left, right, pieces)


def core(passage: Passage) -> Passage:
    """The passage without the unmarked context at its ends."""
    kept = [n for n, p in enumerate(passage) if p.quoted or p.mark is Mark.EVIDENCE]
    return passage[kept[0] : kept[-1] + 1] if kept else ()


def _inside(place: int, spans: Iterable[Span]) -> bool:
    return any(s[0] <= place < s[1] for s in spans)


def _widen_left(text: str, low: int) -> int:
    paragraph = text.rfind("\n", 0, low) + 1
    if low - paragraph <= CONTEXT:
        return paragraph
    space = text.find(" ", low - CONTEXT, low)
    return space + 1 if space >= 0 else low


def _widen_right(text: str, high: int) -> int:
    paragraph = text.find("\n", high)
    paragraph = len(text) if paragraph < 0 else paragraph
    if paragraph - high <= CONTEXT:
        return paragraph
    space = text.rfind(" ", high, high + CONTEXT)
    return space if space >= 0 else high


def _with_ellipses(text: str, left: int, right: int, pieces: list[Piece]) -> Passage:
    """An ellipsis where the context was cut inside a paragraph."""
    if left > 0 and text[left - 1] != "\n":
        pieces.insert(0, Piece("… ", False))
    if right < len(text) and text[right] != "\n":
        pieces.append(Piece(" …", False))
    return tuple(p for p in pieces if p.text)
