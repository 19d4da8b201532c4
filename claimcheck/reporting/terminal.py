"""The report, a query's answers and the comparison of two documents for a terminal."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from io import StringIO
from typing import Protocol

from rich.cells import cell_len
from rich.console import Console
from rich.text import Text

from claimcheck.records import Answer, Explanation, Report, Stance
from claimcheck.reporting.comparison import make_comparison
from claimcheck.reporting.passage import Mark, Passage, clean, core
from claimcheck.reporting.sections import Accord, Citation, Contrast, EventView, Grid, Single
from claimcheck.reporting.view import cite, make_view, number, plural, spans

STYLES = {
    "conflict": "bold red",
    "fact": "bold red",
    "position": "bold magenta",
    "update": "bold blue",
    "agree": "bold green",
    "supports": "bold green",
    "conflicts": "bold red",
    "related": "bold",
}
EVIDENCE = "bold yellow"
LONGEST_QUOTE = 1_000
"""Characters of a quote shown on a terminal; the other formats show it whole."""


class Merge(Protocol):
    """One origin, the other names it was printed under, and why they are one."""

    @property
    def name(self) -> str: ...
    @property
    def body(self) -> str | None: ...
    @property
    def side(self) -> str | None: ...
    @property
    def names(self) -> Sequence[str]: ...
    @property
    def reason(self) -> str: ...
    @property
    def claims(self) -> int: ...


class Page:
    """Lines of a fixed width. Text is laid out as it is: rich's markup is never read."""

    def __init__(self, width: int, color: bool) -> None:
        self.width = max(40, width)
        self.file = StringIO()
        self.console = Console(
            file=self.file, width=self.width, force_terminal=color, color_system="standard" if color else None,
            no_color=not color, highlight=False, markup=False, emoji=False, legacy_windows=False,
        )  # fmt: skip

    def put(self, *parts: str | Text | tuple[str, str], indent: int = 0, hang: int = 0) -> None:
        """Parts joined and wrapped; lines after the first are indented by `hang` more."""
        text = Text.assemble(*parts, overflow="fold")
        lines = text.wrap(self.console, self.width - indent - hang)
        for n, line in enumerate(lines):
            line.rstrip()
            self.console.print(Text(" " * (indent + (hang if n else 0))) + line, soft_wrap=True)

    def gap(self) -> None:
        self.console.print()

    def title(self, text: str) -> None:
        """A heading over the whole width."""
        self.gap()
        self.put((text, "bold"))
        self.put(("─" * self.width, "dim"))

    def section(self, text: str, n: int) -> None:
        self.gap()
        self.put((f"{text} ({n})", "bold underline"), indent=1)

    def made(self) -> str:
        return self.file.getvalue()


def to_terminal(report: Report, width: int = 100, color: bool = False, unclear: bool = False) -> str:
    """The whole report at this many columns; `unclear` lists the pairs left unclear, too."""
    view, page = make_view(report), Page(width, color)
    page.put(("Consistency report", "bold"))
    for tally in view.summary:
        page.put((f"{tally.label:<12}", "dim"), (f"{tally.n:>4}", "bold"), f"  {tally.detail}", indent=1, hang=18)
    page.put((f"{'Status':<12}", "dim"), "      ", ", ".join(f"{n} {status}" for status, n in view.statuses), indent=1, hang=18)
    for event in view.events:
        _event(page, event, unclear)
    if view.notices:
        page.title("Findings beside the events")
        for n, notice in enumerate(view.notices, 1):
            page.gap()
            page.put((f"{n:>2}  {notice.title}: ", "bold"), notice.reason, indent=1, hang=4)
            _cite(page, notice.citations)
    if view.skipped:
        page.title("Skipped")
        for path, reason in view.skipped:
            page.put((path, "bold"), f": {reason}", indent=1, hang=2)
    return page.made()


def comparison_to_terminal(report: Report, a_id: str, b_id: str, width: int = 100, color: bool = False) -> str:
    """Two documents side by side in two columns."""
    made, page = make_comparison(report, a_id, b_id), Page(width, color)
    page.put(("A  ", "bold"), made.a, hang=3)
    page.put(("B  ", "bold"), made.b, hang=3)
    for title, pairs in (("They differ", made.differ), ("Both say", made.both)):
        if pairs:
            page.section(title, len(pairs))
        for pair in pairs:
            page.gap()
            page.put((pair.label, _style(pair)), f" {pair.probability}  {pair.reason}", indent=1, hang=2)
            _columns(page, *([c for c in pair.citations if c.path == side.path] for side in (pair.a, pair.b)))
    for title, alone in (("Only A says", made.only_a), ("Only B says", made.only_b)):
        if alone:
            page.section(title, len(alone))
        for c in alone:
            page.put((c.origin, "bold"), ": ", _quote(c.passage), (f" {c.start}–{c.end}", "dim"), indent=1, hang=2)
    if made.n_unclear:
        page.gap()
        page.put(f"{plural(made.n_unclear, 'further pair')} of claims left unclear.", indent=1)
    return page.made()


