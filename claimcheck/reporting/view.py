"""What every text output shows, in its order; Markdown, HTML and terminal only dress it.

A summary, then by event: conflicts, updates, agreements, what only one source says, how the origins stand to each other.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from claimcheck.records import (
    Claim,
    Document,
    Event,
    Evidence,
    EvidenceType,
    Independence,
    Kind,
    Match,
    Pair,
    Place,
    Relation,
    Report,
    Status,
)
from claimcheck.reporting.passage import clean, cut_passage
from claimcheck.reporting.sections import (
    Accord,
    Citation,
    Contrast,
    Doubt,
    EventView,
    Grid,
    Notice,
    Single,
    Tally,
    View,
)

UNNAMED = "unnamed:"
STATUSES = (Status.DISPUTED, Status.CORROBORATED, Status.UNCLEAR, Status.UNCORROBORATED)
WHOLE = (EvidenceType.ENTAILMENT, EvidenceType.SIMILARITY)
TIES = {
    Independence.INDEPENDENT: "unnamed",
    Independence.SAME_BODY: "same body",
    Independence.RELAY: "relay",
    Independence.COPY: "copy",
    Independence.SELF: "same origin",
}
"""Why agreeing claims count as one independent origin. Independent matches do so where one side is unnamed."""


def cite(claim: Claim, document: Document, evidence: Iterable[tuple[int, int]] = ()) -> Citation:
    """A claim as it is shown, with these words of its document marked."""
    said = ((claim.speaker_start, claim.speaker_end), (claim.cue_start, claim.cue_end))
    return Citation(
        claim_id=claim.claim_id,
        origin=clean(claim.origin),
        via=None if claim.origin == claim.publisher or claim.origin.startswith(UNNAMED) else clean(claim.publisher),
        publisher=clean(claim.publisher),
        date=clean(claim.said_on or document.published or "no date"),
        path=clean(document.path),
        start=claim.start,
        end=claim.end,
        force=claim.force,
        passage=cut_passage(document.text, (claim.start, claim.end), evidence, [(s, e) for s, e in said if s is not None and e is not None]),
    )


class Viewer:
    """Looks up what the records of one report refer to."""

    def __init__(self, report: Report) -> None:
        self.report = report
        self.documents = {d.document_id: d for d in report.documents}
        self.claims = {c.claim_id: c for c in report.claims}
        self.claims_of: dict[str | None, list[Claim]] = defaultdict(list)
        self.matches_of: dict[str | None, list[Match]] = defaultdict(list)
        self.doubts_of: dict[str | None, list[Pair]] = defaultdict(list)
        for claim in report.claims:
            self.claims_of[report.standings[claim.claim_id].event_id].append(claim)
        for match in report.matches:
            if not match.cross_event:
                self.matches_of[match.event_id].append(match)
        for pair in report.unclear:
            if not pair.cross_event:
                self.doubts_of[pair.event_id].append(pair)
        self.cluster_of = {i: c.cluster_id for c in report.clusters for i in c.claims}

    def order(self, claim_id: str) -> tuple[str, str, int, str]:
        """By (published, path, start), as `a` and `b` of a match are."""
        claim = self.claims[claim_id]
        document = self.documents[claim.document_id]
        return document.published or "", document.path, claim.start, claim_id

    def cite(self, claim_id: str, evidence: Iterable[tuple[int, int]] = ()) -> Citation:
        """A claim of this report, with these words of its document marked."""
        claim = self.claims[claim_id]
        return cite(claim, self.documents[claim.document_id], evidence)

    def sides(self, match: Match) -> tuple[Citation, Citation]:
        """Both claims of a match, each with its part of the evidence marked."""
        return self.cite(match.a, spans(match.evidence, "a")), self.cite(match.b, spans(match.evidence, "b"))

    def contrasts(self, matches: Iterable[Match]) -> tuple[Contrast, ...]:
        """One for each two groups of claims that say the same, the surest match leading; the surest first."""
        groups: dict[tuple[object, ...], list[Match]] = defaultdict(list)
        for match in sorted(matches, key=lambda m: (-m.probability, self.order(m.a), self.order(m.b))):
            ends = sorted(self.cluster_of.get(i, i) for i in (match.a, match.b))
            groups[match.relation, match.kind, *ends].append(match)
        made = []
        for own in groups.values():
            lead, a, b = own[0], *self.sides(own[0])
            further = {i: c for m in own[1:] for i, c in zip((m.a, m.b), self.sides(m), strict=True)}
            also = tuple(further[i] for i in sorted(further, key=self.order) if i not in (lead.a, lead.b))
            why, words = clean(lead.reason), reasons(lead)
            made.append(
                Contrast(lead.match_id, lead.relation, lead.kind, lead.independence, number(lead.probability), why, words, a, b, also)
            )
        return tuple(made)

    def accords(self, matches: Sequence[Match]) -> tuple[Accord, ...]:
        """Agreements by cluster; an agreement outside every cluster stands by itself. The most independent first."""
        groups: dict[str, list[Match]] = defaultdict(list)
        for match in sorted(matches, key=lambda m: (-m.probability, self.order(m.a), self.order(m.b))):
            a, b = (self.cluster_of.get(i, "") for i in (match.a, match.b))
            groups[a if a and a == b else match.match_id].append(match)
        made = [self._accord(own) for own in groups.values()]
        return tuple(sorted(made, key=lambda a: (-a.independent, -len(a.citations), a.title)))

    def _accord(self, matches: Sequence[Match]) -> Accord:
        marked: dict[str, list[tuple[int, int]]] = defaultdict(list)
        for match in matches:
            marked[match.a] += spans(match.evidence, "a")
            marked[match.b] += spans(match.evidence, "b")
        members = sorted(marked, key=self.order)
        by_origin: dict[str, list[Citation]] = defaultdict(list)
        for member in members:
            by_origin[clean(self.claims[member].origin)].append(self.cite(member, marked[member]))
        independent = self.count_independent(members, matches)
        lead = min(matches, key=lambda m: (m.independence is not Independence.INDEPENDENT, -m.probability))
        outlets = len({self.claims[i].publisher for i in members})
        origins = plural(independent, "independent origin")
        if independent < 2:
            origins += f" ({' and '.join(sorted({TIES[m.independence] for m in matches}))})"
        return Accord(
            title=clean(self.claims[min(members, key=lambda i: (len(self.claims[i].text), self.order(i)))].text),
            match_id=lead.match_id,
            spread=f"{plural(outlets, 'outlet')}, {origins}",
            independent=independent,
            probability=number(lead.probability),
            reason=clean(lead.reason),
            evidence=reasons(lead),
            origins=tuple((origin, tuple(own)) for origin, own in by_origin.items()),
        )

    def count_independent(self, members: Sequence[str], matches: Iterable[Match]) -> int:
        """How many sources could know on their own: named bodies that neither relay nor copy each other; at least 1."""
        group = {i: i for i in members}

        def root(claim_id: str) -> str:
            while group[claim_id] != claim_id:
                claim_id = group[claim_id]
            return claim_id

        bodies: dict[str, str] = {}
        for i in members:
            claim = self.claims[i]
            group[root(i)] = root(bodies.setdefault(claim.body or claim.origin, i))
        for match in matches:
            if match.independence is not Independence.INDEPENDENT:
                group[root(match.a)] = root(match.b)
        named = {root(i) for i in members if not self.claims[i].origin.startswith(UNNAMED)}
        return max(1, len(named)) if any(m.independence is Independence.INDEPENDENT for m in matches) else 1

    def singles(self, claims: Iterable[Claim], matches: Iterable[Match]) -> tuple[tuple[str, tuple[Single, ...]], ...]:
        """Uncorroborated claims by origin; the same claim in several documents is one line."""
        beside: dict[str, set[str]] = defaultdict(set)
        for match in matches:
            if match.relation is not Relation.AGREE:
                for i in (match.a, match.b):
                    beside[i].add("conflict of position" if match.kind is Kind.POSITION else f"{match.relation}")
        alone = sorted((c.claim_id for c in claims if self.report.standings[c.claim_id].status is Status.UNCORROBORATED), key=self.order)
        groups: dict[tuple[str, str], list[str]] = defaultdict(list)
        for i in alone:
            groups[self.claims[i].origin, self.cluster_of.get(i, i)].append(i)
        rows: dict[str, list[Single]] = defaultdict(list)
        for (origin, _), own in groups.items():
            places = tuple(self.cite(i) for i in own)
            kept = [set(self.report.standings[i].omitted_by) for i in own]
            left_out = set.intersection(*kept) - {self.claims[i].publisher for i in own}
            also = sorted({word for i in own for word in beside[i]})
            rows[clean(origin)].append(Single(places, tuple(clean(p) for p in sorted(left_out)), " and ".join(also)))
        return tuple((origin, tuple(own)) for origin, own in sorted(rows.items(), key=lambda r: (r[0].startswith(UNNAMED), r[0].casefold())))

    def doubts(self, pairs: Iterable[Pair]) -> tuple[Doubt, ...]:
        """The pairs left unclear, the most alike first."""
        ordered = sorted(pairs, key=lambda p: (-p.similarity, self.order(p.a), self.order(p.b)))
        return tuple(Doubt(self.cite(p.a), self.cite(p.b), number(p.similarity)) for p in ordered)

    def grid(self, matches: Iterable[Match]) -> Grid:
        """`2a` independent agreements, `(1a)` others, `1c` conflicts, `1u` updates."""
        counts: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
        total: Counter[str] = Counter()
        for match in matches:
            a, b = (clean(self.claims[i].origin) for i in (match.a, match.b))
            letter = {Relation.CONFLICT: "c", Relation.UPDATE: "u"}.get(match.relation, "a")
            if match.relation is Relation.AGREE and match.independence is not Independence.INDEPENDENT:
                letter = "(a)"
            for pair in {(a, b), (b, a)}:
                counts[pair][letter] += 1
            total.update({a, b})
        origins = tuple(sorted(total, key=lambda o: (-total[o], o.casefold())))
        return Grid(origins, tuple(tuple(_cell(counts[a, b]) for b in origins) for a in origins))

    def event(self, event: Event | None) -> EventView:
        """One event; None gathers what stands in no event."""
        event_id = None if event is None else event.event_id
        claims, matches = self.claims_of[event_id], self.matches_of[event_id]
        ids = {c.document_id for c in claims} if event is None else {d for d in event.documents if d in self.documents}
        documents = sorted((self.documents[i] for i in ids), key=lambda d: (d.published or "", d.path))
        publishers = {d.publisher for d in documents}
        counts = Counter(c.origin for c in claims)
        return EventView(
            event_id=event_id or "",
            title="Outside any event" if event is None else clean(event.title),
            span="" if event is None else _span(event),
            documents=tuple((clean(d.publisher), d.published or "no date", clean(d.path), self._reprints(d)) for d in documents),
            origins=tuple(sorted((clean(o) for o in counts), key=str.casefold)),
            conflicts=self.contrasts(m for m in matches if m.relation is Relation.CONFLICT),
            updates=self.contrasts(m for m in matches if m.relation is Relation.UPDATE),
            agreements=self.accords([m for m in matches if m.relation is Relation.AGREE]),
            singles=self.singles(claims, matches),
            only_publisher=clean(next(iter(publishers))) if len(publishers) == 1 else None,
            doubts=self.doubts(self.doubts_of[event_id]),
            n_unclear_claims=sum(self.report.standings[c.claim_id].status is Status.UNCLEAR for c in claims),
            grid=self.grid(matches),
        )

    def _reprints(self, document: Document) -> str:
        original = self.report.places.get(document.document_id, Place()).copy_of
        return clean(self.documents[original].path) if original in self.documents else ""

    def notices(self) -> tuple[Notice, ...]:
        """Findings, then matches across events."""
        made = []
        for finding in sorted(self.report.findings, key=lambda f: (f.type, [self.order(i) for i in f.claims])):
            title = str(finding.type).replace("_", " ").capitalize()
            made.append(Notice(title, clean(finding.reason), tuple(self.cite(i) for i in finding.claims)))
        told = [set(f.claims) for f in self.report.findings]
        across = [m for m in self.report.matches if m.cross_event and {m.a, m.b} not in told]
        for match in sorted(across, key=lambda m: (m.relation, -m.probability, self.order(m.a), self.order(m.b))):
            made.append(Notice(f"{str(match.relation).capitalize()} across events, {number(match.probability)}", clean(match.reason), self.sides(match)))
        return tuple(made)


def make_view(report: Report) -> View:
    """The report in the order in which it is shown. Events by date, then title."""
    viewer = Viewer(report)
    ordered = sorted(report.events, key=lambda e: (e.start or "", e.title, e.event_id))
    events = [viewer.event(e) for e in ordered]
    known = {e.event_id for e in report.events}
    if any(report.standings[c.claim_id].event_id not in known for c in report.claims):
        events.append(viewer.event(None))
    skipped = tuple(sorted((clean(s.path), clean(s.reason)) for s in report.skipped))
    standings = Counter(s.status for s in report.standings.values())
    return View(_summary(report, events), tuple((s, standings[s]) for s in STATUSES), tuple(events), viewer.notices(), skipped)


def _summary(report: Report, events: Sequence[EventView]) -> tuple[Tally, ...]:
    read = [f"from {plural(len({d.publisher for d in report.documents}), 'publisher')}"]
    if report.skipped:
        foreign = report.counts.get("skipped_languages", 0)
        read.append(f"{len(report.skipped)} skipped" + (f" ({foreign} in a language not known)" if foreign else ""))
    if report.ignored:
        read.append(f"{plural(report.ignored, 'file')} ignored")
    if cut := sum(d.cut_chars for d in report.documents):
        read.append(f"{plural(cut, 'character')} cut")
    conflicts = [c for e in events for c in e.conflicts]
    positions = sum(c.kind is Kind.POSITION for c in conflicts)
    accords = [a for e in events for a in e.agreements]
    independent = sum(a.independent > 1 for a in accords)
    return (
        Tally("Documents", len(report.documents), ", ".join(read)),
        Tally("Claims", len(report.claims), f"of {plural(len(report.origins), 'origin')} in {plural(len(report.events), 'event')}"),
        Tally("Conflicts", len(conflicts), f"{len(conflicts) - positions} of fact, {positions} of position" if conflicts else ""),
        Tally("Updates", sum(len(e.updates) for e in events), ""),
        Tally("Agreements", len(accords), f"{independent} between independent origins" if accords else ""),
    )


def reasons(match: Match) -> tuple[tuple[str, str], ...]:
    """(type, text) of each piece of evidence, once, but for what the reason itself says already."""
    said = dict.fromkeys((str(e.type), clean(e.text)) for e in match.evidence)
    return tuple((kind, text) for kind, text in said if text.rstrip(".") != clean(match.reason).rstrip("."))


def spans(evidence: Iterable[Evidence], side: str) -> list[tuple[int, int]]:
    """The evidence's words on side "a" or "b". What rests on a claim as a whole singles out no words of it."""
    told = (e for e in evidence if e.type not in WHOLE)
    ends = ((e.a_start, e.a_end) if side == "a" else (e.b_start, e.b_end) for e in told)
    return [(s, e) for s, e in ends if s is not None and e is not None]


def number(value: float) -> str:
    """A probability or a cosine, with two decimals in every text output."""
    return f"{value:.2f}"


def plural(n: int, noun: str) -> str:
    """`1 claim`, `2 claims`."""
    return f"{n} {noun}" if n == 1 else f"{n} {noun}s"


def _cell(counts: Counter[str]) -> str:
    shown = {"a": "{}a", "(a)": "({}a)", "c": "{}c", "u": "{}u"}
    return " ".join(form.format(counts[letter]) for letter, form in shown.items() if counts[letter])


def _span(event: Event) -> str:
    start, end = ((d or "")[:10] for d in (event.start, event.end))
    return start if start == end or not end else f"{start} – {end}" if start else end
