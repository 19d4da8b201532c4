"""The report as JSON: the contract of docs/report.schema.json."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Iterable
from typing import Any

from claimcheck.records import Answer, Claim, Document, Match, Place, Report, Standing

DIGITS = 4
"""Decimals of a probability or a cosine, in JSON and in tables."""


def report_object(report: Report) -> dict[str, Any]:
    """The report as docs/report.schema.json states it; every array in the order of its ids."""
    return {
        "schema": 1,
        "manifest": dict(report.manifest),
        "skipped": [dataclasses.asdict(s) for s in sorted(report.skipped, key=lambda s: (s.path, s.reason))],
        "ignored": report.ignored,
        "counts": dict(report.counts),
        "documents": [_document(d, report.places.get(d.document_id, Place())) for d in _by(report.documents, "document_id")],
        "claims": [_claim(c, report.standings[c.claim_id]) for c in _by(report.claims, "claim_id")],
        "matches": [_match(m) for m in _by(report.matches, "match_id")],
        "events": [dataclasses.asdict(e) for e in _by(report.events, "event_id")],
        "clusters": [dataclasses.asdict(c) for c in _by(report.clusters, "cluster_id")],
        "findings": [dataclasses.asdict(f) for f in sorted(report.findings, key=lambda f: (f.type, f.claims))],
        "origins": [dataclasses.asdict(o) for o in _by(report.origins, "origin")],
    }


def to_json(report: Report) -> str:
    """The report object, indented, in the schema's order of keys, with a newline at the end."""
    return dump(report_object(report))


def answers_to_json(text: str, answers: Iterable[Answer]) -> str:
    """A query's text and its answers, nearest first."""
    return dump({"schema": 1, "text": text, "answers": [answer_object(a) for a in answers]})


def answer_object(answer: Answer) -> dict[str, Any]:
    """One answer, flat: how it stands, whose it is and where it was said."""
    claim, document = answer.claim, answer.document
    return {
        "stance": answer.stance,
        "similarity": round(answer.similarity, DIGITS),
        "probability": None if answer.probability is None else round(answer.probability, DIGITS),
        "reason": answer.reason,
        "claim_id": claim.claim_id,
        "quote": claim.quote,
        "text": claim.text,
        "force": claim.force,
        "origin": claim.origin,
        "body": claim.body,
        "publisher": document.publisher,
        "published": document.published,
        "path": document.path,
        "start": claim.start,
        "end": claim.end,
        "url": document.url,
    }


def dump(value: object) -> str:
    """JSON text in UTF-8. Half of a surrogate pair, which UTF-8 cannot hold, becomes its JSON escape."""
    return json.dumps(value, ensure_ascii=False, indent=1).encode("utf-8", "backslashreplace").decode("utf-8") + "\n"


def _by(records: Iterable[Any], name: str) -> list[Any]:
    return sorted(records, key=lambda r: getattr(r, name))


def _document(document: Document, place: Place) -> dict[str, Any]:
    return {
        "document_id": document.document_id,
        "path": document.path,
        "publisher": document.publisher,
        "publisher_from": document.publisher_from,
        "title": document.title,
        "published": document.published,
        "url": document.url,
        "language": document.language,
        "event_ids": list(place.event_ids),
        "copy_of": place.copy_of,
        "cut_chars": document.cut_chars,
    }


CLAIM_KEYS = (
    "claim_id", "document_id", "start", "end", "quote", "content_start", "content_end", "text", "proposition", "unresolved",
    "publisher", "speaker", "speaker_start", "speaker_end", "origin", "body", "side", "chain", "cue", "cue_start", "cue_end",
    "force", "attribution", "said_on",
)  # fmt: skip


def _claim(claim: Claim, standing: Standing) -> dict[str, Any]:
    record = dataclasses.asdict(claim)
    return {key: record[key] for key in CLAIM_KEYS} | dataclasses.asdict(standing)


def _match(match: Match) -> dict[str, Any]:
    record = dataclasses.asdict(match)
    record["probability"] = round(match.probability, DIGITS)
    record["similarity"] = round(match.similarity, DIGITS)
    return record
