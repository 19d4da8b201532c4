"""Small builders of records. Places are found from the words themselves, so that a wrong quote fails at once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from claimcheck.records import (
    Answer,
    Attribution,
    ChainRole,
    Claim,
    Cluster,
    Document,
    Event,
    Evidence,
    EvidenceType,
    Explanation,
    Finding,
    FindingType,
    Force,
    Independence,
    Kind,
    Link,
    Match,
    OriginCount,
    Pair,
    Place,
    PublisherFrom,
    Relation,
    Report,
    Skipped,
    Stance,
    Standing,
    Status,
    make_id,
)


def make_document(text: str, *, path: str = "a.txt", publisher: str = "Paper A", published: str | None = "2024-05-13", **others: Any) -> Document:
    """A document of one publisher, under /corpus."""
    fields: dict[str, Any] = {"root": "/corpus", "locator": path, "publisher_from": PublisherFrom.FRONT_MATTER, "language": "en"}
    return Document(make_id(publisher, path, text), path, text=text, publisher=publisher, published=published, **fields | others)


def make_claim(document: Document, quote: str, *, origin: str | None = None, speaker: str | None = None, cue: str | None = None, **others: Any) -> Claim:
    """The claim whose quote is these words of the document; speaker and cue are looked up beside them."""
    start = document.text.index(quote)
    who, says = _find(document.text, speaker, start), _find(document.text, cue, start)
    name = origin or document.publisher
    links = [Link(document.publisher, None, None, ChainRole.PUBLISHER)]
    if name != document.publisher:
        links.append(Link(name, *who, ChainRole.SPEAKER))
    fields: dict[str, Any] = {
        "text": quote[:1].upper() + quote[1:],
        "proposition": quote[:1].upper() + quote[1:],
        "body": None if name.startswith("unnamed:") else name,
        "chain": tuple(links),
        "attribution": Attribution.OWN_VOICE if name == document.publisher else Attribution.INDIRECT,
        "said_on": document.published,
    }
    return Claim(
        make_id(document.document_id, start, start + len(quote), name),
        document.document_id,
        start,
        start + len(quote),
        quote,
        start,
        start + len(quote),
        publisher=document.publisher,
        origin=name,
        speaker=speaker,
        speaker_start=who[0],
        speaker_end=who[1],
        cue=cue,
        cue_start=says[0],
        cue_end=says[1],
        **fields | others,
    )


def make_evidence(kind: EvidenceType, text: str, a: tuple[Claim, str], b: tuple[Claim, str]) -> Evidence:
    """One reason, with its words found inside the two quotes."""
    (first, own), (second, other) = a, b
    left, right = first.start + first.quote.index(own), second.start + second.quote.index(other)
    return Evidence(kind, text, left, left + len(own), right, right + len(other))


def make_match(a: Claim, b: Claim, relation: Relation, kind: Kind | None = None, *, event: str | None = "e1", **others: Any) -> Match:
    """A match of two claims, independent and rather sure unless told otherwise."""
    fields: dict[str, Any] = {
        "probability": 0.9,
        "similarity": 0.8,
        "independence": Independence.INDEPENDENT,
        "cross_event": False,
        "evidence": (),
        "reason": f"{relation}.",
    }
    return Match(make_id(a.claim_id, b.claim_id), event, a.claim_id, b.claim_id, relation, kind, **fields | others)


def make_report(
    documents: Sequence[Document],
    claims: Sequence[Claim],
    matches: Sequence[Match] = (),
    *,
    events: Mapping[str, tuple[str, Iterable[Document]]] | None = None,
    clusters: Sequence[Sequence[Claim]] = (),
    omitted: Mapping[str, tuple[str, ...]] | None = None,
    copies: Mapping[str, str] | None = None,
    **others: Any,
) -> Report:
    """A whole report. Statuses follow from the matches; `events` are (title, documents) by id, one of everything unless given."""
    chosen = events if events is not None else {"e1": ("The event", documents)}
    event_of = {d.document_id: i for i, (_, own) in chosen.items() for d in own}
    standings = {c.claim_id: _standing(c, event_of.get(c.document_id), matches, omitted or {}, others.get("unclear", ())) for c in claims}
    return Report(
        documents=tuple(sorted(documents, key=lambda d: d.path)),
        claims=tuple(sorted(claims, key=lambda c: c.claim_id)),
        matches=tuple(sorted(matches, key=lambda m: m.match_id)),
        events=tuple(_event(i, title, list(own), claims) for i, (title, own) in sorted(chosen.items())),
        clusters=tuple(
            Cluster(make_id("cluster", *ids), event_of[own[0].document_id], ids) for own in clusters if (ids := tuple(c.claim_id for c in own))
        ),
        origins=_origins(claims, standings),
        standings=standings,
        places={
            d.document_id: Place((event_of[d.document_id],) if d.document_id in event_of else (), (copies or {}).get(d.document_id)) for d in documents
        },
        **{"findings": (), "counts": {"documents": len(documents), "claims": len(claims)}, "manifest": {"claimcheck": "test"}} | others,
    )


def _find(text: str, words: str | None, near: int) -> tuple[int | None, int | None]:
    """The occurrence of the words nearest to a place."""
    if words is None:
        return None, None
    places = [i for i in range(len(text)) if text.startswith(words, i)]
    start = min(places, key=lambda i: abs(i - near))
    return start, start + len(words)


def _standing(claim: Claim, event: str | None, matches: Sequence[Match], omitted: Mapping[str, tuple[str, ...]], unclear: Iterable[Pair]) -> Standing:
    own = [m for m in matches if claim.claim_id in (m.a, m.b)]

    def others(chosen: Iterable[Match]) -> tuple[str, ...]:
        return tuple(sorted(m.b if m.a == claim.claim_id else m.a for m in chosen))

    disputed = others(m for m in own if m.kind is Kind.FACT)
    corroborated = others(m for m in own if m.relation is Relation.AGREE and m.independence is Independence.INDEPENDENT)
    if disputed:
        status = Status.DISPUTED
    elif corroborated:
        status = Status.CORROBORATED
    elif any(claim.claim_id in (p.a, p.b) for p in unclear):
        status = Status.UNCLEAR
    else:
        status = Status.UNCORROBORATED
    left_out = omitted.get(claim.claim_id, ()) if status is Status.UNCORROBORATED else ()
    return Standing(event, status, corroborated, disputed, left_out)


def _event(event_id: str, title: str, documents: list[Document], claims: Sequence[Claim]) -> Event:
    dates = sorted(d.published for d in documents if d.published)
    ids = tuple(d.document_id for d in sorted(documents, key=lambda d: (d.published or "", d.path)))
    origins = tuple(sorted({c.origin for c in claims if c.document_id in ids}))
    return Event(event_id, title, dates[0] if dates else None, dates[-1] if dates else None, ids, origins)


def _origins(claims: Sequence[Claim], standings: Mapping[str, Standing]) -> tuple[OriginCount, ...]:
    made = []
    for name in sorted({c.origin for c in claims}):
        own = [c for c in claims if c.origin == name]
        counts = [sum(standings[c.claim_id].status is s for c in own) for s in (Status.CORROBORATED, Status.DISPUTED, Status.UNCORROBORATED, Status.UNCLEAR)]
        made.append(OriginCount(name, own[0].body, own[0].side, len(own), *counts))
    return tuple(made)


NORTH = """HARLOW, June 3 (Northwire) — The fire in the port killed four people, the fire brigade said. Harbour master Ida Quist blamed a leaking tank.

