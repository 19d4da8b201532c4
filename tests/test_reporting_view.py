from __future__ import annotations

import factories
import pytest

from claimcheck.records import Independence, Kind, Relation, Status
from claimcheck.reporting.comparison import make_comparison
from claimcheck.reporting.view import STATUSES, make_view

AGREE = Relation.AGREE


@pytest.fixture(scope="module")
def report():
    return factories.harbour_fire()


@pytest.fixture(scope="module")
def fire(report):
    return next(e for e in make_view(report).events if e.event_id == "e1")


def test_summary_counts_what_is_shown(report):
    view = make_view(report)
    tallies = {t.label: (t.n, t.detail) for t in view.summary}
    assert tallies == {
        "Documents": (5, "from 5 publishers, 1 skipped, 2 files ignored, 12 characters cut"),
        "Claims": (14, "of 10 origins in 2 events"),
        "Conflicts": (3, "2 of fact, 1 of position"),
        "Updates": (1, ""),
        "Agreements": (3, "1 between independent origins"),
    }
    assert tuple(s for s, _ in view.statuses) == STATUSES == tuple(sorted(Status, key=STATUSES.index))
    assert sum(n for _, n in view.statuses) == len(report.claims)


def test_conflicts_come_most_probable_first_and_copies_share_a_row(fire):
    assert [(c.kind, c.probability) for c in fire.conflicts] == [(Kind.FACT, "0.97"), (Kind.FACT, "0.93"), (Kind.POSITION, "0.81")]
    toll = fire.conflicts[1]
    assert {c.path for c in (toll.a, toll.b)} == {"echo.txt", "post/3-june.txt"}
    assert [c.path for c in toll.also] == ["northwire.txt"]


def test_every_match_is_shown_with_both_its_claims(report, fire):
    rows = [*fire.conflicts, *fire.updates, *fire.agreements]
    shown = [{c.claim_id for c in row.citations} for row in rows]
    for match in report.matches:
        assert any({match.a, match.b} <= ids for ids in shown)


def test_only_what_is_uncorroborated_is_said_by_one_source(report, fire):
    shown = {c.claim_id for _, singles in fire.singles for s in singles for c in s.places}
    alone = {i for i, s in report.standings.items() if s.status is Status.UNCORROBORATED and s.event_id == "e1"}
    assert shown == alone
    board = next(s for origin, singles in fire.singles if origin.startswith("unnamed:") for s in singles)
    assert board.left_out_by == ("Harlow Echo", "Northwire", "Radio Nine")


def _agreement(*claims, ties):
    matches = [factories.make_match(claims[a], claims[b], AGREE, independence=tie) for (a, b), tie in ties.items()]
    homes = {c.document_id: d for c in claims for d in DOCUMENTS if d.document_id == c.document_id}
    report = factories.make_report(list(homes.values()), claims, matches, clusters=[claims])
    return make_view(report).events[0].agreements[0].spread


DOCUMENTS = [factories.make_document("Rain fell in Dale.", path=f"{n}.txt", publisher=f"Paper {n}") for n in range(4)]


def _claims(**origins):
    return [factories.make_claim(d, "Rain fell in Dale", **origins.get(f"d{n}", {})) for n, d in enumerate(DOCUMENTS)]


