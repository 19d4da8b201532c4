import pytest

from claimcheck.errors import InputError
from claimcheck.records import (
    Claim,
    Document,
    Event,
    Independence,
    Kind,
    Match,
    OriginCount,
    Place,
    PublisherFrom,
    Relation,
    Report,
    Standing,
    Status,
)
from claimcheck.selection import is_published, select


def document(name, day):
    return Document(name, f"{name}.txt", "/r", name, "Words.", name, PublisherFrom.FRONT_MATTER, published=day)


def claim(name, home, origin):
    return Claim(name, home, 0, 6, "Words.", 0, 6, "Words.", "Words.", home, origin)


def match(a, b, event):
    return Match(a + b, event, a, b, Relation.CONFLICT, Kind.FACT, 0.9, 0.9, Independence.INDEPENDENT, False, (), "Why.")


@pytest.fixture
def report():
    return Report(
        documents=(document("d1", "2026-01-01"), document("d2", "2026-01-02"), document("d3", None)),
        claims=(claim("c1", "d1", "Army"), claim("c2", "d2", "Police"), claim("c3", "d3", "Police")),
        matches=(match("c1", "c2", "e1"),),
        events=(Event("e1", "Bridge falls", None, None, ("d1", "d2"), ("Army", "Police")), Event("e2", "Vote", None, None, ("d3",), ("Police",))),
        clusters=(),
        findings=(),
        origins=(OriginCount("Army", None, None, 1, 0, 1, 0, 0), OriginCount("Police", None, None, 2, 0, 1, 1, 0)),
        standings={
            "c1": Standing("e1", Status.DISPUTED, disputed_by=("c2",)),
            "c2": Standing("e1", Status.DISPUTED, disputed_by=("c1",)),
            "c3": Standing("e2", Status.UNCORROBORATED),
        },
        places={"d1": Place(("e1",)), "d2": Place(("e1",)), "d3": Place(("e2",))},
    )


def ids(report):
    return [c.claim_id for c in report.claims]


def test_nothing_asked_is_the_whole(report):
    assert select(report) is report


def test_by_event_id_and_by_words_of_the_title(report):
    assert ids(select(report, event="e2")) == ids(select(report, event="vote")) == ["c3"]
    assert [e.event_id for e in select(report, event="e2").events] == ["e2"]


def test_an_unknown_event_is_an_error(report):
    with pytest.raises(InputError, match="nowhere"):
        select(report, event="nowhere")


def test_an_origin_keeps_the_other_side_of_its_matches(report):
    part = select(report, origin="army")
    assert ids(part) == ["c1", "c2"]
    assert len(part.matches) == 1
    assert set(part.standings) == {"c1", "c2"}


def test_dates_keep_no_undated_document_and_no_dangling_match(report):
    part = select(report, until="2026-01-01")
    assert ids(part) == ["c1"]
    assert part.matches == ()
    assert [d.document_id for d in part.documents] == ["d1"]


def test_both_ends_of_a_span_count(report):
    day = report.documents[0]
    assert is_published(day, "2026-01-01", "2026-01-01")
    assert not is_published(day, "2026-01-02", None)
    assert is_published(report.documents[2], None, None)
