"""Quotation marks: which stretches of a text stand in somebody's own words. One pass, linear in the text."""

from __future__ import annotations

from dataclasses import dataclass

from claimcheck.extraction.parts import Span

OPENING, CLOSING, EITHER = "“„«", "”»", '"'


@dataclass(frozen=True, slots=True)
class Quotation:
    """A quoted stretch of one paragraph, marks left out. `goes_on`: unclosed, and the next paragraph opens a quotation."""

    inside: Span
    outside: Span
    goes_on: bool = False
    continued: bool = False
    """The one before goes on in this one: the same speaker."""


def find_quotations(text: str, paragraphs: tuple[Span, ...]) -> tuple[Quotation, ...]:
    """Quotations by place. An unclosed one ends with its paragraph; it goes on where the next paragraph opens with a mark."""
    found: list[Quotation] = []
    for index, paragraph in enumerate(paragraphs):
        opened: int | None = None
        continued = bool(found) and found[-1].goes_on and found[-1].outside.end == paragraphs[index - 1].end
        first = True
        for i in range(paragraph.start, paragraph.end):
            mark = text[i]
            if mark in OPENING or (mark == EITHER and opened is None):
                if opened is None:
                    opened = i
            elif (mark in CLOSING or mark == EITHER) and opened is not None:
                found.append(Quotation(Span(opened + 1, i), Span(opened, i + 1), continued=first and continued))
                opened, first = None, False
        if opened is not None:
            following = paragraphs[index + 1] if index + 1 < len(paragraphs) else None
            goes_on = following is not None and text[following.start] in OPENING + EITHER
            if goes_on or opened == paragraph.start:
                found.append(Quotation(Span(opened + 1, paragraph.end), Span(opened, paragraph.end), goes_on, first and continued))
    return tuple(found)
