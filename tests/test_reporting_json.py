from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import factories
import jsonschema

from claimcheck.reporting import report_object, to_json

SCHEMA = json.loads((Path(__file__).parent.parent / "docs" / "report.schema.json").read_text(encoding="utf-8"))


def test_report_is_what_the_schema_says():
    jsonschema.validate(json.loads(to_json(factories.harbour_fire())), SCHEMA, cls=jsonschema.Draft202012Validator)


def test_arrays_are_sorted_whatever_the_order_of_the_records():
    report = factories.harbour_fire()
    turned = replace(
        report,
        **{n: tuple(reversed(getattr(report, n))) for n in ("documents", "claims", "matches", "events", "clusters", "origins", "skipped")},
    )
    assert to_json(turned) == to_json(report)
    made = report_object(turned)
    for name, key in (("documents", "document_id"), ("claims", "claim_id"), ("matches", "match_id"), ("origins", "origin")):
        ids = [row[key] for row in made[name]]
        assert ids == sorted(ids)
        assert len(ids) > 1


def test_every_claim_has_a_status_and_matches_refer_to_claims():
    made = report_object(factories.harbour_fire())
    ids = {c["claim_id"] for c in made["claims"]}
    assert {m["a"] for m in made["matches"]} | {m["b"] for m in made["matches"]} <= ids
    statuses = {c["quote"]: c["status"] for c in made["claims"]}
    assert statuses["Six people died in the fire"] == "disputed"
    assert statuses["The port opens again in seven days"] == "corroborated"
    assert statuses["Never"] == "uncorroborated"


def test_numbers_have_four_decimals():
    report = factories.harbour_fire()
    match = replace(report.matches[0], probability=0.123456789, similarity=1 / 3)
    made = report_object(replace(report, matches=(match,)))["matches"][0]
    assert (made["probability"], made["similarity"]) == (0.1235, 0.3333)


def test_text_outside_ascii_stays_and_half_a_surrogate_pair_is_escaped():
    document = factories.make_document("Żółw \ud800 said no.", publisher="Gazeta")
    report = factories.make_report([document], [factories.make_claim(document, "Żółw \ud800 said no")])
    made = to_json(report)
    assert "Żółw" in made
    assert made.encode("utf-8").endswith(b"}\n")
    assert json.loads(made)["claims"][0]["quote"] == "Żółw \ud800 said no"


def test_an_empty_report_is_one_too():
    jsonschema.validate(report_object(factories.make_report([], [], events={})), SCHEMA, cls=jsonschema.Draft202012Validator)
