"""Speech over sentences and paragraphs: who says a quotation that names nobody itself."""

from __future__ import annotations

from dataclasses import dataclass

from claimcheck.extraction.attribution import Attributed
from claimcheck.extraction.parts import Span
from claimcheck.extraction.quotes import Quotation, Quotations


@dataclass(frozen=True, slots=True)
class Line:
    """One sentence of a paragraph with its attributions, and the quotation that it lies in as a whole."""

    span: Span
    attributed: tuple[Attributed, ...]
    quotation: Quotation | None
    paragraph: int
    """Number of its paragraph."""
    turn: Attributed | None = None
    """In a transcript: whose turn it is."""

    @property
    def spoken(self) -> tuple[Attributed, ...]:
        """The attributions in the narrator's words: those whose cue stands outside the quotation."""
        return tuple(a for a in self.attributed if self.quotation is None or not self.quotation.outside.covers(a.cue))


def carry_speakers(lines: tuple[Line, ...], quotations: Quotations) -> dict[Line, Attributed]:
    """For each line inside a quotation: the attribution it continues, where there is one.

    In a transcript it is the one whose turn it is. Else, in this order: the cue that attributes another part of the same quotation; the cue before it in its paragraph; the
    quotation it continues, or a cue just before it that ends in a colon; the cue after it in its paragraph; the speaker
    quoted in the paragraph just before.
    """
    voices = _voices(lines, quotations)
    cues: dict[int, list[Attributed]] = {}
    for line in lines:
        cues.setdefault(line.paragraph, []).extend(a for a in line.spoken if not a.keeps_verb and quotations.holding(a.cue) is None)
    carried: dict[Line, Attributed] = {}
    last: tuple[int, Attributed] | None = None
    for line in lines:
        quotation = line.quotation
        if line.turn is not None:
            carried[line] = line.turn
        elif quotation is not None:
            own = cues.get(line.paragraph, [])
            near = last[1] if last is not None and line.paragraph - last[0] <= 1 else None
            announced = near if near is not None and not near.pieces else None
            voice = (
                voices.get(quotation)
                or next((a for a in reversed(own) if a.cue.end <= line.span.start), None)
                or (near if quotation.continued else None)
                or announced
                or next((a for a in own if a.cue.start >= line.span.end), None)
                or near
            )
            if voice is not None:
                carried[line] = voices[quotation] = voice
                last = (line.paragraph, voice)
        spoken = [a for a in line.spoken if not a.keeps_verb]
        if spoken and quotation is None:
            last = (line.paragraph, spoken[-1])
    return carried


def _voices(lines: tuple[Line, ...], quotations: Quotations) -> dict[Quotation, Attributed]:
    """The attribution whose content reaches into each quotation, or that stands right behind it."""
    voices: dict[Quotation, Attributed] = {}
    for line in lines:
        for a in line.spoken:
            if quotations.holding(a.cue) is not None:
                continue
            for q in quotations.near(a.content if a.pieces else a.whole):
                if any(q.inside.overlap(p) for p in a.pieces) or (not a.pieces and 0 <= a.whole.start - q.outside.end <= 3):
                    voices.setdefault(q, a)
    return voices
