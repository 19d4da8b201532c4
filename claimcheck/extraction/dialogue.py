"""Speech over sentences and paragraphs: who says a quotation that names nobody itself."""

from __future__ import annotations

from dataclasses import dataclass

from claimcheck.extraction.attribution import Attributed
from claimcheck.extraction.parts import Span
from claimcheck.extraction.quotes import Quotation


@dataclass(frozen=True, slots=True)
class Line:
    """One sentence of a paragraph with its attributions and the quotation it lies in, if it lies wholly in one."""

    span: Span
    attributed: tuple[Attributed, ...]
    quotation: Quotation | None
    paragraph: int


def carry_speakers(lines: tuple[Line, ...], quotations: tuple[Quotation, ...]) -> dict[Line, Attributed]:
    """For each line inside a quotation without a cue of its own: the attribution that it continues.

    In order: the cue that attributes another part of the same quotation; the cue before it in the same paragraph;
    the cue after it in the same paragraph; the speaker of the quotation that goes on from the paragraph before, or
    of the paragraph just before.
    """
    voices: dict[Quotation, Attributed] = {}
    by_paragraph: dict[int, list[Attributed]] = {}
    for line in lines:
        for a in line.attributed:
            if any(q.outside.covers(a.cue) for q in quotations_near(a.cue, line, quotations)):
                continue
            by_paragraph.setdefault(line.paragraph, []).append(a)
            for q in quotations_near(a.content, line, quotations):
                if q.inside.overlap(a.content):
                    voices.setdefault(q, a)
    carried: dict[Line, Attributed] = {}
    last: tuple[int, Attributed] | None = None
    for line in lines:
        outer = by_paragraph.get(line.paragraph, [])
        if line.quotation is not None:
            voice = voices.get(line.quotation)
            if voice is None:
                before = [a for a in outer if a.cue.start < line.span.start]
                after = [a for a in outer if a.cue.start > line.span.start]
                if before:
                    voice = before[-1]
                elif last is not None and (last[0] == line.paragraph or (last[0] == line.paragraph - 1 and not after)):
                    voice = last[1]
                elif after:
                    voice = after[0]
            if voice is not None:
                carried[line] = voice
                voices[line.quotation] = voice
                last = (line.paragraph, voice)
        if outer and line.attributed:
            speaking = [a for a in line.attributed if a in outer]
            if speaking:
                last = (line.paragraph, speaking[-1])
    return carried


def quotations_near(span: Span, line: Line, quotations: tuple[Quotation, ...]) -> list[Quotation]:
    return [q for q in quotations if q.outside.overlap(span)]
