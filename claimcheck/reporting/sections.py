"""What a report shows, as records: citations, findings of each kind, events, the whole view."""

from __future__ import annotations

from dataclasses import dataclass

from claimcheck.records import Force, Independence, Kind, Relation, Status
from claimcheck.reporting.passage import Passage


@dataclass(frozen=True, slots=True)
class Citation:
    """One claim with its place. `via` is the publisher where it is not the origin itself."""

    claim_id: str
    origin: str
    via: str | None
    publisher: str
    date: str
    path: str
    start: int
    end: int
    force: Force
    passage: Passage

    @property
    def who(self) -> str:
        """The origin, and through whom."""
        return f"{self.origin} (in {self.via})" if self.via else self.origin

    @property
    def place(self) -> str:
        """Date, path and offsets: `2024-05-13, docs/a.txt 120–180`."""
        return f"{self.date}, {self.path} {self.start}–{self.end}"


@dataclass(frozen=True, slots=True)
class Contrast:
    """Two claims and how they stand to each other. `also` are further claims that stand to them, or to each other, alike."""

    match_id: str
    relation: Relation
    kind: Kind | None
    independence: Independence
    probability: str
    reason: str
    evidence: tuple[tuple[str, str], ...]
    a: Citation
    b: Citation
    also: tuple[Citation, ...]

    @property
    def label(self) -> str:
        """`conflict of fact`, `conflict of position`, `update` or `agree`."""
        return f"conflict of {self.kind}" if self.kind else str(self.relation)

    @property
    def citations(self) -> tuple[Citation, ...]:
        return (self.a, self.b, *self.also)


@dataclass(frozen=True, slots=True)
class Accord:
    """Claims of one proposition, by origin. `match_id` is that of the match that speaks most for it."""

    match_id: str
    title: str
    spread: str
    """`5 outlets, 2 independent origins`; `2 outlets, 1 independent origin (copy)`."""
    independent: int
    probability: str
    reason: str
    evidence: tuple[tuple[str, str], ...]
    origins: tuple[tuple[str, tuple[Citation, ...]], ...]

    @property
    def citations(self) -> tuple[Citation, ...]:
        return tuple(c for _, own in self.origins for c in own)


@dataclass(frozen=True, slots=True)
class Single:
    """What one origin alone says. `places` are the same words in several documents, `beside` how else it is matched."""

    places: tuple[Citation, ...]
    left_out_by: tuple[str, ...]
    beside: str

    @property
    def citations(self) -> tuple[Citation, ...]:
        return self.places


@dataclass(frozen=True, slots=True)
class Doubt:
    """A pair of claims that came too near to a relation to pass over, and not near enough to call."""

    a: Citation
    b: Citation
    similarity: str

    @property
    def citations(self) -> tuple[Citation, ...]:
        return (self.a, self.b)


@dataclass(frozen=True, slots=True)
class Grid:
    """How each two origins stand: `cells[row][column]`, symmetric; the origins with most matches first."""

    origins: tuple[str, ...]
    cells: tuple[tuple[str, ...], ...]

    @property
    def pairs(self) -> tuple[tuple[str, str, str], ...]:
        """(origin, origin, cell) of each two that have a match, once."""
        return tuple(
            (a, b, cell)
            for i, a in enumerate(self.origins)
            for b, cell in zip(self.origins[i:], self.cells[i][i:], strict=True)
            if cell
        )


@dataclass(frozen=True, slots=True)
class EventView:
    """Everything about one event. Sections without findings are empty."""

    event_id: str
    title: str
    span: str
    documents: tuple[tuple[str, str, str, str], ...]
    """Publisher, date, path, and the path it reprints or ""; by date and path."""
    origins: tuple[str, ...]
    conflicts: tuple[Contrast, ...]
    updates: tuple[Contrast, ...]
    agreements: tuple[Accord, ...]
    singles: tuple[tuple[str, tuple[Single, ...]], ...]
    """By publisher-independent origin."""
    only_publisher: str | None
    doubts: tuple[Doubt, ...]
    n_unclear_claims: int
    grid: Grid


@dataclass(frozen=True, slots=True)
class Notice:
    """A finding that is no match of one event: a changed story, a misattribution, a match across events."""

    title: str
    reason: str
    citations: tuple[Citation, ...]


@dataclass(frozen=True, slots=True)
class Tally:
    """One line of the summary: `Conflicts`, 7, `6 of fact, 1 of position`."""

    label: str
    n: int
    detail: str


@dataclass(frozen=True, slots=True)
class View:
    """The whole report as it is shown."""

    summary: tuple[Tally, ...]
    statuses: tuple[tuple[Status, int], ...]
    """How many claims have each status."""
    events: tuple[EventView, ...]
    notices: tuple[Notice, ...]
    skipped: tuple[tuple[str, str], ...]
