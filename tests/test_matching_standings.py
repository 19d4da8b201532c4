from collections.abc import Sequence, Set

from factories import make_claim, make_document, make_match

from claimcheck.matching.standings import count_origins, find_standings
from claimcheck.records import Claim, Document, Event, Independence, Kind, Match, Relation, Standing, Status


def standings(
    documents: Sequence[Document], claims: Sequence[Claim], matches: Sequence[Match], undecided: Set[str] = frozenset()
) -> dict[str, Standing]:
    event = Event("e1", "The event", None, None, tuple(d.document_id for d in documents), ())
    return find_standings(claims, {d.document_id: d for d in documents}, [event], {c.claim_id: "e1" for c in claims}, matches, undecided)


def sources(*origins: str, days: Sequence[str | None] = ()) -> tuple[list[Document], list[Claim]]:
    dates = list(days) or ["2024-05-13"] * len(origins)
    documents = [
        make_document("Twelve people were killed", path=f"{i}.txt", publisher=f"Paper {i}", published=day) for i, day in enumerate(dates)
    ]
    return documents, [make_claim(d, d.text, origin=o) for d, o in zip(documents, origins, strict=False)]


def test_a_fact_conflict_outranks_an_agreement() -> None:
    documents, claims = sources("Red Cross", "Army", "Police")
    found = standings(
        documents, claims, [make_match(claims[0], claims[1], Relation.AGREE), make_match(claims[0], claims[2], Relation.CONFLICT, Kind.FACT)]
    )
    assert found[claims[0].claim_id] == Standing(
        "e1", Status.DISPUTED, corroborated_by=(claims[1].claim_id,), disputed_by=(claims[2].claim_id,)
    )
    assert found[claims[1].claim_id].status is Status.CORROBORATED
    assert found[claims[2].claim_id].status is Status.DISPUTED


def test_positions_updates_and_relays_change_no_status() -> None:
    documents, claims = sources("Red Cross", "Army", "Police", "Mayor")
    found = standings(
        documents,
        claims,
        [
            make_match(claims[0], claims[1], Relation.CONFLICT, Kind.POSITION),
            make_match(claims[0], claims[2], Relation.UPDATE),
            make_match(claims[0], claims[3], Relation.AGREE, independence=Independence.RELAY),
        ],
    )
    assert {s.status for s in found.values()} == {Status.UNCORROBORATED}


def test_a_conflict_inside_one_body_is_no_dispute() -> None:
    documents, claims = sources("Army", "Army")
    match = make_match(claims[0], claims[1], Relation.CONFLICT, Kind.FACT, independence=Independence.RELAY)
    assert standings(documents, claims, [match])[claims[0].claim_id].status is Status.UNCORROBORATED


def test_unclear_only_where_nothing_surer_is_known() -> None:
    documents, claims = sources("Red Cross", "Army", "Police")
    found = standings(documents, claims, [make_match(claims[1], claims[2], Relation.UPDATE)], {c.claim_id for c in claims[:2]})
    assert [found[c.claim_id].status for c in claims] == [Status.UNCLEAR, Status.UNCORROBORATED, Status.UNCORROBORATED]


def test_left_out_by_publishers_that_wrote_no_earlier_and_hold_no_match() -> None:
    documents, claims = sources("Red Cross", "Red Cross", days=["2024-05-13", "2024-05-14", "2024-05-12", "2024-05-13", None])
    match = make_match(claims[0], claims[1], Relation.AGREE, independence=Independence.RELAY)
    found = standings(documents, claims, [match])
    assert found[claims[0].claim_id].omitted_by == ("Paper 3",)
    assert found[claims[1].claim_id].omitted_by == ()


def test_a_publisher_leaves_out_nothing_that_another_of_its_documents_tells() -> None:
    documents, claims = sources("Red Cross", "Red Cross")
    sequel = make_document("No more bodies are expected", path="9.txt", publisher="Paper 1", published="2024-05-15")
    match = make_match(claims[0], claims[1], Relation.AGREE, independence=Independence.RELAY)
    assert standings([*documents, sequel], claims, [match])[claims[0].claim_id].omitted_by == ()


def test_the_tally_of_origins_adds_up() -> None:
    documents, claims = sources("Red Cross", "Army", "Army")
    found = standings(documents, claims, [make_match(claims[0], claims[1], Relation.AGREE)])
    army, cross = count_origins(claims, found)
    assert (army.origin, army.n_claims, army.n_corroborated, army.n_uncorroborated) == ("Army", 2, 1, 1)
    assert (cross.origin, cross.body, cross.n_claims, cross.n_corroborated) == ("Red Cross", "Red Cross", 1, 1)
