"""What a piece of evidence says about a pair: the relation it speaks for, or the relations it rules out, and how strongly."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from claimcheck.records import Evidence, EvidenceType, Kind, Relation

ALL = (Relation.AGREE, Relation.CONFLICT, Relation.UPDATE)


@dataclass(frozen=True, slots=True)
class Signal:
    """`supports` with `strength` 0 to 1, or (supports None) a reason why none of `vetoes` can hold."""

    evidence: Evidence
    supports: Relation | None
    strength: float
    kind: Kind | None = None
    vetoes: tuple[Relation, ...] = ()


@dataclass(frozen=True, slots=True)
class Context:
    """What is known of a pair besides its words: the cosine and the days the claims were made (`a` is the older)."""

    similarity: float
    a_day: date | None = None
    b_day: date | None = None
    a_hour: float | None = None
    b_hour: float | None = None
    """Hours since the epoch where a time of day is known."""

    @property
    def later(self) -> bool:
        """Whether b was said on a later day, or at least three hours later on the same day."""
        if self.a_hour is not None and self.b_hour is not None:
            return self.b_hour - self.a_hour >= 3
        return self.a_day is not None and self.b_day is not None and self.b_day > self.a_day


@dataclass(frozen=True, slots=True)
class Span:
    """A place in a document and its words."""

    start: int
    end: int
    text: str


def evidence(type_: str, text: str, a: Span | None, b: Span | None) -> Evidence:
    """Evidence of that type with its spans on both sides."""
    return Evidence(EvidenceType(type_), text, a.start if a else None, a.end if a else None, b.start if b else None, b.end if b else None)
