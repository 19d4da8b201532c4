import numpy as np
import pytest
from factories import make_document

from claimcheck.matching.likeness import Leads, read_leads
from claimcheck.records import Document

QUAKE = "A magnitude 6.1 earthquake shook Aceh province on Tuesday, killing at least 22 people."
SAME = "At least 22 people were killed when a 6.1 magnitude earthquake shook Aceh on Tuesday."
OTHER = "A magnitude 7.8 earthquake near Kathmandu killed more than 1,900 people on Saturday."


def document(text: str, publisher: str, published: str | None = None) -> Document:
    return make_document(text, path=f"{publisher} {published}.txt", publisher=publisher, published=published)


def leads(*documents: Document, vectors: list[list[float]] | None = None) -> Leads:
    return read_leads(documents, np.array(vectors or [[1.0]] * len(documents), dtype=np.float32))


def likeness(*documents: Document, vectors: list[list[float]] | None = None) -> float:
    """Of the first two."""
    return float(leads(*documents, vectors=vectors).likeness(np.array([0]), np.array([1]))[0, 0])


def test_one_happening_is_more_alike_than_two_of_one_kind() -> None:
    a, b, c = document(QUAKE, "A"), document(SAME, "B"), document(OTHER, "C")
    assert likeness(a, b) > 2 * likeness(a, c) > 0
    assert likeness(a, document(QUAKE, "B")) == pytest.approx(1)


def test_other_documents_change_nothing() -> None:
    a, b, c = document(QUAKE, "A"), document(SAME, "B"), document(OTHER, "C")
    assert likeness(a, b) == likeness(a, b, c)


def test_other_meaning_halves() -> None:
    a, b = document(QUAKE, "A"), document(SAME, "B")
    assert likeness(a, b, vectors=[[1, 0], [0, 1]]) == pytest.approx(likeness(a, b) / 2, abs=1e-4)


@pytest.mark.parametrize(
    ("publisher", "day", "factor"),
    [("B", "2024-05-04", 1), ("B", "2024-05-18", 0.5), ("A", "2024-05-01", 1), ("A", "2024-05-03", 0.5), ("B", None, 1)],
)
def test_days_between_count_sooner_in_one_publisher(publisher: str, day: str | None, factor: float) -> None:
    assert likeness(document(QUAKE, "A", "2024-05-01"), document(QUAKE + " ", publisher, day)) == pytest.approx(factor, abs=1e-4)
