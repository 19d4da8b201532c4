"""One suite for every Store, at once and after it was closed and opened again."""

from __future__ import annotations

import dataclasses

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimcheck.backends import open_store
from claimcheck.records import (
    Apposition,
    Attribution,
    ChainRole,
    Claim,
    Document,
    Extraction,
    Force,
    Link,
    PublisherFrom,
    make_id,
)

DIM = 3
MODELS = {"embedder": "e@1", "extractor": "x@1"}

texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=40) | st.sampled_from(["", "a\x00b", "\u202eabc\u202c", "'; DROP", "\ufeff\U0010ffff"])
places = st.integers(0, 2**53)
ids = st.text(max_size=3).map(make_id)
optional = st.none()
links = st.builds(Link, name=texts, start=optional | places, end=optional | places, role=st.sampled_from(ChainRole))
documents = st.builds(
    Document,
    document_id=ids,
    path=texts,
    root=texts,
    locator=texts,
    text=texts,
    publisher=texts,
    publisher_from=st.sampled_from(PublisherFrom),
    title=optional | texts,
    published=optional | texts,
    url=optional | texts,
    language=optional | texts,
    cut_chars=places,
)
claims = st.builds(
    Claim,
    claim_id=ids,
    document_id=st.just(""),
    start=places,
    end=places,
    quote=texts,
    content_start=places,
    content_end=places,
    text=texts,
    proposition=texts,
    publisher=texts,
    origin=texts,
    unresolved=st.lists(texts, max_size=3).map(tuple),
    speaker=optional | texts,
    speaker_start=optional | places,
    speaker_end=optional | places,
    body=optional | texts,
    side=optional | texts,
    chain=st.lists(links, max_size=3).map(tuple),
    cue=optional | texts,
    cue_start=optional | places,
    cue_end=optional | places,
    force=st.sampled_from(Force),
    attribution=st.sampled_from(Attribution),
    said_on=optional | texts,
)
appositions = st.lists(st.builds(Apposition, name=texts, role=texts, start=places, end=places), max_size=3).map(tuple)


class SqliteFolder:
    """Opens the same folder again."""

    def __init__(self, folder):
        self.folder = folder

    def open(self, write=True):
        return open_store(self.folder, models=MODELS, write=write)


@pytest.fixture(params=[SqliteFolder], ids=["sqlite"])
def place(request, tmp_path):
    return request.param(tmp_path / "index")


def make_document(locator="a", text="It rained.", publisher="P", **more) -> Document:
    key = make_id(publisher, locator, text)
    values = {"path": f"{locator}.txt", "root": "/corpus", "publisher_from": PublisherFrom.FOLDER} | more
    return Document(document_id=key, locator=locator, text=text, publisher=publisher, **values)


def make_extraction(document: Document, starts=(0, 3)) -> Extraction:
    made = [
        Claim(make_id(document.document_id, s), document.document_id, s, s + 2, document.text[s : s + 2], s, s + 2, "t", "p", document.publisher, "o")
        for s in starts
    ]
    return Extraction(tuple(made), (Apposition("Rain", "weather", 0, 2),))


def rows(n: int, seed=0) -> np.ndarray:
    return np.random.default_rng(seed).normal(size=(n, DIM)).astype(np.float32)


def put(store, document, starts=(0, 3), seed=0) -> Extraction:
    extraction = make_extraction(document, starts)
    facts = [f'{{"n": {s}}}' for s in starts]
    store.put(document, extraction, facts, rows(len(starts), seed), rows(1, seed + 1))
    return extraction


def everything(store):
    claim_ids, vectors = store.vectors()
    document_ids, leads = store.document_vectors()
    return (store.documents(), store.claims(), store.appositions(), store.facts(), claim_ids, vectors.tobytes(), document_ids, leads.tobytes())


def test_what_was_put_is_read_now_and_after_reopening(place):
    document = make_document()
    with place.open() as store:
        extraction = put(store, document)
        now = everything(store)
    assert now[0] == [document]
    assert now[1] == list(extraction.claims)
    assert now[2] == {document.document_id: extraction.appositions}
    assert now[3] == {c.claim_id: f'{{"n": {c.start}}}' for c in extraction.claims}
    by_id = dict(zip([c.claim_id for c in extraction.claims], rows(2), strict=True))
    assert now[4] == sorted(by_id)
    assert now[5] == np.array([by_id[i] for i in sorted(by_id)]).tobytes()
    assert (now[6], now[7]) == ([document.document_id], rows(1, 1).tobytes())
    for write in (True, False):
        with place.open(write) as store:
            assert everything(store) == now


def test_a_changed_document_replaces_all_that_was_read_from_the_old_one(place):
    old, new = make_document(text="It rained."), make_document(text="It snowed.")
    other = make_document("b")
    with place.open() as store:
        put(store, old)
        put(store, other)
        put(store, new, starts=(3,), seed=5)
        assert [d.text for d in store.documents()] == ["It snowed.", "It rained."]
        assert [c.document_id for c in store.claims()] == [new.document_id, other.document_id, other.document_id]
        assert set(store.appositions()) == {new.document_id, other.document_id}
        assert len(store.facts()) == len(store.vectors()[0]) == 3
        assert store.vectors([new.document_id])[1].tobytes() == rows(1, 5).tobytes()


