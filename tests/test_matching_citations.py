import pytest
from factories import make_claim, make_document

from claimcheck.matching.citations import find_citations, read_credits


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Hackers told Vice that they had stolen it.", "vice"),
        ("He told the Associated Press on Monday that it was over.", "associated press"),
        ("She told AFP Monday that it was over.", "afp"),
    ],
)
def test_whoever_was_told_is_cited(text: str, name: str) -> None:
    document = make_document(text)
    assert name in find_citations([document], [])[document.document_id]


def test_chains_and_credits_are_cited_but_not_the_publisher_itself() -> None:
    document = make_document("The bridge was hit, Reuters reported.", publisher="Irish Examiner (AP)")
    claim = make_claim(document, "The bridge was hit", origin="Reuters")
    assert find_citations([document], [claim]) == {document.document_id: frozenset({"ap", "reuters"})}


def test_credits() -> None:
    assert read_credits("Irish Examiner (AP)") == ("Irish Examiner", "AP")
    assert read_credits("Reuters") == ("Reuters",)
