"""What the files of this folder hand to one another. Offsets are characters of the document's text, half-open."""

from __future__ import annotations

from dataclasses import dataclass

from claimcheck.records import Attribution, Force


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of the document's text."""

    start: int
    end: int

    def covers(self, other: Span) -> bool:
        return self.start <= other.start and other.end <= self.end

    def overlap(self, other: Span) -> int:
        """Characters in both; 0 when apart."""
        return max(0, min(self.end, other.end) - max(self.start, other.start))


@dataclass(frozen=True, slots=True)
class Said:
    """One claim's places, before names: where it stands, who said it and how."""

    claim: Span
    """The claim as printed; becomes `quote`."""
    content: Span
    """The complement of the cue; equals `claim` for plain reporting and own voice."""
    speaker: Span | None = None
    """The innermost speaker's mention. None: the publisher itself, or nobody (see `unnamed`)."""
    cue: Span | None = None
    relays: tuple[Span, ...] = ()
    """Mentions the claim came through, outermost first, without the publisher and the speaker."""
    force: Force = Force.STATES
    attribution: Attribution = Attribution.OWN_VOICE
    unnamed: bool = False
    """Said by somebody the text does not name ("it was reported that"): speaker is None, yet not the publisher."""
    skips: tuple[Span, ...] = ()
    """Stretches inside the claim that are no part of it: ", the mayor said," in its midst, a relative clause that is a claim itself."""
    others: tuple[Span, ...] = ()
    """Stretches inside the claim that quote somebody else: "I" is not the speaker there."""
    told: Span | None = None
    """Who is spoken to: "he told X" is never X's."""
    silent: bool = False
    """No claim of his: the narrator only tells that he spoke, so that "he" of the next sentence is he."""
    heard: bool = True
    """Whoever says it is who "he" of the next sentence is: not somebody told of within another's words."""
    passing: bool = False
    """Named only as the source ("according to X"): a paper or a poll named so does not speak on."""
    within: bool = False
    """The speaker's mention stands in another's quoted words."""


@dataclass(frozen=True, slots=True)
class StandAlone:
    """A claim as a sentence of its own (`standing_alone.stand_alone` gives it)."""

    text: str
    proposition: str
    unresolved: tuple[str, ...] = ()
    """Words that point out of the claim and have no certain referent, as they are printed."""
    hollow: bool = False
    """Nothing is said beside the words left open."""
