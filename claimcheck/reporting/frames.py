"""The report as tables: DataFrames, and CSV or Parquet files. docs/tables.md describes every column."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from functools import partial
from pathlib import Path
from typing import Any, Literal

import pandas as pd

from claimcheck.errors import InputError
from claimcheck.records import Answer, Independence, Kind, Relation, Report
from claimcheck.reporting.json import answer_object, report_object

TEXT, WHOLE, REAL, TRUTH = "string", "Int64", "float64", "bool"

COLUMNS: Mapping[str, Mapping[str, str]] = {
    "documents": {
        "document_id": TEXT, "path": TEXT, "publisher": TEXT, "publisher_from": TEXT, "title": TEXT, "published": TEXT,
        "url": TEXT, "language": TEXT, "event_ids": TEXT, "copy_of": TEXT, "cut_chars": WHOLE, "n_claims": WHOLE,
    },
    "claims": {
        "claim_id": TEXT, "document_id": TEXT, "path": TEXT, "published": TEXT, "publisher": TEXT, "origin": TEXT, "body": TEXT,
        "side": TEXT, "speaker": TEXT, "cue": TEXT, "force": TEXT, "attribution": TEXT, "said_on": TEXT, "quote": TEXT,
        "text": TEXT, "proposition": TEXT, "unresolved": TEXT, "event_id": TEXT, "status": TEXT, "corroborated_by": TEXT,
        "disputed_by": TEXT, "omitted_by": TEXT, "chain": TEXT, "start": WHOLE, "end": WHOLE, "content_start": WHOLE,
        "content_end": WHOLE, "speaker_start": WHOLE, "speaker_end": WHOLE, "cue_start": WHOLE, "cue_end": WHOLE,
    },
    "matches": {
        "match_id": TEXT, "event_id": TEXT, "relation": TEXT, "kind": TEXT, "probability": REAL, "similarity": REAL,
        "independence": TEXT, "cross_event": TRUTH, "reason": TEXT, "evidence": TEXT, "a": TEXT, "a_origin": TEXT,
        "a_publisher": TEXT, "a_published": TEXT, "a_path": TEXT, "a_quote": TEXT, "b": TEXT, "b_origin": TEXT,
        "b_publisher": TEXT, "b_published": TEXT, "b_path": TEXT, "b_quote": TEXT,
    },
    "events": {
        "event_id": TEXT, "title": TEXT, "start": TEXT, "end": TEXT, "documents": TEXT, "origins": TEXT, "n_claims": WHOLE,
        "n_agree": WHOLE, "n_conflict": WHOLE, "n_update": WHOLE,
    },
    "origins": {
        "origin": TEXT, "body": TEXT, "side": TEXT, "n_claims": WHOLE, "n_corroborated": WHOLE, "n_disputed": WHOLE,
        "n_uncorroborated": WHOLE, "n_unclear": WHOLE,
    },
    "matrix": {
        "origin_a": TEXT, "origin_b": TEXT, "agree_independent": WHOLE, "agree_other": WHOLE, "conflict_fact": WHOLE,
        "conflict_position": WHOLE, "update": WHOLE,
    },
    "findings": {"type": TEXT, "claims": TEXT, "reason": TEXT},
}  # fmt: skip
"""Each table's columns, in order, with their pandas types."""

ANSWER_COLUMNS: Mapping[str, str] = {
    "stance": TEXT, "similarity": REAL, "probability": REAL, "reason": TEXT, "claim_id": TEXT, "quote": TEXT, "text": TEXT,
    "force": TEXT, "origin": TEXT, "body": TEXT, "publisher": TEXT, "published": TEXT, "path": TEXT, "start": WHOLE,
    "end": WHOLE, "url": TEXT,
}  # fmt: skip

Row = dict[str, Any]


def tables(report: Report) -> dict[str, pd.DataFrame]:
    """Seven tables by name, rows in the order of the JSON report. Lists stand in one cell, joined with `|`."""
    made = report_object(report)
    documents = {d["document_id"]: d for d in made["documents"]}
    claims = {c["claim_id"]: c for c in made["claims"]}
    claims_in = Counter(c["document_id"] for c in made["claims"])
    claims_of = Counter(c["event_id"] for c in made["claims"])
    relations = Counter((m["event_id"], m["relation"]) for m in made["matches"] if not m["cross_event"])

    def described(end: str, claim_id: str) -> Row:
        claim = claims[claim_id]
        document = documents[claim["document_id"]]
        return {
            f"{end}_origin": claim["origin"],
            f"{end}_publisher": claim["publisher"],
            f"{end}_published": document["published"],
            f"{end}_path": document["path"],
            f"{end}_quote": claim["quote"],
        }

    rows: dict[str, list[Row]] = {
        "documents": [d | {"n_claims": claims_in[d["document_id"]]} for d in made["documents"]],
        "claims": [
            c | {k: documents[c["document_id"]][k] for k in ("path", "published")} | {"chain": [f"{x['role']}: {x['name']}" for x in c["chain"]]}
            for c in made["claims"]
        ],
        "matches": [
            m | described("a", m["a"]) | described("b", m["b"]) | {"evidence": [f"{e['type']}: {e['text']}" for e in m["evidence"]]}
            for m in made["matches"]
        ],
        "events": [
            e | {"n_claims": claims_of[e["event_id"]]} | {f"n_{r}": relations[e["event_id"], r] for r in Relation} for e in made["events"]
        ],
        "origins": made["origins"],
        "matrix": matrix(report),
        "findings": made["findings"],
    }
    return {name: _frame(rows[name], columns) for name, columns in COLUMNS.items()}


