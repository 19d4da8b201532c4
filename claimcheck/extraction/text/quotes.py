"""Quotation marks: which stretches of a text stand in somebody's own words. One pass, linear in the text."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass

from claimcheck.extraction.parts import Span

_MARK = re.compile(r"[“„«”»\"]|''(?!')|``")
"""Marks of quotation; some archives print two apostrophes for one."""
_OPENING, _CLOSING, _EITHER = ("“", "„", "«", "``"), ("”", "»"), ('"', "''")
_SINGLE = re.compile(r"(?<![\w’'])[‘'] ?(?=[A-Z])(?P<inside>[^‘\n]{8,}?[,.?!…]) ?[’'](?![\w])")
"""British marks round whole speech; a mark behind a letter may be an apostrophe, so only words that end as speech does count."""


_BLOCK = 20
"""Paragraphs that a text quoted with one pair of marks may take."""
_AGAIN = re.compile(r"[.!?] (?:\"|'')[A-Z]")
"""A mark that opens, though the one before was never closed."""
_INCHES = re.compile(r"\d['’] ?\d{1,2}(?:\"|”)$")
"""Feet and inches: what stands behind the figure closes nothing."""


@dataclass(frozen=True, slots=True)
class Quotation:
    """A quoted stretch of one paragraph: with its marks (`outside`) and without (`inside`)."""

    inside: Span
    outside: Span
    continued: bool = False
    """The quotation before was left open and goes on in this one: the same speaker."""
    spoken: bool = True
    """It ends as speech does, with a mark inside or a comma behind; a quoted word or title does not."""


@dataclass(frozen=True, slots=True)
class Quotations:
    """All quotations of a text, by place; none overlaps another."""

    found: tuple[Quotation, ...]
    starts: tuple[int, ...]

    def near(self, span: Span) -> tuple[Quotation, ...]:
        """Those that touch the stretch or lie within four characters of it."""
        first = bisect_left(self.starts, span.start)
        while first > 0 and self.found[first - 1].outside.end >= span.start - 4:
            first -= 1
        last = bisect_left(self.starts, span.end + 4)
        return self.found[first:last]

    def quoted(self, span: Span) -> int:
        """Characters of the stretch that stand inside a quotation."""
        return sum(q.inside.overlap(span) for q in self.near(span))

    def holding(self, span: Span) -> Quotation | None:
        """The quotation that the whole stretch lies in."""
        return next((q for q in self.near(span) if q.outside.covers(span)), None)


def _begin_of_unopened(text: str, paragraph: Span, found: list[Quotation], mark: re.Match[str]) -> int | None:
    """Where speech begins whose opening mark was lost: a mark that only closes, behind a comma or stop and before a space.

    It reaches back to the paragraph's begin, or to the sentence behind the one that tells who spoke before.
    """
    if mark[0] in _OPENING[:-1] or text[mark.start() - 1] not in ",.?!" or mark.start() <= paragraph.start:
        return None
    if mark.end() < paragraph.end and not text[mark.end()].isspace():
        return None
    before = found[-1] if found and found[-1].outside.start >= paragraph.start else None
    if before is None:
        return paragraph.start
    told = re.search(r"[.!?] ", text[before.outside.end : mark.start()])
    return before.outside.end + told.end() if told else None


def _nested(marks: list[re.Match[str]]) -> list[re.Match[str]]:
    """A pair inside a quotation, as round a title in what somebody says: opened twice, then closed twice."""
    kinds = "".join("(" if m[0] in _OPENING else ")" if m[0] in _CLOSING else "?" for m in marks)
    return [m for at in re.finditer(r"(?<=\()\(\)(?=\))", kinds) for m in marks[at.start() : at.end()]]


def _last_of_block(text: str, paragraphs: tuple[Span, ...], index: int, opened: re.Match[str]) -> int | None:
    """Where a text that is quoted over several paragraphs with one pair of marks (a song, a letter) is closed; None where it is not."""
    if opened.start() != paragraphs[index].start or opened[0] != "“":
        return None
    for at in range(index + 1, min(index + _BLOCK, len(paragraphs))):
        marks = [m[0] for m in _MARK.finditer(text, paragraphs[at].start, paragraphs[at].end)]
        if marks:
            return at if marks == ["”"] and text[paragraphs[at].end - 1] == "”" else None
    return None


def find_quotations(text: str, paragraphs: tuple[Span, ...]) -> Quotations:
    """An unclosed quotation ends with its paragraph and goes on where the next paragraph opens with a mark.

    One is begun by a mark at the paragraph's head, or behind a sentence where somebody was quoted already.
    """
    found: list[Quotation] = []
    left_open = False
    block = -1
    for index, paragraph in enumerate(paragraphs):
        if index <= block:
            continue
        opened: re.Match[str] | None = None
        marks = list(_MARK.finditer(text, paragraph.start, paragraph.end))
        if not marks:
            for m in _SINGLE.finditer(text, paragraph.start, paragraph.end):
                found.append(Quotation(Span(m.start() + 1, m.end() - 1), Span(*m.span())))
        continued, left_open = left_open, False
        nested = _nested(marks)
        for mark in marks:
            if mark in nested:
                continue
            if _INCHES.search(text, max(0, mark.start() - 6), mark.end()):
                continue
            if opened is None:
                begin = _begin_of_unopened(text, paragraph, found, mark)
                if begin is not None:
                    found.append(Quotation(Span(begin, mark.start()), Span(begin, mark.end()), continued))
                    continued = False
                elif mark[0] in _OPENING or mark.start() == paragraph.start or (mark[0] in _EITHER and not text[mark.start() - 1 : mark.start()].isalnum()):
                    opened = mark
            elif mark[0] in _EITHER and _AGAIN.match(text, max(mark.start() - 2, 0)):
                found.append(Quotation(Span(opened.end(), mark.start() - 1), Span(opened.start(), mark.start() - 1), continued))
                opened, continued = mark, False
            elif mark[0] in _CLOSING + _EITHER:
                spoken = text[mark.start() - 1] in ",?!.…—–-" or text[mark.end() : mark.end() + 1] == ","
                found.append(Quotation(Span(opened.end(), mark.start()), Span(opened.start(), mark.end()), continued, spoken))
                opened, continued = None, False
        if opened is not None:
            last = _last_of_block(text, paragraphs, index, opened)
            if last is not None:
                block = last
                for each in paragraphs[index : last + 1]:
                    start = opened.end() if each is paragraph else each.start
                    end = each.end - 1 if each is paragraphs[last] else each.end
                    found.append(Quotation(Span(start, end), Span(opened.start() if each is paragraph else start, each.end), continued if each is paragraph else True))
                continue
            following = paragraphs[index + 1] if index + 1 < len(paragraphs) else None
            left_open = following is not None and text.startswith(_OPENING + _EITHER, following.start)
            again = bool(found) and found[-1].spoken and found[-1].outside.start >= paragraph.start and text[paragraph.start : opened.start()].rstrip()[-1:] in (".", "!", "?")
            if left_open or again or opened.start() == paragraph.start:
                found.append(Quotation(Span(opened.end(), paragraph.end), Span(opened.start(), paragraph.end), continued))
    return Quotations(tuple(found), tuple(q.outside.start for q in found))
