"""The main job over seeds/ with the real models, from the command line, with sockets forbidden."""

import csv
import json
import shutil
import time

import jsonschema
import pytest
from conftest import ROOT, SEEDS


def test_the_report_is_what_the_schema_says(seeds_report):
    schema = json.loads((ROOT / "docs" / "report.schema.json").read_text(encoding="utf-8"))
    jsonschema.validate(seeds_report, schema)


def test_every_claim_stands_where_it_says(seeds_report):
    texts = {}
    for document in seeds_report["documents"]:
        raw = (SEEDS / document["path"]).read_text(encoding="utf-8")
        texts[document["document_id"]] = raw.partition("\n\n")[2] if raw.startswith("source:") else raw
    assert seeds_report["claims"]
    for claim in seeds_report["claims"]:
        assert texts[claim["document_id"]][claim["start"] : claim["end"]] == claim["quote"]


def test_no_match_refers_to_what_is_not_there(seeds_report):
    claims = {c["claim_id"] for c in seeds_report["claims"]}
    for match in seeds_report["matches"]:
        assert {match["a"], match["b"]} <= claims
    for claim in seeds_report["claims"]:
        assert set(claim["corroborated_by"]) | set(claim["disputed_by"]) <= claims


def test_the_invented_event_shows_conflict_update_and_agreement(seeds_report):
    assert {m["relation"] for m in seeds_report["matches"]} == {"agree", "conflict", "update"}
    assert {m["kind"] for m in seeds_report["matches"] if m["relation"] == "conflict"} == {"fact", "position"}


def test_seeds_are_two_events(seeds_report):
    folders = {d["document_id"]: d["path"].split("/")[0] for d in seeds_report["documents"]}
    events = [{folders[d] for d in e["documents"]} for e in seeds_report["events"]]
    assert all(len(found) == 1 for found in events), "two happenings in one event"
    assert sorted(f for found in events for f in found) == sorted(set(folders.values())), "one happening in two events"


def test_an_unchanged_corpus_is_reported_at_once_and_alike(run, seeds_index, seeds_report):
    started = time.monotonic()
    done = run("report", SEEDS, "--index", seeds_index, "--json")
    assert time.monotonic() - started < 5
    assert json.loads(done.stdout) == seeds_report


def test_the_text_report_shows_the_words(run, seeds_index, seeds_report):
    shown = " ".join(run("report", SEEDS, "--index", seeds_index).stdout.split())
    conflicts = [m for m in seeds_report["matches"] if m["relation"] == "conflict"]
    quotes = {c["claim_id"]: " ".join(c["quote"].split()) for c in seeds_report["claims"]}
    for match in conflicts:
        assert quotes[match["a"]][:40] in shown


@pytest.mark.parametrize("kind", ["md", "html", "json"])
def test_reports_are_written_to_files(run, seeds_index, tmp_path, kind):
    out = tmp_path / f"r.{kind}"
    assert run("report", "--index", seeds_index, "--out", out).returncode == 0
    assert len(out.read_text(encoding="utf-8")) > 1_000
    assert list(tmp_path.iterdir()) == [out]


def test_fail_on_conflict(run, seeds_index):
    assert run("report", "--index", seeds_index, "--fail-on", "conflict").returncode == 1


def test_query_finds_a_claim_and_its_denial(run, seeds_index, seeds_report):
    denied = next(c for c in seeds_report["claims"] if c["force"] == "denies")
    done = run("query", denied["proposition"], "--index", seeds_index, "--json")
    assert done.returncode == 0, done.stderr
    answers = {a["claim_id"]: a for a in json.loads(done.stdout)["answers"]}
    assert answers[denied["claim_id"]]["stance"] == "conflicts"


def test_query_filters(run, seeds_index):
    done = run("query", "The treaty will be extended.", "--index", seeds_index, "--origin", "State Department", "--csv", "-k", 3)
    rows = list(csv.DictReader(done.stdout.splitlines()))
    assert rows
    assert all("State Department" in r["origin"] + r["body"] for r in rows)


def test_export_writes_every_table(run, seeds_index, seeds_report, tmp_path):
    assert run("export", tmp_path / "t", "--index", seeds_index).returncode == 0
    names = {p.name for p in (tmp_path / "t").iterdir()}
    assert names == {f"{n}.csv" for n in ("documents", "claims", "matches", "events", "origins", "matrix", "findings")}
    with (tmp_path / "t" / "claims.csv").open(encoding="utf-8", newline="") as rows:
        assert {r["claim_id"] for r in csv.DictReader(rows)} == {c["claim_id"] for c in seeds_report["claims"]}


def test_compare_shows_both_sides_and_keeps_nothing(run, tmp_path):
    a, b = sorted(SEEDS.glob("*/docs/*.txt"))[:2]
    done = run("compare", a, b, cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert list(tmp_path.iterdir()) == []
    assert done.stdout.strip()


def test_adding_again_changes_nothing_and_order_does_not_matter(run, tmp_path):
    corpus = tmp_path / "corpus"
    shutil.copytree(sorted(SEEDS.glob("*/docs"))[0], corpus)
    parts = sorted(corpus.iterdir())
    for path in [*reversed(parts), corpus, parts[0]]:
        assert run("add", path, "--index", tmp_path / "one").returncode == 0, path
    one = json.loads(run("report", corpus, "--index", tmp_path / "one", "--json").stdout)
    whole = json.loads(run("report", corpus, "--index", tmp_path / "whole", "--json").stdout)
    assert one == whole


def test_a_removed_document_takes_its_matches_along(run, tmp_path):
    corpus, index = tmp_path / "corpus", tmp_path / "index"
    shutil.copytree(sorted(SEEDS.glob("*/docs"))[0], corpus)
    assert run("report", corpus, "--index", index).returncode == 0
    victim = sorted(corpus.glob("*.txt"))[0]
    victim.unlink()
    report = json.loads(run("report", corpus, "--index", index, "--json").stdout)
    assert victim.name not in {d["path"].split("/")[-1] for d in report["documents"]}
    claims = {c["claim_id"] for c in report["claims"]}
    assert all({m["a"], m["b"]} <= claims for m in report["matches"])


def test_doctor_finds_models_and_index_sound(run, seeds_index):
    done = run("doctor", "--index", seeds_index)
    assert done.returncode == 0, done.stdout
    assert "BAD" not in done.stdout
