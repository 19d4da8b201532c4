import json

import pytest

from claimcheck.records import ChainRole, Claim, Force, Link, Place, Standing, Status
from claimcheck.serialization import decode, encode

CLAIM = Claim("c", "d", 0, 3, "abc", 0, 3, "Abc.", "Abc.", "P", "O", chain=(Link("P", None, None, ChainRole.PUBLISHER),), force=Force.DENIES)


def test_a_claim_comes_back_equal():
    assert decode(Claim, encode(CLAIM)) == CLAIM


def test_words_come_back_as_their_enum():
    assert decode(Claim, encode(CLAIM)).force is Force.DENIES


def test_dicts_and_tuples_of_records():
    standings = {"c": Standing(None, Status.UNCLEAR, omitted_by=("P", "Q"))}
    assert decode(dict[str, Standing], encode(standings)) == standings
    assert decode(tuple[Place, ...], encode((Place(("e",)), Place()))) == (Place(("e",)), Place())


def test_a_foreign_shape_is_refused():
    with pytest.raises(KeyError):
        decode(Standing, json.dumps({"nothing": 1}))
