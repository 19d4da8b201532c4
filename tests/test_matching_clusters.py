from factories import make_claim, make_document, make_match

from claimcheck.matching.clusters import find_clusters
from claimcheck.records import Claim, Document, Kind, Match, Relation


def corpus(n: int) -> tuple[dict[str, Document], list[Claim]]:
    documents = [make_document("Twelve people were killed", path=f"{i}.txt", publisher=f"Paper {i}") for i in range(n)]
    return {d.document_id: d for d in documents}, [make_claim(d, d.text) for d in documents]


def rows(n: int, *links: tuple[int, int, Relation, float]) -> set[tuple[int, ...]]:
    documents, claims = corpus(n)
    matches: list[Match] = [
        make_match(claims[a], claims[b], relation, Kind.FACT if relation is Relation.CONFLICT else None, probability=p) for a, b, relation, p in links
    ]
    place = {c.claim_id: i for i, c in enumerate(claims)}
    return {tuple(place[c] for c in row.claims) for row in find_clusters(claims, documents, matches)}


def test_agreements_join_into_one_row() -> None:
    assert rows(4, (0, 1, Relation.AGREE, 0.9), (1, 2, Relation.AGREE, 0.8)) == {(0, 1, 2)}


def test_no_row_holds_a_conflict_and_the_surer_agreement_wins() -> None:
    assert rows(3, (0, 1, Relation.AGREE, 0.8), (1, 2, Relation.AGREE, 0.9), (0, 2, Relation.CONFLICT, 0.7)) == {(1, 2)}


def test_a_conflict_keeps_whole_rows_apart() -> None:
    links = ((0, 1, Relation.AGREE, 0.95), (2, 3, Relation.AGREE, 0.94), (1, 2, Relation.AGREE, 0.7), (0, 3, Relation.UPDATE, 0.8))
    assert rows(4, *links) == {(0, 1), (2, 3)}


def test_one_claim_that_says_two_things_ties_no_rows() -> None:
    links = ((0, 1, Relation.AGREE, 0.95), (2, 3, Relation.AGREE, 0.94), (1, 2, Relation.AGREE, 0.9))
    assert rows(4, *links) == {(0, 1), (2, 3)}
    assert rows(4, *links, (0, 3, Relation.AGREE, 0.6)) == {(0, 1, 2, 3)}


def test_no_agreement_no_row() -> None:
    assert rows(2, (0, 1, Relation.CONFLICT, 0.9)) == set()