def answers_to_terminal(text: str, answers: Sequence[Answer], width: int = 100, color: bool = False) -> str:
    """The claims nearest to a query's text, nearest first."""
    page = Page(width, color)
    page.put(("Claims nearest to ", "dim"), (f"“{clean(text)}”", "bold"))
    if not answers:
        page.put("None found.")
    else:
        counts = Counter(a.stance for a in answers)
        page.put((f"{counts[Stance.SUPPORTS]} in support, {counts[Stance.CONFLICTS]} in conflict, {counts[Stance.RELATED]} related", "dim"))
    for answer in answers:
        sure = "" if answer.probability is None else f", {number(answer.probability)} sure"
        page.gap()
        page.put(
            (f"{answer.stance:<9}", STYLES[answer.stance]),
            f" similarity {number(answer.similarity)}{sure}  ",
            (clean(answer.reason), "dim"),
            indent=1,
            hang=2,
        )
        _cite(page, [cite(answer.claim, answer.document)], indent=4)
    return page.made()


def explanation_to_terminal(found: Explanation, width: int = 100, color: bool = False) -> str:
    """A match with its evidence, and what each feature adds to the log-odds of its relation."""
    page, match = Page(width, color), found.match
    kind = f"conflict of {match.kind}" if match.kind else str(match.relation)
    page.put((kind, STYLES[match.kind or match.relation]), f" {number(match.probability)}, {match.independence}  {clean(match.reason)}", (f"  {match.match_id}", "dim"), hang=2)
    sides = zip(found.claims, found.documents, "ab", strict=True)
    _cite(page, [cite(claim, document, spans(match.evidence, side)) for claim, document, side in sides], indent=2)
    page.section("Evidence", len(match.evidence))
    for one in match.evidence:
        page.put((f"{one.type:<11}", "bold"), clean(one.text), indent=1, hang=11)
    page.section("Weight in the log-odds", len(found.weights))
    scale = max((abs(part) for _, _, part in found.weights), default=1.0) or 1.0
    for feature, value, part in found.weights:
        bar = "█" * round(12 * abs(part) / scale)
        page.put(f"{clean(feature):<28}{number(value):>6}  {part:>+6.2f}  ", (bar, "green" if part > 0 else "red"), indent=1)
    return page.made()


def merges_to_terminal(merges: Iterable[Merge], width: int = 100, color: bool = False) -> str:
    """Each origin with the names that were taken for it, and why."""
    page = Page(width, color)
    for one in merges:
        stands = ", ".join(clean(part) for part in (one.body, one.side) if part and part != one.name)
        page.put((clean(one.name), "bold"), f" ({stands})" if stands else "", f", {plural(one.claims, 'claim')}", hang=2)
        if one.names:
            page.put("also: ", "; ".join(clean(name) for name in one.names), (f"  {clean(one.reason)}", "dim"), indent=2, hang=2)
    return page.made()


def _event(page: Page, event: EventView, unclear: bool) -> None:
    page.title(f"{event.title} ({event.span})" if event.span else event.title)
    for publisher, date, path, original in event.documents:
        page.put((f"{date}  {publisher}, {path}" + (f", a reprint of {original}" if original else ""), "dim"), indent=1, hang=12)
    for title, contrasts in (("Conflicts", event.conflicts), ("Updates", event.updates)):
        if contrasts:
            page.section(title, len(contrasts))
        for n, contrast in enumerate(contrasts, 1):
            _contrast(page, n, contrast)
    if event.agreements:
        page.section("Agreements", len(event.agreements))
    for n, accord in enumerate(event.agreements, 1):
        _accord(page, n, accord)
    if event.singles:
        page.section("What only one source says", sum(len(s) for _, s in event.singles))
        if event.only_publisher:
            page.put(f"{event.only_publisher} is the only publisher in this event.", indent=1)
    for origin, singles in event.singles:
        page.gap()
        page.put((origin, "bold"), indent=5)
        for single in singles:
            _single(page, single)
    if event.n_unclear_claims or event.doubts:
        page.section("Unclear", len(event.doubts))
        page.put(f"{plural(len(event.doubts), 'pair')} and {plural(event.n_unclear_claims, 'claim')} too near a relation to pass over, not near enough to call.", indent=1)
        for doubt in event.doubts if unclear else ():
            page.gap()
            page.put((f"similarity {doubt.similarity}", "dim"), indent=5)
            _cite(page, doubt.citations)
    if event.grid.origins:
        _grid(page, event.grid)


