"""One attribution of a sentence: what is said, by whom, and by which words."""

from __future__ import annotations

from dataclasses import dataclass

from claimcheck.extraction.parts import Span
from claimcheck.records import Force


@dataclass(frozen=True, slots=True)
class Attributed:
    """One attribution: its content in pieces (none: what it announces follows), who it is from, and by which cue."""

    pieces: tuple[Span, ...]
    whole: Span
    """The clause that holds speaker, cue and content."""
    cue: Span
    speaker: Span | None
    force: Force
    keeps_verb: bool
    unnamed: bool = False
    via: tuple[Span, ...] = ()
    """Who passed it on, outermost first: "Reuters, citing the ministry, said"."""
    joint: bool = False
    """The pieces are one clause with the speaker and cue standing inside it."""
    by_phrase: bool = False
    """ "According to X": X need not have spoken."""
    told: Span | None = None
    """Who is spoken to: "he told X"."""
    narrated: bool = False
    """The narrator tells that somebody spoke: his claim, but who speaks is known from here on."""
    gap: Span | None = None
    """A stretch inside `whole` that is no part of it: "the dead at 38 and" before "the missing at 33"."""

    @property
    def is_verdict(self) -> bool:
        """ "The claim that P is a lie": whoever speaks the sentence denies P."""
        return self.keeps_verb and self.speaker is None and not self.unnamed

    @property
    def skip(self) -> Span | None:
        """What stands between the pieces of a clause that the cue breaks up."""
        return Span(self.pieces[0].end, self.pieces[-1].start) if self.joint and len(self.pieces) > 1 else None

    @property
    def content(self) -> Span:
        """From the first to the last piece; at the cue where there is none."""
        if not self.pieces:
            return Span(self.whole.end, self.whole.end)
        return Span(self.pieces[0].start, self.pieces[-1].end)