@pytest.mark.parametrize(
    ("origins", "ties", "spread"),
    [
        ({}, {(0, 1): Independence.INDEPENDENT}, "2 outlets, 2 independent origins"),
        ({}, {(0, 1): Independence.INDEPENDENT, (1, 2): Independence.COPY}, "3 outlets, 2 independent origins"),
        ({}, {(0, 1): Independence.COPY}, "2 outlets, 1 independent origin (copy)"),
        ({"d0": {"origin": "Mayor"}, "d1": {"origin": "Mayor"}}, {(0, 1): Independence.RELAY}, "2 outlets, 1 independent origin (relay)"),
        (
            {"d0": {"origin": "Lavrov", "body": "Ministry"}, "d1": {"origin": "Ministry"}},
            {(0, 1): Independence.SAME_BODY},
            "2 outlets, 1 independent origin (same body)",
        ),
        (
            {"d0": {"origin": "Lavrov", "body": "Ministry"}, "d1": {"origin": "Ministry"}},
            {(0, 2): Independence.INDEPENDENT, (1, 2): Independence.INDEPENDENT, (0, 1): Independence.SAME_BODY},
            "3 outlets, 2 independent origins",
        ),
        ({"d0": {"origin": "unnamed: officials (Paper 0)"}}, {(0, 1): Independence.INDEPENDENT}, "2 outlets, 1 independent origin (unnamed)"),
    ],
)
def test_how_independent_an_agreement_is(origins, ties, spread):
    used = sorted({n for pair in ties for n in pair})
    claims = _claims(**origins)
    assert _agreement(*(claims[n] for n in used), ties=ties) == spread


def test_what_rests_on_a_whole_claim_marks_no_words_and_a_reason_is_said_once(fire):
    accord = fire.agreements[0]
    assert accord.reason == "A week and seven days are the same."
    assert accord.evidence == (("numbers", "a week / seven days"), ("entailment", "The judge finds that one implies the other (0.81)."))
    marked = [[p.text for p in c.passage if p.mark == "evidence"] for c in accord.citations]
    assert marked == [["closed", "a week"], ["opens again", "seven days"]]


def test_an_agreement_between_two_rows_stands_by_itself():
    a, b, c, _ = _claims()
    matches = [factories.make_match(x, y, AGREE) for x, y in ((a, b), (b, c))]
    view = make_view(factories.make_report(DOCUMENTS[:3], [a, b, c], matches, clusters=[(a, b)]))
    assert [{p.claim_id for p in r.citations} for r in view.events[0].agreements] == [{a.claim_id, b.claim_id}, {b.claim_id, c.claim_id}]


def test_claims_outside_every_event_are_shown():
    document = factories.make_document("Rain fell in Dale.")
    view = make_view(factories.make_report([document], [factories.make_claim(document, "Rain fell in Dale")], events={}))
    assert [e.title for e in view.events] == ["Outside any event"]
    assert view.events[0].singles[0][0] == "Paper A"


def test_a_match_across_events_is_a_finding_beside_them():
    a, b, *_ = _claims(d0={"origin": "Mayor"}, d1={"origin": "Mayor"})
    across = factories.make_match(a, b, Relation.CONFLICT, Kind.FACT, event=None, cross_event=True, independence=Independence.SELF)
    events = {"e1": ("One", DOCUMENTS[:1]), "e2": ("Two", DOCUMENTS[1:2])}
    view = make_view(factories.make_report(DOCUMENTS[:2], [a, b], [across], events=events))
    assert [n.title for n in view.notices] == ["Conflict across events, 0.90"]
    assert not any(e.conflicts for e in view.events)


def test_grid_is_symmetric(fire):
    grid = fire.grid
    for i in range(len(grid.origins)):
        for j in range(len(grid.origins)):
            assert grid.cells[i][j] == grid.cells[j][i]
    assert grid.cells[grid.origins.index("Harlow Fire Brigade")][grid.origins.index("Harlow Hospital")] == "2c"


def test_comparison_puts_every_claim_of_both_documents_in_its_place(report):
    ids = {d.path: d.document_id for d in report.documents}
    made = make_comparison(report, ids["post/3-june.txt"], ids["northwire.txt"])
    assert [(c.a.path, c.b.path) for c in made.differ] == [("post/3-june.txt", "northwire.txt")] * 2
    assert made.differ[0].a.passage != made.differ[0].b.passage
    assert any(p.mark == "evidence" and p.text == "denied" for p in made.differ[0].a.passage)
    placed = {c.claim_id for pair in (*made.differ, *made.both) for c in pair.citations} | {c.claim_id for c in (*made.only_a, *made.only_b)}
    assert placed == {c.claim_id for c in report.claims if c.document_id in (ids["post/3-june.txt"], ids["northwire.txt"])}
