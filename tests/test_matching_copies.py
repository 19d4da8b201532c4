from factories import make_document

from claimcheck.matching.copies import find_copies, is_reprint

WIRE = (
    "A ferry with 189 people aboard capsized minutes after it left port on Thursday, the coast guard said, and rescuers in "
    "small boats pulled survivors from the water until dark. Officials said the search would go on overnight."
)


def test_a_reprint_points_to_the_earliest_text() -> None:
    first = make_document(WIRE, path="wire.txt", publisher="Wire", published="2024-05-13")
    cut = make_document("By our staff\n" + WIRE[:180], path="a.txt", publisher="Paper A", published="2024-05-14")
    whole = make_document(WIRE, path="b.txt", publisher="Paper B", published="2024-05-15")
    other = make_document("The ferry sank on Thursday, and 30 people are missing, the owner said in the evening.", path="c.txt")
    assert find_copies([whole, other, cut, first]) == {cut.document_id: first.document_id, whole.document_id: first.document_id}


def test_a_background_paragraph_in_common_is_no_copy() -> None:
    background = " Some 1,200 people have died in ferry accidents in the country since 1987."
    a = make_document("Thirty-six bodies were recovered by the navy on Thursday evening from the calm bay." + background, path="a.txt")
    b = make_document("The owner of the boat was charged with murder before a provincial court on Saturday." + background, path="b.txt")
    assert find_copies([a, b]) == {}


def test_no_documents_and_empty_ones() -> None:
    assert find_copies([]) == {}
    assert find_copies([make_document("", path="a.txt"), make_document("", path="b.txt")]) == {}


def test_reprinted_claims_need_length_and_the_same_words() -> None:
    said = "we will not accept any agreement that leaves our people without protection"
    assert is_reprint(said, "Asked again, he said that " + said)
    assert not is_reprint("There were 142 survivors.", "There were 142 survivors.")
    assert not is_reprint(said, "they would accept no agreement that left their people without protection")
