"""The one order of claims: by date of publication, path and place. An undated document comes last."""

from __future__ import annotations

from collections.abc import Mapping

from claimcheck.records import Claim, Document

UNDATED = "9999"


def document_order(document: Document) -> tuple[str, str, str]:
    """Sort key of documents; the id only breaks ties of equal paths."""
    return document.published or UNDATED, document.path, document.document_id


def claim_order(claim: Claim, documents: Mapping[str, Document]) -> tuple[str, str, str, int, int, str]:
    """Sort key of claims, `documents` by id."""
    return *document_order(documents[claim.document_id]), claim.start, claim.end, claim.claim_id
