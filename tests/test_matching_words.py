from claimcheck.matching.words import read_words, stem, weigh


def test_words_and_figures_as_printed() -> None:
    assert read_words("Moscow’s 1,900 dead -- the quake's toll, 6.1 (U.S.)") == ["Moscow", "1,900", "dead", "the", "quake", "toll", "6.1", "U", "S"]


def test_endings_are_cut_but_short_words_stay() -> None:
    assert [stem(w) for w in ("Killed", "killing", "talks", "this", "gas", "cities")] == ["kill", "kill", "talk", "thi", "gas", "cit"]


def test_rare_words_weigh_more() -> None:
    assert weigh("the") < weigh("minister") < weigh("helicopter") < weigh("zzyzx")
