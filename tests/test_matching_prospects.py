import pytest
from factories import make_claim, make_document

from claimcheck.matching import load_facts, read_facts
from claimcheck.matching.prospects import find_prospects
from claimcheck.records import Claim, Pair

GUARD = make_document("The ferry sank on Thursday. The coast guard said 36 people were killed in the sinking.", path="a.txt", publisher="Gazette")
OWNER = make_document("The owner said 12 people were killed in the sinking. A total of 140 people were rescued.", path="b.txt", publisher="Tribune")
TOLL = make_claim(GUARD, "36 people were killed in the sinking", origin="Coast Guard", cue="said")
OTHER_TOLL = make_claim(OWNER, "12 people were killed in the sinking", origin="Sea Star Lines", cue="said")
RESCUED = make_claim(OWNER, "A total of 140 people were rescued", origin="Sea Star Lines", cue="said")


@pytest.mark.parametrize(("other", "similarity", "kept"), [(OTHER_TOLL, 0.8, True), (RESCUED, 0.6, False)])
def test_only_pairs_that_a_judge_could_match_are_judged(other: Claim, similarity: float, kept: bool) -> None:
    claims, documents = [TOLL, other], [GUARD, OWNER]
    lines = read_facts(claims, {d.document_id: d.text for d in documents}, {d.document_id: d.published for d in documents})
    facts = {c.claim_id: load_facts(line) for c, line in zip(claims, lines, strict=True)}
    pair = Pair(TOLL.claim_id, other.claim_id, "e", similarity)
    found = find_prospects([pair], {c.claim_id: c for c in claims}, {d.document_id: d for d in documents}, facts)
    assert found == ((pair,) if kept else ())
