"""A part of a report: one event, one origin, a span of dates. What is kept refers only to what is kept."""

from __future__ import annotations

from dataclasses import replace

from claimcheck.errors import InputError
from claimcheck.records import Claim, Document, Report


def is_of_origin(claim: Claim, origin: str | None) -> bool:
    """True where the words are part of the claim's origin or body, in any case; always where none are wanted."""
    wanted = (origin or "").casefold()
    return wanted in claim.origin.casefold() or wanted in (claim.body or "").casefold()


def is_published(document: Document, since: str | None, until: str | None) -> bool:
    """True within the two ISO dates, both included. An undated document is in no span."""
    if since is None and until is None:
        return True
    day = (document.published or "")[:10]
    return bool(day) and (since or "") <= day and day <= (until or "9999")


def select(report: Report, *, event: str | None = None, origin: str | None = None, since: str | None = None, until: str | None = None) -> Report:
    """The report narrowed to an event (id, or words of its title), an origin and dates.

    A match stays with both its claims where one of them is of the origin. Standings stay as the whole corpus made them.
    Raises InputError where the event is not there.
    """
    if event is None and origin is None and since is None and until is None:
        return report
    events = report.events
    if event is not None:
        events = tuple(e for e in events if e.event_id == event or event.casefold() in e.title.casefold())
        if not events:
            raise InputError(f"no event {event!r}", advice="the report lists the ids and titles of all events")
    event_ids = {e.event_id for e in events}
    dated = {d.document_id for d in report.documents if is_published(d, since, until)}
    within = {
        c.claim_id
        for c in report.claims
        if c.document_id in dated and (event is None or report.standings[c.claim_id].event_id in event_ids)
    }
    own = {c.claim_id for c in report.claims if c.claim_id in within and is_of_origin(c, origin)}
    matches = tuple(m for m in report.matches if m.a in within and m.b in within and (m.a in own or m.b in own))
    kept = own | {i for m in matches for i in (m.a, m.b)}
    claims = tuple(c for c in report.claims if c.claim_id in kept)
    used = {c.document_id for c in claims} | (dated if origin is None and event is None else set())
    origins = {c.origin for c in claims}
    return replace(
        report,
        documents=tuple(d for d in report.documents if d.document_id in used),
        claims=claims,
        matches=matches,
        events=tuple(
            replace(e, documents=tuple(d for d in e.documents if d in used), origins=tuple(o for o in e.origins if o in origins))
            for e in events
            if any(report.standings[i].event_id == e.event_id for i in kept)
        ),
        clusters=tuple(replace(c, claims=left) for c in report.clusters if len(left := tuple(i for i in c.claims if i in kept)) > 1),
        findings=tuple(f for f in report.findings if set(f.claims) <= kept),
        origins=tuple(o for o in report.origins if o.origin in origins),
        standings={i: s for i, s in report.standings.items() if i in kept},
        places={i: p for i, p in report.places.items() if i in used},
        unclear=tuple(p for p in report.unclear if p.a in kept and p.b in kept),
    )
