import random
from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import pytest
from factories import make_claim, make_document

from claimcheck.matching import Matched, match_claims, read_facts
from claimcheck.matching.matches import _retold
from claimcheck.protocols import Floats2d
from claimcheck.records import Claim, Document, Force, Independence, Kind, Relation, Status
from claimcheck.settings import Settings

TEXTS = {
    "gazette": "The ferry Sea Star sank off Port Lyle on Thursday. The coast guard said that 36 people were killed.",
    "herald": "The Sea Star sank off Port Lyle on Thursday. The Red Cross said that 36 people were killed in the sinking of the ferry.",
    "tribune": "After the ferry Sea Star sank off Port Lyle, the owner said that 12 people were killed. He was born in 1952.",
}
QUOTES = {
    "gazette": (("36 people were killed", "Coast Guard"), ("The ferry Sea Star sank off Port Lyle on Thursday", None)),
    "herald": (("36 people were killed in the sinking of the ferry", "Red Cross"), ("The Sea Star sank off Port Lyle on Thursday", None)),
    "tribune": (("12 people were killed", "Sea Star Lines"), ("He was born in 1952", None)),
}
Corpus = tuple[list[Document], list[Claim], dict[str, str], Floats2d]


@pytest.fixture(scope="module")
def corpus() -> Corpus:
    documents = [make_document(text, path=f"{name}.txt", publisher=name.title()) for name, text in TEXTS.items()]
    claims = [
        make_claim(d, quote, origin=origin, cue="said" if origin else None)
        for d in documents
        for quote, origin in QUOTES[d.path.removesuffix(".txt")]
    ]
    lines = read_facts(claims, {d.document_id: d.text for d in documents}, {d.document_id: d.published for d in documents})
    angles = np.radians([0, 60, 5, 62, 8, 150])
    vectors = np.stack([np.cos(angles), np.sin(angles)], axis=1).astype(np.float32)
    return documents, claims, {c.claim_id: line for c, line in zip(claims, lines, strict=True)}, vectors


def score(pairs: Sequence[tuple[str, str]]) -> Floats2d:
    """Equal figures entail, other figures contradict, all else is open."""
    rows = []
    for premise, hypothesis in pairs:
        one, other = ({w for w in text.split() if w.isdigit() or w == "sank"} for text in (premise, hypothesis))
        rows.append([0.96, 0.03, 0.01] if one == other else [0.01, 0.03, 0.96] if "killed" in premise and "killed" in hypothesis else [0.01, 0.98, 0.01])
    return np.array(rows, dtype=np.float32)


def run(corpus: Corpus, seed: int | None = None) -> Matched:
    documents, claims, facts, vectors = corpus
    rows, places = list(range(len(claims))), list(range(len(documents)))
    if seed is not None:
        random.Random(seed).shuffle(rows)
        random.Random(seed + 1).shuffle(places)
    leads = np.ones((len(documents), 1), dtype=np.float32)
    return match_claims([documents[i] for i in places], [claims[i] for i in rows], facts, vectors[rows], leads, score, Settings())


def test_tolls_agree_and_conflict(corpus: Corpus) -> None:
    _, claims, _, _ = corpus
    matched = run(corpus)
    relations = {frozenset((m.a, m.b)): (m.relation, m.kind, m.independence) for m in matched.matches}
    guard, cross, owner = (claims[i].claim_id for i in (0, 2, 4))
    assert relations[frozenset((guard, cross))] == (Relation.AGREE, None, Independence.INDEPENDENT)
    assert relations[frozenset((guard, owner))] == (Relation.CONFLICT, Kind.FACT, Independence.INDEPENDENT)
    assert {matched.standings[c].status for c in (guard, cross, owner)} == {Status.DISPUTED}
    assert not any(claims[5].claim_id in pair for pair in relations)
    assert (guard, cross) in {c.claims for c in matched.clusters}


@pytest.mark.parametrize("seed", range(5))
def test_the_order_of_the_input_changes_nothing(corpus: Corpus, seed: int) -> None:
    assert run(corpus, seed) == run(corpus)


def test_everything_has_its_place(corpus: Corpus) -> None:
    documents, claims, _, _ = corpus
    matched = run(corpus)
    assert set(matched.standings) == {c.claim_id for c in claims}
    assert set(matched.places) == {d.document_id for d in documents}
    (event,) = matched.events
    assert {p.event_ids for p in matched.places.values()} == {(event.event_id,)}
    assert [m.match_id for m in matched.matches] == sorted({m.match_id for m in matched.matches})
    assert len({frozenset((m.a, m.b)) for m in matched.matches}) == len(matched.matches)
    assert sum(o.n_claims for o in matched.origins) == len(claims)


def test_each_proposition_pair_is_judged_once_both_ways(corpus: Corpus) -> None:
    documents, claims, facts, vectors = corpus
    asked: list[tuple[str, str]] = []

    def record(pairs: Sequence[tuple[str, str]]) -> Floats2d:
        asked.extend(pairs)
        return score(pairs)

    matched = match_claims(documents, claims, facts, vectors, np.ones((3, 1), dtype=np.float32), record, Settings())
    assert len(asked) == len(set(asked)) <= 2 * matched.counts["pairs_judged"]
    assert matched.counts["pairs_judged"] <= matched.counts["pairs_compared"]
    assert {(b, a) for a, b in asked} == set(asked)


def test_an_empty_corpus() -> None:
    nothing = np.zeros((0, 2), dtype=np.float32)
    matched = match_claims([], [], {}, nothing, nothing, score, Settings())
    assert (matched.matches, matched.events, matched.standings) == ((), (), {})


def test_no_claim_stands_against_the_sentence_that_tells_it() -> None:
    text = "Berg said that Avalia refused to name the 36 people killed. Avalia named the 36 people killed."
    document = make_document(text, path="gazette.txt", publisher="Gazette")
    teller = make_claim(document, "Avalia refused to name the 36 people killed", origin="Berg", cue="said")
    told = make_claim(document, "refused to name the 36 people killed", origin="Avalia", cue="refused", force=Force.DENIES)
    assert _retold(teller, told)
    assert not _retold(told, teller)
    other = make_claim(document, "Avalia named the 36 people killed", origin="Gazette")
    assert not _retold(other, told)
    assert not _retold(told, other)


def test_who_denies_what_another_asserts_stands_against_him_though_he_tells_it() -> None:
    text = "The ministry has disputed the harbour union's assertion that two cranes fell into the dock."
    document = make_document(text, path="gazette.txt", publisher="Gazette")
    denier = make_claim(document, "disputed the harbour union's assertion that two cranes fell into the dock", origin="Ministry", cue="disputed", force=Force.DENIES, proposition="Two cranes fell into the dock.")
    union = make_claim(document, "two cranes fell into the dock", origin="Harbour union", cue="assertion", proposition="Two cranes fell into the dock.")
    assert not _retold(denier, union)
    assert _retold(replace(denier, force=Force.STATES), union)
    assert _retold(replace(denier, proposition="The union asserts that two cranes fell into the dock."), union)