def _contrast(page: Page, n: int, contrast: Contrast) -> None:
    page.gap()
    page.put(f"{n:>2}  ", (contrast.label, _style(contrast)), f" {contrast.probability}  {contrast.reason}", (f"  {contrast.match_id[:8]}", "dim"), indent=1, hang=4)
    _cite(page, (contrast.a, contrast.b))
    if contrast.also:
        page.put(("likewise:", "dim"), indent=5)
        _cite(page, contrast.also, indent=7)


def _accord(page: Page, n: int, accord: Accord) -> None:
    page.gap()
    page.put(f"{n:>2}  ", (accord.spread, STYLES["agree"]), f" {accord.probability}  {accord.reason}", (f"  {accord.match_id[:8]}", "dim"), indent=1, hang=4)
    for _, citations in accord.origins:
        _cite(page, citations)


def _single(page: Page, single: Single) -> None:
    page.put(_quote(single.places[0].passage), indent=7)
    notes = [f"left out by {', '.join(single.left_out_by)}"] if single.left_out_by else []
    notes += [f"see {single.beside}"] if single.beside else []
    places = "; ".join(f"{c.publisher}, {c.place}" for c in single.places)
    page.put((places + "".join(f"; {note}" for note in notes), "dim"), indent=9)


def _cite(page: Page, citations: Iterable[Citation], indent: int = 5) -> None:
    for c in citations:
        page.put((c.origin, "bold"), f" (in {c.via})" if c.via else "", (f", {c.place}", "dim"), indent=indent, hang=2)
        page.put(_quote(c.passage), indent=indent + 2)


def _columns(page: Page, left: Sequence[Citation], right: Sequence[Citation]) -> None:
    """Two lists of citations beside each other, each wrapped to half the width."""
    half = (page.width - 6) // 2
    sides = []
    for citations in (left, right):
        lines: list[Text] = []
        for c in citations:
            shown = Text.assemble((c.origin, "bold"), ": ", _quote(c.passage), (f" {c.start}–{c.end}", "dim"), overflow="fold")
            lines += shown.wrap(page.console, half)
        sides.append(lines)
    for n in range(max(map(len, sides))):
        a, b = (lines[n] if n < len(lines) else Text() for lines in sides)
        a.rstrip()
        b.rstrip()
        row = Text.assemble("   ", a, " " * (half - cell_len(a.plain)), (" │ ", "dim"), b)
        row.rstrip()
        page.console.print(row, soft_wrap=True)


def _grid(page: Page, grid: Grid) -> None:
    """A table with numbered columns where it fits, else a line for each pair."""
    page.section("Origin by origin", len(grid.origins))
    columns = [max(len(str(n)), *(len(row[n - 1]) for row in grid.cells)) for n in range(1, len(grid.origins) + 1)]
    names = max(cell_len(o) for o in grid.origins)
    if 6 + names + sum(w + 2 for w in columns) <= page.width:
        page.put((" " * (names + 4) + "".join(f"  {n:>{w}}" for n, w in enumerate(columns, 1)), "dim"), indent=1)
        for n, (origin, cells) in enumerate(zip(grid.origins, grid.cells, strict=True), 1):
            row = "".join(f"  {cell or '·':>{w}}" for cell, w in zip(cells, columns, strict=True))
            page.put((f"{n:>2}", "dim"), f"  {origin}{' ' * (names - cell_len(origin))}{row}", indent=1)
    else:
        for a, b, cell in grid.pairs:
            page.put(f"{a} × {b}: {cell}", indent=1, hang=2)
    page.put(("a: agreements of independent origins, (a): other agreements, c: conflicts, u: updates", "dim"), indent=1)


def _quote(passage: Passage) -> Text:
    text = Text("“")
    for piece in core(passage):
        text.append(piece.text, EVIDENCE if piece.mark is Mark.EVIDENCE else None)
    if len(text) > LONGEST_QUOTE:
        text.truncate(LONGEST_QUOTE)
        text.append(" […]", "dim")
    return text.append("”")


def _style(contrast: Contrast) -> str:
    return STYLES[contrast.kind or contrast.relation]