def test_putting_the_same_document_again_changes_nothing(place):
    with place.open() as store:
        put(store, make_document())
        before = everything(store)
        put(store, make_document())
        assert everything(store) == before


def test_the_same_text_at_two_publishers_is_two_documents(place):
    with place.open() as store:
        put(store, make_document(publisher="P"))
        put(store, make_document(publisher="Q"))
        assert [d.publisher for d in store.documents()] in (["P", "Q"], ["Q", "P"])


def test_order_of_putting_does_not_show(place, tmp_path):
    several = [make_document(name, text=f"It rained {n}.") for n, name in enumerate("cabd")]
    other = type(place)(tmp_path / "other")
    with place.open() as first, other.open() as second:
        for n, document in enumerate(several):
            put(first, document, seed=n)
        for n, document in reversed(list(enumerate(several))):
            put(second, document, seed=n)
        assert everything(first) == everything(second)
        assert [d.path for d in first.documents()] == ["a.txt", "b.txt", "c.txt", "d.txt"]


def test_remove_takes_everything_of_a_document_along(place):
    gone, kept = make_document("a"), make_document("b")
    with place.open() as store:
        put(store, gone)
        extraction = put(store, kept)
        store.remove(i for i in [gone.document_id, "unknown"])
        assert store.documents() == [kept]
        assert store.claims() == list(extraction.claims)
        assert set(store.appositions()) == {kept.document_id}
        assert set(store.facts()) == set(store.vectors()[0]) == {c.claim_id for c in extraction.claims}
        assert store.document_vectors()[0] == [kept.document_id]


def test_asking_for_some_documents(place):
    one, two = make_document("a"), make_document("b")
    with place.open() as store:
        of_one = put(store, one)
        put(store, two)
        for ids in ([one.document_id], iter([one.document_id, "unknown"])):
            assert store.claims(ids) == list(of_one.claims)
        assert store.claims([]) == []
        assert store.facts([]) == store.appositions([]) == {}
        assert store.vectors([])[1].shape == (0, DIM)
        assert set(store.facts([one.document_id])) == {c.claim_id for c in of_one.claims}
        assert list(store.appositions([two.document_id])) == [two.document_id]


def test_ten_thousand_ids_at_once(place):
    with place.open() as store:
        extraction = put(store, make_document())
        assert store.claims([f"{n:016x}" for n in range(40_000)] + [make_document().document_id]) == list(extraction.claims)
        pairs = [(f"p{n}", "h") for n in range(40_000)]
        store.put_scores("j", dict.fromkeys(pairs[:2], (0.5, 0.25, 0.25)))
        assert store.scores("j", pairs) == dict.fromkeys(pairs[:2], (0.5, 0.25, 0.25))


def test_a_document_without_claims(place):
    with place.open() as store:
        put(store, make_document(), starts=())
        assert store.claims() == []
        assert store.vectors()[1].shape == (0, DIM)
        assert store.document_vectors()[1].shape == (1, DIM)


def test_an_empty_store(place):
    with place.open() as store:
        assert everything(store) == ([], [], {}, {}, [], b"", [], b"")


def test_scores_are_kept_by_judge_and_by_both_texts_in_their_order(place):
    scores = {("a", "b"): (0.9, 0.0811, 0.0189), ("b", "a"): (0.1, 0.2, 0.7), ("a\x1fb", ""): (1.0, 0.0, 0.0)}
    with place.open() as store:
        store.put_scores("judge@1", scores)
        store.put_scores("judge@1", {("a", "b"): (0.8, 0.1, 0.1)})
    scores[("a", "b")] = (0.8, 0.1, 0.1)
    with place.open(write=False) as store:
        assert store.scores("judge@1", [*scores, ("a", ""), ("a", "\x1fb"), ("", "a\x1fb")]) == scores
        assert store.scores("judge@2", list(scores)) == {}
        assert store.scores("judge@1", []) == {}


@settings(max_examples=60, deadline=None)
@given(document=documents, raw=st.lists(claims, max_size=3, unique_by=lambda c: c.claim_id), told=appositions, facts=texts, judge=texts)
def test_records_come_back_as_they_were(tmp_path_factory, document, raw, told, facts, judge):
    own = [dataclasses.replace(c, document_id=document.document_id) for c in raw]
    with SqliteFolder(tmp_path_factory.mktemp("store") / "index").open() as store:
        store.put(document, Extraction(tuple(own), told), [facts] * len(own), rows(len(own)), rows(1))
        store.put_scores(judge, {(document.text, facts): (0.1, 0.2, 0.7)})
        assert store.documents() == [document]
        assert store.claims() == sorted(own, key=lambda c: (c.start, c.end, c.claim_id))
        assert store.claims([document.document_id]) == store.claims()
        assert store.appositions() == {document.document_id: told}
        assert store.facts() == {c.claim_id: facts for c in own}
        assert store.vectors()[0] == sorted(c.claim_id for c in own)
        assert store.scores(judge, [(document.text, facts)]) == {(document.text, facts): (0.1, 0.2, 0.7)}
