import pytest
from factories import make_claim, make_document

from claimcheck.matching.independence import Ties, corroborates, judge_independence
from claimcheck.records import Claim, Independence

NONE = Ties({}, {})


def claim(publisher: str, origin: str, *, body: str | None = None, side: str | None = None, path: str | None = None, text: str = "The bridge was hit") -> Claim:
    document = make_document(text, path=path or f"{publisher}.txt", publisher=publisher)
    return make_claim(document, text, origin=origin, body=body, side=side)


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        (claim("AP", "Interior Ministry"), claim("AP", "Interior Ministry", path="later.txt"), "self"),
        (claim("AP", "Interior Ministry"), claim("Reuters", "Interior Ministry"), "relay"),
        (claim("AP", "Reuters"), claim("Reuters", "Reuters"), "relay"),
        (claim("AP", "Ivan Petrov", body="Interior Ministry"), claim("Reuters", "Interior Ministry"), "same_body"),
        (claim("AP", "Defence Ministry", side="Freedonia"), claim("Reuters", "Foreign Ministry", side="Freedonia"), "same_body"),
        (claim("AP", "unnamed: officials (AP)"), claim("Reuters", "unnamed: officials (Reuters)"), "relay"),
        (claim("AP", "AP", path="one.txt"), claim("AP", "Interior Ministry", path="one.txt"), "relay"),
        (claim("AP", "AP", path="one.txt"), claim("AP", "unnamed: leaders (AP)", path="two.txt"), "relay"),
        (claim("US White House", "White House", path="one.txt"), claim("US White House", "unnamed: leaders (US White House)", path="two.txt"), "relay"),
        (claim("AP", "unnamed: company statement (AP)"), claim("Reuters", "Brightco", body="Brightco"), "relay"),
        (claim("AP", "unnamed: witnesses (AP)"), claim("Reuters", "Brightco", body="Brightco"), "independent"),
        (claim("AP", "unnamed: company statement (AP)"), claim("Reuters", "Anna Berg"), "independent"),
        (claim("AP", "Berg"), claim("Reuters", "Anna Berg"), "relay"),
        (claim("AP", "Anna Berg"), claim("Reuters", "Carl Berg"), "independent"),
        (claim("AP", "AP"), claim("Reuters", "Reuters"), "independent"),
        (claim("AP", "Interior Ministry", side="Freedonia"), claim("Reuters", "Red Cross"), "independent"),
    ],
)
def test_how_sources_hang_together(a: Claim, b: Claim, expected: str) -> None:
    assert judge_independence(a, b, NONE) == expected
    assert judge_independence(b, a, NONE) == expected


def test_reprinted_documents_and_reprinted_claims_are_copies() -> None:
    a, b = claim("AP", "AP"), claim("Paper A", "Paper A")
    assert judge_independence(a, b, Ties({b.document_id: a.document_id}, {})) is Independence.COPY
    words = "The bridge was hit by two missiles at dawn and fell into the river"
    assert judge_independence(claim("AP", "AP", text=words), claim("Paper A", "Paper A", text=words), NONE) is Independence.COPY


@pytest.mark.parametrize(("cited", "expected"), [("reuters", "relay"), ("afp", "independent")])
def test_a_paper_that_cites_the_other_has_it_from_there(cited: str, expected: str) -> None:
    b = claim("Paper A", "Paper A")
    ties = Ties({}, {b.document_id: frozenset({cited})})
    assert judge_independence(claim("Reuters", "Reuters"), b, ties) == expected
    assert judge_independence(claim("Paper B", "Reuters"), b, ties) == expected


def test_a_ministry_speaks_for_itself_whomever_it_names() -> None:
    ministry, envoy = claim("Foreign Ministry", "Foreign Ministry", side="Freedonia"), claim("AP", "Anna Berg", side="Sylvania")
    ties = Ties({}, {ministry.document_id: frozenset({"anna berg"})})
    assert judge_independence(ministry, envoy, ties) is Independence.INDEPENDENT


def test_a_credited_agency_is_the_same_voice() -> None:
    paper, agency = claim("Irish Examiner (AP)", "Irish Examiner (AP)"), claim("AP", "AP")
    ties = Ties({}, {paper.document_id: frozenset({"ap"})})
    assert judge_independence(paper, agency, ties) is judge_independence(agency, paper, ties) is Independence.RELAY


def test_unnamed_origins_corroborate_nobody_but_can_be_corroborated() -> None:
    unnamed, named = claim("AP", "unnamed: officials (AP)"), claim("Reuters", "Red Cross")
    kinship = judge_independence(unnamed, named, NONE)
    assert kinship is Independence.INDEPENDENT
    assert not corroborates(unnamed, named, kinship)
    assert corroborates(named, unnamed, kinship)
