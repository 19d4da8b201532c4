"""Contrast pairs: edits of sentences written for these tests."""

from __future__ import annotations

import gzip
import json
import random
from collections.abc import Callable
from pathlib import Path

import pytest
from spacy.tokens import Doc, Span

from claimcheck.parser import load_parser
from claimcheck.training.contrast import Article, make_contrast, read_articles
from claimcheck.training.contrast_edits import (
    Edit,
    attribution,
    dates,
    modality,
    names,
    negations,
    numbers,
    opposites,
    render,
    synonyms,
    truncation,
)
from claimcheck.training.contrast_words import Lexicon, read_lexicon

CORPUS = ["The envoys signed the accord.", "The envoys signed it.", "Both signed.", "The troops crossed the river.", "They crossed it.", "He crossed it."]
Maker = Callable[[Span, Lexicon, random.Random], object]


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    return read_lexicon(load_parser().pipe(CORPUS))


def parse(text: str) -> Span:
    doc: Doc = load_parser()(text)
    return next(iter(doc.sents))


def edited(maker: Maker, text: str, lexicon: Lexicon, seeds: int = 12) -> dict[str, tuple[str, str]]:
    """Every edited sentence over some seeds, with its labels (forward, backward)."""
    sentence = parse(text)
    found: dict[str, tuple[str, str]] = {}
    for seed in range(seeds):
        made: list[Edit] = list(maker(sentence, lexicon, random.Random(seed)))  # type: ignore[call-overload]
        found |= {render(sentence, e.changes): (e.forward[0], e.backward[0]) for e in made}
    return found


def test_a_plain_verb_is_denied(lexicon: Lexicon) -> None:
    found = edited(negations, "The envoys signed the accord in Geneva.", lexicon)
    assert found["The envoys did not sign the accord in Geneva."] == ("c", "c")
    assert set(found.values()) == {("c", "c")}


def test_a_denial_is_made_plain_or_said_in_other_words(lexicon: Lexicon) -> None:
    found = edited(negations, "The envoys did not sign the accord.", lexicon)
    assert found["The envoys signed the accord."] == ("c", "c")
    assert found["The envoys failed to sign the accord."] == ("e", "e")


def test_what_some_do_is_never_denied(lexicon: Lexicon) -> None:
    assert edited(negations, "Some troops crossed the river.", lexicon) == {}


def test_numbers_change_are_spelt_and_bounded(lexicon: Lexicon) -> None:
    found = edited(numbers, "The strike killed 40 soldiers.", lexicon, seeds=60)
    assert found["The strike killed at least 40 soldiers."] == ("e", "n")
    assert found["The strike killed dozens of soldiers."] == ("e", "n")
    other = [labels for text, labels in found.items() if text.removeprefix("The strike killed ").split()[0].isdigit()]
    assert set(other) == {("c", "c")}
    for text, labels in found.items():
        if "more than" in text:
            bound = int(text.split("more than ")[1].split()[0].replace(",", ""))
            assert labels == (("e", "n") if bound < 40 else ("c", "c"))


def test_small_numbers_in_words(lexicon: Lexicon) -> None:
    assert edited(numbers, "Three ships left the harbor.", lexicon)["3 ships left the harbor."] == ("e", "e")


def test_units(lexicon: Lexicon) -> None:
    found = edited(numbers, "The fund paid $5 million to farmers.", lexicon)
    assert found["The fund paid $5 billion to farmers."] == ("c", "c")


def test_dates(lexicon: Lexicon) -> None:
    found = edited(dates, "The envoys signed the accord on Monday.", lexicon, seeds=30)
    assert found["The envoys signed the accord on Friday."] == ("c", "c")
    assert found["The envoys signed the accord."] == ("e", "n")


def test_opposites_and_synonyms_keep_their_form(lexicon: Lexicon) -> None:
    assert edited(opposites, "The senator supported the bill.", lexicon)["The senator opposed the bill."] == ("c", "c")
    assert edited(synonyms, "The court rejected the plea.", lexicon)["The court dismissed the plea."] == ("e", "e")
    assert edited(synonyms, "Prices rose sharply.", lexicon)["Prices climbed sharply."] == ("e", "e")


def test_a_plan_is_no_deed(lexicon: Lexicon) -> None:
    assert edited(modality, "Russia planned to cross the river.", lexicon)["Russia crossed the river."] == ("n", "n")
    assert edited(modality, "Russia failed to cross the river.", lexicon)["Russia crossed the river."] == ("c", "c")


def test_what_is_claimed_is_open_and_what_is_said_can_be_turned(lexicon: Lexicon) -> None:
    assert edited(attribution, "Turkey claimed that the troops crossed the river.", lexicon)["The troops crossed the river."] == ("n", "n")
    found = edited(attribution, "Turkey said the troops crossed the river.", lexicon)
    assert found["According to Turkey, the troops crossed the river."] == ("e", "e")
    assert found["Turkey denied that the troops crossed the river."] == ("c", "c")


def test_names_are_shortened_exchanged_and_replaced(lexicon: Lexicon) -> None:
    def maker(sentence: Span, lexicon: Lexicon, rng: random.Random) -> object:
        return names(sentence, lexicon, rng, {"GPE": ["Peru"], "PERSON": ["Ada Byron"]})

    found = edited(maker, "Mike Pompeo visited Moscow on Friday.", lexicon)
    assert found["Pompeo visited Moscow on Friday."] == ("e", "e")
    assert found["Ada Byron visited Moscow on Friday."] == ("n", "n")
    assert edited(maker, "Germany defeated France in the final.", lexicon)["France defeated Germany in the final."] == ("c", "c")


def test_the_main_clause() -> None:
    sentence = parse("The foreign minister of Chad, who took office in May, resigned after talks with the king.")
    cut = truncation(sentence)
    assert cut is not None
    assert (cut.forward, cut.backward) == ("entailment", "neutral")
    assert render(sentence, cut.changes) == "The foreign minister of Chad resigned."


def test_a_condition_is_not_left_out_silently() -> None:
    cut = truncation(parse("The union will strike on Monday if the company cuts wages."))
    assert cut is None or cut.forward == "neutral"


def test_pairs_are_a_function_of_input_and_seed() -> None:
    articles = [Article(("The envoys signed the accord in Geneva on Monday.", "Mike Pompeo said the envoys met twelve times in Geneva.")), Article(("Some 40 soldiers of Chad died in the attack on Friday.", "Chad sent 900 soldiers to the border with Niger."))]
    pairs = make_contrast(articles, 3)
    assert pairs == make_contrast(articles, 3) != make_contrast(articles, 4)
    assert {p.label for p in pairs} == {"entailment", "neutral", "contradiction"}
    assert all(p.premise != p.hypothesis and p.set.startswith("contrast_") for p in pairs)


def test_only_plain_sentences_are_read(tmp_path: Path) -> None:
    plain = ["The envoys signed the accord in Geneva on Monday.", "The treaty ends in a year unless both sides extend it."]
    body = f"{plain[0]} What will the two sides do about it next year? I think that we should all wait for it.\n{plain[1]} Click here | More | Share this with all of your friends. Short one."
    with gzip.open(tmp_path / "n.jsonl.gz", "wt") as file:
        file.write(json.dumps({"content_original": body}) + "\n")
    (article,) = read_articles([tmp_path / "n.jsonl.gz"], random.Random(0))
    assert list(article.sentences) == plain
