"""The records that cross file borders, and the words that reach files.

All are frozen and hold only tuples, strings, numbers and other records, so they can be hashed, pickled and compared.
Offsets are half-open, in characters of `Document.text`.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from enum import StrEnum


class PublisherFrom(StrEnum):
    """What told us the publisher."""

    FRONT_MATTER = "front_matter"
    METADATA = "metadata"
    COLUMN = "column"
    OPTION = "option"
    AGENCY_CREDIT = "agency_credit"
    FOLDER = "folder"
    FILE_NAME = "file_name"


class Force(StrEnum):
    """What the cue does with its content."""

    STATES = "states"
    DENIES = "denies"
    DOUBTS = "doubts"
    DEMANDS = "demands"
    OFFERS = "offers"
    PREDICTS = "predicts"
    EVALUATES = "evaluates"
    ASKS = "asks"


class Attribution(StrEnum):
    """In whose words the claim stands."""

    OWN_VOICE = "own_voice"
    INDIRECT = "indirect"
    DIRECT_QUOTE = "direct_quote"
    MIXED = "mixed"


class ChainRole(StrEnum):
    """The part a link of the chain plays."""

    PUBLISHER = "publisher"
    RELAY = "relay"
    SPEAKER = "speaker"


class Relation(StrEnum):
    """How two claims stand to each other."""

    AGREE = "agree"
    CONFLICT = "conflict"
    UPDATE = "update"


class Kind(StrEnum):
    """What a conflict is about."""

    FACT = "fact"
    POSITION = "position"


class Status(StrEnum):
    """How a claim stands in its event."""

    CORROBORATED = "corroborated"
    DISPUTED = "disputed"
    UNCORROBORATED = "uncorroborated"
    UNCLEAR = "unclear"


class Independence(StrEnum):
    """Whether two claims come from sources that could know on their own. Only INDEPENDENT corroborates."""

    INDEPENDENT = "independent"
    SAME_BODY = "same_body"
    RELAY = "relay"
    COPY = "copy"
    SELF = "self"


class EvidenceType(StrEnum):
    """The kinds of reason a relation can rest on."""

    NUMBERS = "numbers"
    DATES = "dates"
    PLACES = "places"
    NAMES = "names"
    NEGATION = "negation"
    STANCE = "stance"
    MODALITY = "modality"
    ENTAILMENT = "entailment"
    SIMILARITY = "similarity"


class Stance(StrEnum):
    """How a claim stands to the text of a query."""

    SUPPORTS = "supports"
    CONFLICTS = "conflicts"
    RELATED = "related"


class FindingType(StrEnum):
    """Findings beside relations."""

    CHANGED_STORY = "changed_story"
    MISATTRIBUTION = "misattribution"


def make_id(*parts: str | int) -> str:
    """A stable id of 16 hex digits of its parts; the separator keeps ("ab", "c") and ("a", "bc") apart."""
    return hashlib.sha256("\x1f".join(str(p) for p in parts).encode("utf-8", "surrogatepass")).hexdigest()[:16]


@dataclass(frozen=True, slots=True)
class Document:
    """One text from one publisher. (publisher, locator) says what a re-read document replaces."""

    document_id: str
    path: str
    """Relative to the longest common folder of what was read, with `/`; a row of a table adds `#number`."""
    root: str
    """The corpus root it was read under, absolute; never printed."""
    locator: str
    text: str
    publisher: str
    publisher_from: PublisherFrom
    title: str | None = None
    published: str | None = None
    """ISO 8601 date or date-time, None when unknown."""
    url: str | None = None
    language: str | None = None
    """ISO 639-1."""
    cut_chars: int = 0


@dataclass(frozen=True, slots=True)
class Skipped:
    """An input that could not be read, and why, in one line."""

    path: str
    reason: str


@dataclass(frozen=True, slots=True)
class Reading:
    """What reading a corpus gave. Documents are sorted by path."""

    documents: tuple[Document, ...]
    skipped: tuple[Skipped, ...]
    ignored: int


@dataclass(frozen=True, slots=True)
class Link:
    """One link of the chain by which a claim came to the document, with the mention's place (None: not printed)."""

    name: str
    start: int | None
    end: int | None
    role: ChainRole


