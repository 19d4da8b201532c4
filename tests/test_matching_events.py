import random

import numpy as np
from factories import make_claim, make_document

from claimcheck.matching.events import Grouping, group_events, take_as_one
from claimcheck.records import Claim, Document, PublisherFrom

QUAKE_A = [
    "A magnitude 6.1 earthquake shook Aceh province on Tuesday, killing at least 22 people in Bener Meriah, officials said.",
    "The 6.1 quake in Aceh flattened homes in Bener Meriah and Central Aceh; 22 people were killed, the disaster agency said.",
    "Rescuers dug for survivors in Central Aceh after the magnitude 6.1 earthquake that killed 22 people in Bener Meriah.",
    "Indonesia's Aceh province counts 22 dead after a 6.1 magnitude earthquake hit Bener Meriah on Tuesday.",
]
QUAKE_B = [
    "A magnitude 7.8 earthquake near Kathmandu killed more than 1,900 people on Saturday, Nepal's police said.",
    "Nepal's Kathmandu valley lay in ruins after the 7.8 quake on Saturday; police counted more than 1,900 dead.",
    "Kathmandu's Dharahara tower fell in the magnitude 7.8 earthquake that killed 1,900 people in Nepal.",
    "Aid reached Kathmandu after Saturday's magnitude 7.8 earthquake, which killed more than 1,900 people in Nepal.",
]


def corpus(texts: list[str], *, days: list[str | None] | None = None, name: str = "doc") -> list[Document]:
    dates = days or [None] * len(texts)
    return [make_document(t, path=f"{name}{i}.txt", publisher=f"{name} {i}", published=d) for i, (t, d) in enumerate(zip(texts, dates, strict=True))]


def group(documents: list[Document]) -> Grouping:
    return group_events(documents, np.ones((len(documents), 1), dtype=np.float32), [], np.zeros((0, 1), dtype=np.float32))


def sets(grouping: Grouping) -> set[frozenset[str]]:
    return {frozenset(e.documents) for e in grouping.events}


def test_two_earthquakes_are_two_events_and_undated_documents_no_crash() -> None:
    first, second = corpus(QUAKE_A, name="a"), corpus(QUAKE_B, name="b")
    assert sets(group(first + second)) == {frozenset(d.document_id for d in first), frozenset(d.document_id for d in second)}


def test_order_changes_nothing() -> None:
    documents = corpus(QUAKE_A, name="a") + corpus(QUAKE_B, name="b")
    mixed = documents.copy()
    random.Random(3).shuffle(mixed)
    assert group(mixed) == group(documents)


def test_a_document_from_elsewhere_changes_no_other_event() -> None:
    documents = corpus(QUAKE_A, name="a") + corpus(QUAKE_B, name="b")
    more = make_document("The central bank left its rate at 4.5 percent, as economists had expected.", path="bank.txt", publisher="Gazette", published=None)
    assert sets(group([*documents, more])) == sets(group(documents)) | {frozenset({more.document_id})}


def test_daily_follow_ups_stay_one_event_with_its_days() -> None:
    documents = corpus(QUAKE_A, days=["2013-07-02", "2013-07-03", "2013-07-04", "2013-07-05"])
    (event,) = group(documents).events
    assert (event.start, event.end) == ("2013-07-02", "2013-07-05")
    assert event.documents == tuple(d.document_id for d in documents)
    assert event.title.startswith("A magnitude 6.1 earthquake")


def test_the_same_call_months_later_is_another_event() -> None:
    words = "President Anna Berg spoke by phone with President Ivan Petrov today. The two leaders discussed security in the region."
    documents = corpus([words, words, words], days=["2021-12-07", "2021-12-08", "2022-03-02"])
    assert sets(group(documents)) == {frozenset(d.document_id for d in documents[:2]), frozenset({documents[2].document_id})}


def test_a_round_up_belongs_to_two_events_and_each_claim_to_one() -> None:
    first, second = corpus(QUAKE_A, name="a"), corpus(QUAKE_B, name="b")
    both = make_document(f"{QUAKE_A[0]} {QUAKE_B[0]}", path="c.txt", publisher="c", published=None)
    documents = [*first, *second, both]
    claims = [make_claim(d, d.text) for d in (*first, *second)] + [make_claim(both, QUAKE_A[0]), make_claim(both, QUAKE_B[0])]
    vectors = np.array([[1, 0]] * 4 + [[0, 1]] * 4 + [[1, 0], [0, 1]], dtype=np.float32)
    grouping = group_events(documents, np.ones((9, 1), dtype=np.float32), claims, vectors)
    assert len(grouping.document_events[both.document_id]) == 2
    assert grouping.claim_events[claims[-2].claim_id] == grouping.claim_events[claims[0].claim_id]
    assert grouping.claim_events[claims[-1].claim_id] == grouping.claim_events[claims[4].claim_id]
    assert sorted(len(e.documents) for e in grouping.events) == [5, 5]


def test_nothing_gives_nothing() -> None:
    assert group([]) == Grouping((), {}, {})


def test_documents_taken_as_one_event_are_one_whatever_they_say():
    documents = [
        Document(name, name, "/r", name, text, name, PublisherFrom.FRONT_MATTER, title=None)
        for name, text in (("a", "The bridge fell."), ("b", "Rates rose."))
    ]
    claims = [Claim(f"c{d.document_id}", d.document_id, 0, len(d.text), d.text, 0, len(d.text), d.text, d.text, d.publisher, d.publisher) for d in documents]
    grouping = take_as_one(documents, claims)
    assert [e.documents for e in grouping.events] == [("a", "b")]
    assert grouping.events[0].title == "The bridge fell."
    assert set(grouping.claim_events.values()) == {grouping.events[0].event_id}
