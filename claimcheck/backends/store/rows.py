"""Records as rows of `claims.db`, and back. What is written is what is read."""

from __future__ import annotations

import dataclasses
import hashlib
import json
from collections.abc import Sequence

import numpy as np

from claimcheck.protocols import Floats2d
from claimcheck.records import Apposition, Attribution, ChainRole, Claim, Document, Force, Link, PublisherFrom

Row = tuple[object, ...]

DOCUMENT_FIELDS = tuple(f.name for f in dataclasses.fields(Document))
CLAIM_FIELDS = tuple(f.name for f in dataclasses.fields(Claim))
DOCUMENT_COLUMNS = ", ".join(f'd."{name}"' for name in DOCUMENT_FIELDS)
CLAIM_COLUMNS = ", ".join(f'c."{name}"' for name in CLAIM_FIELDS)


def write_document(document: Document) -> Row:
    """In the order of DOCUMENT_FIELDS."""
    return tuple(getattr(document, name) for name in DOCUMENT_FIELDS)


def read_document(row: Row) -> Document:
    values = dict(zip(DOCUMENT_FIELDS, row, strict=True))
    values["publisher_from"] = PublisherFrom(str(values["publisher_from"]))
    return Document(**values)  # type: ignore[arg-type]


def write_claim(claim: Claim) -> Row:
    """In the order of CLAIM_FIELDS; `chain` is a JSON array of [name, start, end, role]."""
    values = {name: getattr(claim, name) for name in CLAIM_FIELDS}
    values["chain"] = _to_json([[link.name, link.start, link.end, link.role] for link in claim.chain])
    values["unresolved"] = _to_json(claim.unresolved)
    return tuple(values.values())


def read_claim(row: Row) -> Claim:
    values = dict(zip(CLAIM_FIELDS, row, strict=True))
    links = json.loads(str(values["chain"]))
    values["chain"] = tuple(Link(name, start, end, ChainRole(role)) for name, start, end, role in links)
    values["unresolved"] = tuple(json.loads(str(values["unresolved"])))
    values["force"], values["attribution"] = Force(str(values["force"])), Attribution(str(values["attribution"]))
    return Claim(**values)  # type: ignore[arg-type]


def write_apposition(apposition: Apposition) -> Row:
    return apposition.name, apposition.role, apposition.start, apposition.end


def write_vector(vector: Floats2d) -> bytes:
    """Little-endian float32, whatever the machine."""
    return np.ascontiguousarray(vector, dtype="<f4").tobytes()


def read_vectors(blobs: Sequence[bytes], dim: int) -> Floats2d:
    """(n, dim). Raises ValueError where a blob has another length."""
    if any(len(blob) != 4 * dim for blob in blobs):
        raise ValueError(f"a vector is not {dim} numbers long")
    return np.frombuffer(b"".join(blobs), dtype="<f4").reshape(len(blobs), dim).astype(np.float32)


def make_vector_id(claim_id: str) -> int:
    """63 bits of the claim id's digest, so that a claim has the same number in every index that holds it."""
    return int.from_bytes(hashlib.sha256(claim_id.encode()).digest()[:8], "big") >> 1


def make_score_key(judge: str, premise: str, hypothesis: str) -> str:
    """32 hex digits. Lengths come first, so that no character of a text can pass for a border."""
    digest = hashlib.sha256()
    for part in (judge, premise, hypothesis):
        data = part.encode()
        digest.update(len(data).to_bytes(8, "big") + data)
    return digest.hexdigest()[:32]


def _to_json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
