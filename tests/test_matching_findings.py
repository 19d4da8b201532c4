from factories import make_claim, make_document, make_match

from claimcheck.matching.findings import find_findings
from claimcheck.records import Attribution, Claim, Document, Finding, FindingType, Kind, Match, Pair, Relation

WORDS = "we will not accept any agreement that leaves our people without protection"


def quoted(origin: str, publisher: str, body: str | None = None, words: str = WORDS) -> tuple[Document, Claim]:
    document = make_document(f'"{words}," {origin} said.', path=f"{publisher}.txt", publisher=publisher)
    return document, make_claim(document, words, origin=origin, body=body, attribution=Attribution.DIRECT_QUOTE)


def findings(first: tuple[Document, Claim], second: tuple[Document, Claim], *matches: Match) -> tuple[Finding, ...]:
    (left, a), (right, b) = first, second
    pairs = [Pair(a.claim_id, b.claim_id, "e1", 1.0)]
    return find_findings({c.claim_id: c for c in (a, b)}, {d.document_id: d for d in (left, right)}, matches, pairs)


def test_the_same_words_of_two_speakers_are_misattributed() -> None:
    (found,) = findings(quoted("Anna Berg", "Paper A"), quoted("Ivan Petrov", "Paper B"))
    assert found.type is FindingType.MISATTRIBUTION
    assert found.reason == "The same words are given to Anna Berg and to Ivan Petrov."


def test_one_speaker_under_two_names_a_body_and_other_words_are_not() -> None:
    assert findings(quoted("Anna Berg", "Paper A"), quoted("Minister Berg", "Paper B")) == ()
    assert findings(quoted("Anna Berg", "Paper A", "Foreign Ministry"), quoted("Foreign Ministry", "Paper B", "Foreign Ministry")) == ()
    assert findings(quoted("Anna Berg", "Paper A"), quoted("Ivan Petrov", "Paper B", words="we will sign it as soon as our people are safe there")) == ()


def test_an_origin_against_itself_changed_its_story() -> None:
    first, second = quoted("Anna Berg", "Paper A"), quoted("Anna Berg", "Paper B", words="we will sign it")
    conflict = make_match(first[1], second[1], Relation.CONFLICT, Kind.FACT, reason="Will not accept and will sign.")
    (found,) = findings(first, second, conflict)
    assert (found.type, found.claims) == (FindingType.CHANGED_STORY, (conflict.a, conflict.b))
    assert found.reason == "Anna Berg is reported differently in Paper A on 2024-05-13 and in Paper B on 2024-05-13: Will not accept and will sign."
    assert findings(first, second, make_match(first[1], second[1], Relation.UPDATE)) == ()
