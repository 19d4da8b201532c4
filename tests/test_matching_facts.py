"""Facts: what is stored is what was read, and every span lies on its words in the document."""

from __future__ import annotations

import json
from dataclasses import replace

from factories import make_claim, make_document

from claimcheck.matching.facts import Facts, load_facts, read_facts
from claimcheck.records import Force

TEXT = "The pact is dead.\n\nMoscow said on Friday that at least 12 soldiers had been killed. China has turned down such talks."


def test_spans_are_places_in_the_document() -> None:
    document = make_document(TEXT)
    claim = make_claim(document, "at least 12 soldiers had been killed", origin="Russia")
    (facts,) = [load_facts(line) for line in read_facts([claim], {document.document_id: TEXT})]
    (quantity,) = facts.quantities
    assert TEXT[quantity.start : quantity.end] == quantity.text == "12 soldiers"
    assert quantity.bound == "at_least"
    assert quantity.states == ("dead",)


def test_a_stance_that_points_back_lends_the_sentence_before() -> None:
    document = make_document("Washington wants arms control negotiations with Beijing.\n\nChina has turned down such talks.")
    claim = make_claim(document, "China has turned down such talks.", origin="China")
    (facts,) = [load_facts(line) for line in read_facts([claim], {document.document_id: document.text})]
    assert facts.stance is not None
    assert "china" in facts.stance.before


def test_of_a_denial_only_what_is_denied_is_read() -> None:
    text = "The ministry denied that troops crossed the border."
    document = make_document(text)
    claim = replace(make_claim(document, text, origin="ministry", force=Force.DENIES), content_start=text.index("troops"), content_end=len(text) - 1)
    (facts,) = [load_facts(line) for line in read_facts([claim], {document.document_id: text})]
    assert facts.denial is None
    assert [p.sign for p in facts.predicates] == [1]


def test_json_keeps_everything_and_old_versions_are_read_anew() -> None:
    document = make_document(TEXT)
    claims = [make_claim(document, "China has turned down such talks."), make_claim(document, "at least 12 soldiers had been killed")]
    lines = read_facts(claims, {document.document_id: TEXT}, {document.document_id: "2024-05-13"})
    for line in lines:
        assert load_facts(line).to_json() == line
    assert load_facts(json.dumps([0, 1, 2])) == Facts()
