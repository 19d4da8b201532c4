"""The report and the comparison of two documents as Markdown."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from claimcheck.records import Report
from claimcheck.reporting.comparison import make_comparison
from claimcheck.reporting.passage import Mark, Passage, Piece, core
from claimcheck.reporting.sections import Accord, Citation, Contrast, EventView, Grid, Single
from claimcheck.reporting.view import make_view, plural

WIDEST = 12
"""Origins that a table of origins by origins shows in Markdown."""


def to_markdown(report: Report) -> str:
    """The whole report. Text of the sources is escaped: nothing in it becomes markup."""
    view = make_view(report)
    lines = ["# Consistency report", ""]
    lines += [f"- **{t.label}**: {t.n}" + (f" ({escape(t.detail)})" if t.detail else "") for t in view.summary]
    lines.append("- **Status**: " + ", ".join(f"{n} {status}" for status, n in view.statuses))
    for event in view.events:
        lines += ["", *_event(event)]
    if view.notices:
        lines += ["", "## Findings beside the events"]
        for number, notice in enumerate(view.notices, 1):
            lines += ["", f"{number}. **{escape(notice.title)}**: {escape(notice.reason)}", *_cite(notice.citations)]
    if view.skipped:
        lines += ["", "## Skipped", "", *(f"- {escape(path)}: {escape(reason)}" for path, reason in view.skipped)]
    return "\n".join(lines) + "\n"


def comparison_to_markdown(report: Report, a_id: str, b_id: str) -> str:
    """Two documents of a report side by side, as tables of two columns."""
    made = make_comparison(report, a_id, b_id)
    lines = ["# Comparison", "", f"- **A**: {escape(made.a)}", f"- **B**: {escape(made.b)}"]
    for title, pairs in (("They differ", made.differ), ("Both say", made.both)):
        if pairs:
            lines += ["", f"## {title} ({len(pairs)})", "", "| | A | B |", "|---|---|---|"]
            for pair in pairs:
                head = f"**{pair.label}** {pair.probability}<br>{escape(pair.reason)}"
                lines.append(f"| {head} | {_column(pair, True)} | {_column(pair, False)} |")
    for title, alone in (("Only A says", made.only_a), ("Only B says", made.only_b)):
        if alone:
            lines += ["", f"## {title} ({len(alone)})", "", *(f"- {_bold(c.origin)}: {_quote(c.passage)} ({c.start}–{c.end})" for c in alone)]
    if made.n_unclear:
        lines += ["", f"{plural(made.n_unclear, 'further pair')} of claims left unclear."]
    return "\n".join(lines) + "\n"


def escape(text: str) -> str:
    """Text in which no character is markup, neither Markdown nor HTML."""
    return re.sub(r"([\\`*_\[\]<>#|~$&])", r"\\\1", text)


def _event(event: EventView) -> Iterator[str]:
    yield f"## {escape(event.title)}" + (f" ({event.span})" if event.span else "")
    yield ""
    for publisher, date, path, original in event.documents:
        yield f"- {escape(publisher)}, {date}, {escape(path)}" + (f", a reprint of {escape(original)}" if original else "")
    for title, contrasts in (("Conflicts", event.conflicts), ("Updates", event.updates)):
        if contrasts:
            yield from ("", f"### {title} ({len(contrasts)})")
            for number, contrast in enumerate(contrasts, 1):
                yield from ("", f"{number}. **{contrast.label.capitalize()}**, {contrast.probability}: {escape(contrast.reason)} `{contrast.match_id[:8]}`")
                yield from _contrast(contrast)
    if event.agreements:
        yield from ("", f"### Agreements ({len(event.agreements)})")
        for number, accord in enumerate(event.agreements, 1):
            yield from ("", f"{number}. **{accord.spread.capitalize()}**, {accord.probability}: {escape(accord.reason)} `{accord.match_id[:8]}`")
            yield from _accord(accord)
    if event.singles:
        yield from ("", f"### What only one source says ({sum(len(s) for _, s in event.singles)})")
        if event.only_publisher:
            yield from ("", f"{escape(event.only_publisher)} is the only publisher in this event.")
        for origin, singles in event.singles:
            yield from ("", f"**{escape(origin)}**", "")
            yield from (_single(s) for s in singles)
    if event.n_unclear_claims or event.doubts:
        yield from ("", "### Unclear", "", _unclear(event))
    if event.grid.origins:
        yield from ("", "### Origin by origin", "", *_grid(event.grid))


def _contrast(contrast: Contrast) -> Iterator[str]:
    yield from _cite((contrast.a, contrast.b))
    if contrast.also:
        yield "   - likewise:"
        yield from _cite(contrast.also, indent="     ")


def _accord(accord: Accord) -> Iterator[str]:
    for _, citations in accord.origins:
        yield from _cite(citations)


def _cite(citations: Iterable[Citation], indent: str = "   ") -> Iterator[str]:
    for c in citations:
        yield f"{indent}- {_bold(c.origin)}{_via(c)}, {escape(c.place)}:<br>{_quote(c.passage)}"


def _single(single: Single) -> str:
    first = single.places[0]
    where = "; ".join(f"{escape(c.publisher)}, {escape(c.place)}" for c in single.places)
    notes = [f"left out by {escape(', '.join(single.left_out_by))}"] if single.left_out_by else []
    notes += [f"see {single.beside}"] if single.beside else []
    return f"- {_quote(first.passage)} ({where})" + "".join(f"; {n}" for n in notes)


def _unclear(event: EventView) -> str:
    return f"{plural(event.n_unclear_claims, 'claim')} and {plural(len(event.doubts), 'pair')} of claims: too near a relation to pass over, not near enough to call."


def _column(pair: Contrast, left: bool) -> str:
    path = (pair.a if left else pair.b).path
    own = [c for c in pair.citations if c.path == path]
    return "<br>".join(f"{_bold(c.origin)}: {_quote(c.passage)} ({c.start}–{c.end})" for c in own)


def _grid(grid: Grid) -> Iterator[str]:
    """A table with numbered columns where it is readable, else a line for each pair."""
    if len(grid.origins) > WIDEST:
        yield from (f"- {escape(a)} × {escape(b)}: {cell}" for a, b, cell in grid.pairs)
    else:
        yield from _table(grid)
    yield from ("", "a: agreements of independent origins, (a): other agreements, c: conflicts, u: updates.")


def _table(grid: Grid) -> Iterator[str]:
    numbers = range(1, len(grid.origins) + 1)
    yield "| | | " + " | ".join(str(n) for n in numbers) + " |"
    yield "|---|---|" + "---|" * len(grid.origins)
    for number, origin, cells in zip(numbers, grid.origins, grid.cells, strict=True):
        yield f"| {number} | {escape(origin)} | " + " | ".join(cells) + " |"


def _quote(passage: Passage) -> str:
    return "“" + "".join(_piece(p, before, after) for before, p, after in _neighbours(core(passage))) + "”"


def _piece(piece: Piece, before: str, after: str) -> str:
    """Bold where it is evidence; as a tag where `**` would not be read as one."""
    words = piece.text.strip()
    if piece.mark is not Mark.EVIDENCE or not words:
        return escape(piece.text)
    lead, _, trail = piece.text.partition(words)
    sound = (words[0].isalnum() or not (before + lead)[-1:].isalnum()) and (words[-1].isalnum() or not (trail + after)[:1].isalnum())
    return f"{lead}**{escape(words)}**{trail}" if sound else f"{lead}<b>{escape(words)}</b>{trail}"


def _neighbours(pieces: Sequence[Piece]) -> Iterator[tuple[str, Piece, str]]:
    for n, piece in enumerate(pieces):
        yield pieces[n - 1].text if n else "", piece, pieces[n + 1].text if n + 1 < len(pieces) else ""


def _bold(text: str) -> str:
    return f"**{escape(text)}**"


def _via(citation: Citation) -> str:
    return f" (in {escape(citation.via)})" if citation.via else ""