The port will stay closed for a week, said mayor Tom Ray."""
COPY = """The fire in the port killed four people, the fire brigade said. Harbour master Ida Quist blamed a leaking tank."""
POST = """Six people died in the fire, according to Harlow hospital.

The fire chief, Bo Lind, denied that a tank had leaked. Councillor Ann Moe called for the port to be closed for good; "Never," said Ray.

=SUM(A1) <b>is</b> what *the* board | showed, officials said."""
LATE = """The death toll has risen to nine, the fire brigade said on Tuesday. The port opens again in seven days, the shipping office announced.

The quay burned for eleven hours."""


def harbour_fire() -> Report:
    """One invented event at four publishers that shows every relation, and text that looks like markup; and a lone document."""
    north = make_document(NORTH, path="northwire.txt", publisher="Northwire", published="2024-06-03", title="Four die in port fire")
    copy = make_document(COPY, path="echo.txt", publisher="Harlow Echo", published="2024-06-03")
    post = make_document(POST, path="post/3-june.txt", publisher="The <Post>", published="2024-06-03", url="https://post.example/1")
    late = make_document(LATE, path="radio.txt", publisher="Radio Nine", published="2024-06-04", cut_chars=12)
    lone = make_document("A bridge was opened in Dale.\x1b[31m", path="lone.txt", publisher="Dale News", published=None)

    brigade = {"origin": "Harlow Fire Brigade", "speaker": "the fire brigade", "cue": "said"}
    four = make_claim(north, "The fire in the port killed four people", **brigade)
    four_copied = make_claim(copy, "The fire in the port killed four people", **brigade)
    six = make_claim(post, "Six people died in the fire", origin="Harlow Hospital", speaker="Harlow hospital", cue="according to")
    nine = make_claim(late, "The death toll has risen to nine", **brigade)
    quist = {"origin": "Ida Quist", "body": "Port of Harlow", "speaker": "Harbour master Ida Quist", "cue": "blamed"}
    leak = make_claim(north, "Harbour master Ida Quist blamed a leaking tank", **quist)
    leak_copied = make_claim(copy, "Harbour master Ida Quist blamed a leaking tank", **quist)
    no_leak = make_claim(
        post,
        "The fire chief, Bo Lind, denied that a tank had leaked",
        origin="Bo Lind", body="Harlow Fire Brigade", speaker="The fire chief, Bo Lind", cue="denied", force=Force.DENIES,
        text="Bo Lind denies that a tank had leaked", proposition="A tank had leaked",
    )  # fmt: skip
    week = make_claim(north, "The port will stay closed for a week", origin="Tom Ray", body="City of Harlow", speaker="mayor Tom Ray", cue="said")
    seven = make_claim(late, "The port opens again in seven days", origin="Shipping Office", speaker="the shipping office", cue="announced")
    close = make_claim(post, "Councillor Ann Moe called for the port to be closed for good", origin="Ann Moe", speaker="Councillor Ann Moe", cue="called for", force=Force.DEMANDS)
    never = make_claim(post, "Never", origin="Tom Ray", body="City of Harlow", speaker="Ray", cue="said", text="The port must never be closed for good", attribution=Attribution.DIRECT_QUOTE)
    board = make_claim(post, "=SUM(A1) <b>is</b> what *the* board | showed", origin="unnamed: officials (The <Post>)", speaker="officials", cue="said", unresolved=("the board", "a|b"))
    burned = make_claim(late, "The quay burned for eleven hours")
    bridge = make_claim(lone, "A bridge was opened in Dale")

    def numbers(a: Claim, b: Claim, own: str, other: str) -> dict[str, Any]:
        return {"evidence": (make_evidence(EvidenceType.NUMBERS, f"dead: {own} / {other}", (a, own), (b, other)),)}

    fire = [north, copy, post, late]
    matches = [
        make_match(four, six, Relation.CONFLICT, Kind.FACT, probability=0.934, reason="The numbers of dead differ: four and six.", **numbers(four, six, "four", "Six")),
        make_match(four_copied, six, Relation.CONFLICT, Kind.FACT, probability=0.934, reason="The numbers of dead differ: four and six.", **numbers(four_copied, six, "four", "Six")),
        make_match(
            leak, no_leak, Relation.CONFLICT, Kind.FACT, probability=0.97, reason="Bo Lind denies what Ida Quist states.",
            evidence=(make_evidence(EvidenceType.NEGATION, "denied", (leak, "leaking tank"), (no_leak, "denied")),),
        ),
        make_match(close, never, Relation.CONFLICT, Kind.POSITION, probability=0.81, reason="Ann Moe is for, Tom Ray against closing the port."),
        make_match(four, nine, Relation.UPDATE, probability=0.88, independence=Independence.SELF, reason="four on 3 June, nine on 4 June.", **numbers(four, nine, "four", "nine")),
        make_match(four, four_copied, Relation.AGREE, probability=0.99, similarity=1.0, independence=Independence.COPY, reason="The same words."),
        make_match(leak, leak_copied, Relation.AGREE, probability=0.99, similarity=1.0, independence=Independence.COPY, reason="The same words."),
        make_match(
            week, seven, Relation.AGREE, probability=0.86, reason="A week and seven days are the same.",
            evidence=(
                make_evidence(EvidenceType.NUMBERS, "a week / seven days", (week, "a week"), (seven, "seven days")),
                make_evidence(EvidenceType.DATES, "A week and seven days are the same.", (week, "closed"), (seven, "opens again")),
                make_evidence(EvidenceType.ENTAILMENT, "The judge finds that one implies the other (0.81).", (week, week.quote), (seven, seven.quote)),
            ),
        ),
    ]  # fmt: skip
    return make_report(
        [*fire, lone],
        [four, four_copied, six, nine, leak, leak_copied, no_leak, week, seven, close, never, board, burned, bridge],
        matches,
        events={"e1": ("Fire in the port of Harlow", fire), "e2": ("A bridge in Dale", [lone])},
        clusters=[(four, four_copied), (leak, leak_copied), (week, seven)],
        omitted={burned.claim_id: (), board.claim_id: ("Harlow Echo", "Northwire", "Radio Nine"), nine.claim_id: ()},
        copies={copy.document_id: north.document_id},
        findings=(Finding(FindingType.CHANGED_STORY, (week.claim_id, never.claim_id), "Tom Ray says two things."),),
        unclear=(Pair(no_leak.claim_id, burned.claim_id, "e1", 0.41),),
        skipped=(Skipped("broken.pdf", "no text in it"),),
        ignored=2,
    )


def make_explanation(report: Report) -> Explanation:
    """What the surest match rests on."""
    match = max(report.matches, key=lambda m: (m.kind is Kind.FACT, m.probability))
    claims = {c.claim_id: c for c in report.claims}
    documents = {d.document_id: d for d in report.documents}
    a, b = claims[match.a], claims[match.b]
    weights = (("negation_conflict", 1.0, 2.5), ("similarity", 0.8, -0.41), ("bias", 1.0, 0.0))
    return Explanation(match, (a, b), (documents[a.document_id], documents[b.document_id]), weights)


@dataclass(frozen=True, slots=True)
class Merged:
    """One origin with the names taken for it."""

    name: str
    body: str | None
    side: str | None
    names: tuple[str, ...]
    reason: str
    claims: int


MERGES = (
    Merged("Harlow Fire Brigade", "Harlow Fire Brigade", None, (), "its own name", 1),
    Merged("Tom Ray", "City of Harlow", "Land", ("Mayor Ray", "Ray \x1b[31m"), "one surname in one text", 2),
)


def make_answers(report: Report) -> list[Answer]:
    """Three answers to the text "A tank leaked", one of each stance."""
    documents = {d.document_id: d for d in report.documents}
    claims = {c.quote: c for c in report.claims}
    chosen = [
        ("Harbour master Ida Quist blamed a leaking tank", 0.71234, Stance.SUPPORTS, 0.92, "Both say that a tank leaked."),
        ("The fire chief, Bo Lind, denied that a tank had leaked", 0.7, Stance.CONFLICTS, 0.955, "Bo Lind denies it."),
        ("=SUM(A1) <b>is</b> what *the* board | showed", 0.2, Stance.RELATED, None, "About the same, with no clear relation."),
    ]
    return [Answer(claims[q], documents[claims[q].document_id], near, stance, sure, why) for q, near, stance, sure, why in chosen]