def matrix(report: Report) -> list[Row]:
    """How often each two origins agree, conflict and update each other; only those that do, by name. Cross-event matches too."""
    origin = {c.claim_id: c.origin for c in report.claims}
    counts: dict[tuple[str, str], Counter[str]] = {}
    for match in report.matches:
        pair = sorted((origin[match.a], origin[match.b]))
        counts.setdefault((pair[0], pair[1]), Counter())[column_of(match.relation, match.kind, match.independence)] += 1
    names = [c for c, kind in COLUMNS["matrix"].items() if kind == WHOLE]
    return [{"origin_a": a, "origin_b": b} | {n: counts[a, b][n] for n in names} for a, b in sorted(counts)]


def column_of(relation: Relation, kind: Kind | None, independence: Independence) -> str:
    """The column of the matrix that a match counts in."""
    if relation is Relation.AGREE:
        return "agree_independent" if independence is Independence.INDEPENDENT else "agree_other"
    if relation is Relation.CONFLICT:
        return f"conflict_{kind or Kind.FACT}"
    return "update"


def write_tables(
    report: Report, folder: str | Path, format: Literal["csv", "parquet"] | str = "csv", excel: bool = False
) -> list[Path]:
    """Write every table into `folder`; a file is whole or as it was. `excel` puts a byte order mark before CSV.

    Raises InputError for another format or where the folder cannot be written.
    """
    if format not in ("csv", "parquet"):
        raise InputError(f"unknown format {format!r}", advice="give csv or parquet")
    target = Path(folder)
    try:
        target.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise _unwritable(target, error) from error
    written = []
    for name, frame in tables(report).items():
        path = target / f"{name}.{format}"
        if format == "csv":
            content = to_csv(frame).encode("utf-8-sig" if excel else "utf-8", "replace")
            _replace(path, partial(Path.write_bytes, data=content))
        else:
            _replace(path, partial(frame.to_parquet, index=False))
        written.append(path)
    return written


def answers_to_csv(answers: Iterable[Answer]) -> str:
    """A query's answers as CSV, nearest first."""
    return to_csv(_frame([answer_object(a) for a in answers], ANSWER_COLUMNS))


CONTROLS = r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]"
"""Control characters but tab and line end."""


def to_csv(frame: pd.DataFrame) -> str:
    """CSV with `\\n` line ends; a text cell that a spreadsheet would run as a formula gets a leading apostrophe.

    A carriage return inside a cell becomes `\\n`: Python 3.11 leaves it unquoted, and readers take it for the end of a row.
    Other control characters become U+FFFD, so that a table can be shown in a terminal.
    """
    safe = frame.copy()
    for column in safe.columns[[t == "string" for t in safe.dtypes]]:
        text = safe[column]
        marked = text.mask(text.str.startswith(("=", "+", "-", "@", "\t", "\r"), na=False), "'" + text)
        lines = marked.str.replace("\r\n", "\n", regex=False).str.replace("\r", "\n", regex=False)
        safe[column] = lines.str.replace(CONTROLS, "\ufffd", regex=True)
    made: str = safe.to_csv(index=False, lineterminator="\n")
    return made


def _frame(rows: Iterable[Row], columns: Mapping[str, str]) -> pd.DataFrame:
    cells = [{c: _join(row[c]) if isinstance(row[c], (list, tuple)) else row[c] for c in columns} for row in rows]
    return pd.DataFrame(cells, columns=list(columns)).astype(dict(columns))


def _join(items: Iterable[str]) -> str:
    """Items in one cell; a `|` or a backslash inside one is written with a backslash before it."""
    return "|".join(str(i).replace("\\", "\\\\").replace("|", "\\|") for i in items)


def _replace(path: Path, write: Callable[[Path], object]) -> None:
    """Write beside the file, then rename."""
    beside = path.with_name(f".{path.name}.part")
    try:
        write(beside)
        beside.replace(path)
    except OSError as error:
        beside.unlink(missing_ok=True)
        raise _unwritable(path, error) from error


def _unwritable(path: Path, error: OSError) -> InputError:
    return InputError(f"cannot write the tables ({error.strerror})", subject=str(path), advice="give a folder that can be written")
