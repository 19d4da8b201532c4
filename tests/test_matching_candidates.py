import numpy as np
from factories import make_claim, make_document

from claimcheck.matching.candidates import find_pairs
from claimcheck.records import Claim, Document, Pair
from claimcheck.settings import Settings


def turn(*degrees: float) -> np.ndarray:
    """Unit vectors at these angles."""
    radians = np.radians(degrees)
    return np.stack([np.cos(radians), np.sin(radians)], axis=1).astype(np.float32)


def corpus(*origins: str, home: tuple[int, ...] | None = None) -> tuple[dict[str, Document], list[Claim]]:
    homes = home or tuple(range(len(origins)))
    words = [f"Statement {'abcdefgh'[i]}." for i in range(len(origins))]
    documents = [make_document(" ".join(words), path=f"{i}.txt", publisher=f"Paper {i}") for i in range(max(homes) + 1)]
    claims = [make_claim(documents[h], w, origin=o) for o, h, w in zip(origins, homes, words, strict=True)]
    return {d.document_id: d for d in documents}, claims


def found(documents: dict[str, Document], claims: list[Claim], vectors: np.ndarray, events: list[str], **settings: float) -> set[tuple[int, int, bool]]:
    place = {c.claim_id: i for i, c in enumerate(claims)}
    pairs = find_pairs(documents, claims, vectors, {c.claim_id: e for c, e in zip(claims, events, strict=True)}, Settings(**settings))  # type: ignore[arg-type]
    return {(place[p.a], place[p.b], p.cross_event) for p in pairs}


def test_other_origins_in_one_document_and_one_origin_in_two() -> None:
    documents, claims = corpus("A", "A", "B", "A", home=(0, 0, 0, 1))
    assert found(documents, claims, turn(0, 1, 2, 3), ["e"] * 4) == {(0, 2, False), (0, 3, False), (1, 2, False), (1, 3, False), (2, 3, False)}


def test_claims_of_two_events_are_paired_only_within_one_origin_and_when_near() -> None:
    documents, claims = corpus("A", "B", "A", "A")
    assert found(documents, claims, turn(0, 0, 10, 100), ["e", "f", "f", "f"]) == {(0, 2, True), (1, 2, False)}


def test_an_unnamed_origin_has_no_story_of_its_own() -> None:
    documents, claims = corpus("unnamed: officials (Paper 0)", "unnamed: officials (Paper 0)")
    assert found(documents, claims, turn(0, 0), ["e", "f"]) == set()


def test_pairs_grow_with_the_claims_not_with_their_square() -> None:
    n, rng = 700, np.random.default_rng(5)
    documents = {d.document_id: d for d in (make_document("It is so.", path=f"{i:03}.txt", publisher=f"Paper {i}") for i in range(n))}
    claims = [make_claim(d, d.text) for d in documents.values()]
    vectors = rng.normal(size=(n, 8)).astype(np.float32)
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
    pairs = find_pairs(documents, claims, vectors, {c.claim_id: "e" for c in claims}, Settings(neighbours=3, min_similarity=-1.0))
    assert n * 3 / 2 <= len(pairs) <= n * 3


def test_in_an_event_of_few_claims_far_neighbours_are_compared_too() -> None:
    n, rng = 30, np.random.default_rng(5)
    documents = {d.document_id: d for d in (make_document("It is so.", path=f"{i:02}.txt", publisher=f"Paper {i}") for i in range(n))}
    claims = [make_claim(d, d.text) for d in documents.values()]
    vectors = rng.normal(size=(n, 8)).astype(np.float32)
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
    pairs = find_pairs(documents, claims, vectors, {c.claim_id: "e" for c in claims}, Settings(neighbours=3, min_similarity=-1.0))
    assert len(pairs) == n * (n - 1) / 2


def test_the_cosine_and_the_order_of_the_pair() -> None:
    documents, claims = corpus("A", "B")
    (pair,) = find_pairs(documents, claims[::-1], turn(60, 0), {c.claim_id: "e" for c in claims}, Settings())
    assert pair == Pair(claims[0].claim_id, claims[1].claim_id, "e", 0.5)
