"""Speech over sentences and paragraphs: who says a quotation that names nobody itself."""

from __future__ import annotations

from dataclasses import dataclass, replace

from claimcheck.extraction.parts import Span
from claimcheck.extraction.speech.attributed import Attributed
from claimcheck.extraction.text.quotes import Quotation, Quotations

_MOSTLY = 0.6
"""Share of a content that stands in quotation marks where the content is speech."""


@dataclass(frozen=True, slots=True)
class Line:
    """One sentence of a paragraph with its attributions, and the quotation that it lies in as a whole."""

    span: Span
    attributed: tuple[Attributed, ...]
    quotation: Quotation | None
    paragraph: int
    """Number of its paragraph."""
    turn: Voice | None = None
    """In a transcript: whose turn it is."""
    printed: bool = False
    """It may be somebody's words that the paper prints without marks."""
    talks: bool = False
    """Its paragraph says "I" or "you", as no reporter does."""

    led_to: bool = False
    """It leads to its quotation in a clause of the narrator's that no cue attributes: "the sign reads: “P”"."""

    @property
    def spoken(self) -> tuple[Attributed, ...]:
        """The attributions in the narrator's words: those whose cue stands outside the quotation."""
        return tuple(a for a in self.attributed if self.quotation is None or not self.quotation.outside.covers(a.cue))


@dataclass(frozen=True, slots=True)
class Voice:
    """Whose words a line is, by which cue (None: it stands in another paragraph), and through whom."""

    speaker: Span | None
    cue: Span | None
    via: tuple[Span, ...]
    unnamed: bool
    announces: bool
    """The cue ended in a colon, and what it announced follows."""


def carry_speakers(lines: tuple[Line, ...], quotations: Quotations) -> dict[Line, Voice]:
    """For each line inside a quotation: the voice it continues, where there is one.

    In a transcript it is the one whose turn it is. Words printed without marks are his whose cue ends in a colon before them.
    Else, in this order: the cue that attributes another part of the same
    quotation; the cue before it in its paragraph; the quotation it continues, or a cue just before it that ends in a
    colon; the cue after it in its paragraph; the speaker quoted in the paragraph just before.
    """
    voices = _voices(lines, quotations)
    cues: dict[int, list[Attributed]] = {}
    for line in lines:
        cues.setdefault(line.paragraph, []).extend(a for a in _told(line, quotations) if not a.keeps_verb and quotations.holding(a.cue) is None)
    carried: dict[Line, Voice] = {}
    another: set[Quotation] = set()
    last: tuple[int, Voice] | None = None
    for line in lines:
        if line.turn is not None:
            carried[line] = line.turn
        elif line.quotation is not None:
            if line.led_to and line.quotation not in voices:
                another.add(line.quotation)
            if line.quotation in another:
                continue
            own = _innermost(cues.get(line.paragraph, []))
            before = next((_voice(a) for a in reversed(own) if a.cue.end <= line.span.start), None)
            after = next((_voice(a) for a in own if a.cue.start >= line.span.end), None)
            near = last[1] if last is not None and line.paragraph - last[0] <= 1 else None
            goes_on = near if line.quotation.continued or (near is not None and near.announces) else None
            voice = voices.get(line.quotation) or before or goes_on or after or (replace(near, cue=None) if near is not None else None)
            if voice is not None:
                carried[line] = voices[line.quotation] = voice
                last = (line.paragraph, voice)
        elif line.printed and line.talks and last is not None and last[1].announces and line.paragraph - last[0] == 1:
            carried[line] = last[1]
            continue
        spoken = [a for a in _told(line, quotations) if not a.keeps_verb and not a.by_phrase]
        if spoken and line.quotation is None:
            last = (line.paragraph, _voice(_innermost(spoken)[-1]))
    return carried


def _told(line: Line, quotations: Quotations) -> tuple[Attributed, ...]:
    """The narrator's attributions without those behind one that attributes speech: "“P,” X quoted Y as saying, after X suggested that Q"."""
    quoting = [a for a in line.spoken if a.pieces and quotations.quoted(a.content) > _MOSTLY * (a.content.end - a.content.start)]
    return tuple(a for a in line.spoken if not quoting or a in quoting or not a.pieces or a.cue.start < quoting[0].cue.start)


def _innermost(told: list[Attributed]) -> list[Attributed]:
    """Those that do not pass on another's telling: in "according to X, Y said P" the speaker is Y."""
    return [a for a in told if not (a.by_phrase and any(b is not a and a.content.covers(b.cue) for b in told))] or told


def _voice(a: Attributed) -> Voice:
    return Voice(a.speaker, a.cue, a.via, a.unnamed, announces=not a.pieces)


def _voices(lines: tuple[Line, ...], quotations: Quotations) -> dict[Quotation, Voice]:
    """The attribution whose content reaches into each quotation, or that stands right behind it."""
    voices: dict[Quotation, Voice] = {}
    for line in lines:
        for a in sorted(line.spoken, key=lambda a: a.content.end - a.content.start):
            if quotations.holding(a.cue) is not None:
                continue
            for q in quotations.near(a.content if a.pieces else a.whole):
                reaches = any(q.inside.overlap(p) for p in a.pieces)
                if reaches or (not a.pieces and 0 <= a.whole.start - q.outside.end <= 3):
                    voices.setdefault(q, _voice(a))
    return voices