@dataclass(frozen=True, slots=True)
class Claim:
    """One proposition with its origin, its cue and its exact place: `text[start:end] == quote`."""

    claim_id: str
    document_id: str
    start: int
    end: int
    quote: str
    content_start: int
    content_end: int
    text: str
    proposition: str
    publisher: str
    origin: str
    """Canonical name. As extracted, canonical within the document; the names step makes it so over the corpus."""
    unresolved: tuple[str, ...] = ()
    speaker: str | None = None
    speaker_start: int | None = None
    speaker_end: int | None = None
    body: str | None = None
    side: str | None = None
    chain: tuple[Link, ...] = ()
    cue: str | None = None
    cue_start: int | None = None
    cue_end: int | None = None
    force: Force = Force.STATES
    attribution: Attribution = Attribution.OWN_VOICE
    said_on: str | None = None


@dataclass(frozen=True, slots=True)
class Apposition:
    """What a text itself says of a name: "Sergey Lavrov" is "Russian Foreign Minister"."""

    name: str
    role: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Extraction:
    """What one document gives: claims by place, and what it says of the names in it."""

    claims: tuple[Claim, ...]
    appositions: tuple[Apposition, ...] = ()


@dataclass(frozen=True, slots=True)
class Event:
    """Documents about one happening. `documents` by (published, path); `origins` sorted."""

    event_id: str
    title: str
    start: str | None
    end: str | None
    documents: tuple[str, ...]
    origins: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Pair:
    """An unordered pair of claims worth judging; `a` before `b` by (published, path, start). `similarity` is a cosine."""

    a: str
    b: str
    event_id: str | None
    similarity: float
    cross_event: bool = False


@dataclass(frozen=True, slots=True)
class Evidence:
    """One reason for (or against) a relation, with its words in both documents. `text` is true of the spans."""

    type: EvidenceType
    text: str
    a_start: int | None = None
    a_end: int | None = None
    b_start: int | None = None
    b_end: int | None = None


@dataclass(frozen=True, slots=True)
class Match:
    """A pair of claims with a relation. `probability` is the calibrated chance that the relation is right."""

    match_id: str
    event_id: str | None
    a: str
    b: str
    relation: Relation
    kind: Kind | None
    probability: float
    similarity: float
    independence: Independence
    cross_event: bool
    evidence: tuple[Evidence, ...]
    reason: str


@dataclass(frozen=True, slots=True)
class Standing:
    """How one claim came out. Lists are sorted; `omitted_by` names publishers, the others claim ids."""

    event_id: str | None
    status: Status
    corroborated_by: tuple[str, ...] = ()
    disputed_by: tuple[str, ...] = ()
    omitted_by: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Cluster:
    """Claims of one proposition; two or more, by (published, path, start)."""

    cluster_id: str
    event_id: str
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Finding:
    """A finding that is no match."""

    type: FindingType
    claims: tuple[str, ...]
    reason: str


@dataclass(frozen=True, slots=True)
class OriginCount:
    """The tally of one origin."""

    origin: str
    body: str | None
    side: str | None
    n_claims: int
    n_corroborated: int
    n_disputed: int
    n_uncorroborated: int
    n_unclear: int


@dataclass(frozen=True, slots=True)
class Place:
    """Where a document stands: its events, the main one first, and the document it reprints."""

    event_ids: tuple[str, ...] = ()
    copy_of: str | None = None


@dataclass(frozen=True, slots=True)
class Answer:
    """One claim near a query's text, and how it stands to it. `probability` belongs to a stance other than RELATED."""

    claim: Claim
    document: Document
    similarity: float
    stance: Stance
    probability: float | None
    reason: str


@dataclass(frozen=True, slots=True)
class Explanation:
    """What a match rests on: its two claims in their documents, and what each feature adds to its log-odds."""

    match: Match
    claims: tuple[Claim, Claim]
    documents: tuple[Document, Document]
    weights: tuple[tuple[str, float, float], ...]
    """(feature, value, part of the log-odds of the relation against none), the largest part first."""


@dataclass(frozen=True, slots=True)
class Report:
    """All findings over a corpus. Every claim has a standing, every document a place; arrays are sorted by id."""

    documents: tuple[Document, ...]
    claims: tuple[Claim, ...]
    matches: tuple[Match, ...]
    events: tuple[Event, ...]
    clusters: tuple[Cluster, ...]
    findings: tuple[Finding, ...]
    origins: tuple[OriginCount, ...]
    standings: dict[str, Standing]
    places: dict[str, Place]
    unclear: tuple[Pair, ...] = ()
    skipped: tuple[Skipped, ...] = ()
    ignored: int = 0
    counts: dict[str, int] = field(default_factory=dict)
    manifest: dict[str, object] = field(default_factory=dict)
