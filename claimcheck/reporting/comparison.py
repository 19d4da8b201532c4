"""Two documents side by side: what both say, where they differ, what only one of them says."""

from __future__ import annotations

from dataclasses import dataclass, replace

from claimcheck.records import Match, Relation, Report
from claimcheck.reporting.passage import clean
from claimcheck.reporting.sections import Citation, Contrast
from claimcheck.reporting.view import Viewer


@dataclass(frozen=True, slots=True)
class Comparison:
    """`a` and `b` are the documents' headings; in every pair side `a` stands in document a."""

    a: str
    b: str
    differ: tuple[Contrast, ...]
    both: tuple[Contrast, ...]
    only_a: tuple[Citation, ...]
    only_b: tuple[Citation, ...]
    n_unclear: int


def make_comparison(report: Report, a_id: str, b_id: str) -> Comparison:
    """The matches between two documents of a report. Claims matched only within their own document count as unmatched."""
    viewer = Viewer(report)
    home = {c.claim_id: c.document_id for c in report.claims}
    between = [_turned(m, home, a_id) for m in report.matches if {home[m.a], home[m.b]} == {a_id, b_id}]
    matched = {i for m in between for i in (m.a, m.b)}

    def alone(document_id: str) -> tuple[Citation, ...]:
        own = [i for i, d in home.items() if d == document_id and i not in matched]
        return tuple(viewer.cite(i) for i in sorted(own, key=viewer.order))

    def heading(document_id: str) -> str:
        document = viewer.documents[document_id]
        return clean(f"{document.publisher}, {document.published or 'no date'}, {document.path}")

    return Comparison(
        a=heading(a_id),
        b=heading(b_id),
        differ=viewer.contrasts(m for m in between if m.relation is not Relation.AGREE),
        both=viewer.contrasts(m for m in between if m.relation is Relation.AGREE),
        only_a=alone(a_id),
        only_b=alone(b_id),
        n_unclear=sum({home[p.a], home[p.b]} == {a_id, b_id} for p in report.unclear),
    )


def _turned(match: Match, home: dict[str, str], a_id: str) -> Match:
    """The match with its claim of document a as side a."""
    if home[match.a] == a_id:
        return match
    evidence = tuple(
        replace(e, a_start=e.b_start, a_end=e.b_end, b_start=e.a_start, b_end=e.a_end) for e in match.evidence
    )
    return replace(match, a=match.b, b=match.a, evidence=evidence)
