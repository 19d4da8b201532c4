"""Contrast pairs out of plain news sentences, to train a judge that reads the difference and not the overlap.

    python -m claimcheck.training.contrast NEWS.jsonl.gz... --out contrast.jsonl

Every pair is a sentence and an edit of it, or of its main clause, or two sentences of one article that share a name.
Each kind of edit comes in both directions and with more than one label: a number that changed and a number written out,
a verb denied and a denial said in other words, a name exchanged and a name shortened. So neither a word nor the amount
of overlap gives the label away.
"""

from __future__ import annotations

import gzip
import json
import logging
import random
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from claimcheck.parser import load_parser
from claimcheck.training.contrast_edits import (
    C,
    E,
    Edit,
    N,
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

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span

log = logging.getLogger(__name__)

SENTENCE_END = re.compile(r"(?<=[.!?])\s+(?=[A-Z])|\n+")
PLAIN = re.compile(r"[A-Z][^\[\]{}|•*_#@<>]*[a-z\"”.]\.")
ABBREVIATED = re.compile(r"(?:\b(?:Mr|Mrs|Ms|Dr|Sen|Rep|Gov|Gen|Lt|Col|Sgt|St|Jr|Sr|vs|No|Inc|Co|Corp)|\.[A-Z]|\b[A-Z])\.$")
PERSONAL = re.compile(r"\b(?:I|[Ww]e|[Yy]ou|[Mm]y|[Oo]ur|[Yy]our|us)\b")
PER_ARTICLE = 6
WEIGHTS = {"negation": 0.2, "synonym": 0.6, "modality": 0.6, "number": 2.0, "bound": 2.0, "unit": 2.0, "date": 2.0, "role": 2.0, "other_name": 1.5}
"""How much likelier than others a kind is taken where a sentence allows several; the common ones less, the rare ones more."""
SHARED_NEUTRALS = 0.18
"""Share of the pairs that are two different sentences of one article."""


@dataclass(frozen=True, slots=True)
class Contrast:
    """One labelled pair; `set` is "contrast_" and the kind of edit."""

    premise: str
    hypothesis: str
    label: str
    set: str


@dataclass(frozen=True, slots=True)
class Article:
    """The sentences drawn from one article."""

    sentences: tuple[str, ...]


def plain_sentences(body: str) -> list[str]:
    """The plain sentences of a text, each once: 8 to 40 words, whole, no questions, no lists, no first person."""
    plain: dict[str, None] = {}
    broken = False
    for sentence in SENTENCE_END.split(body):
        after_broken, broken = broken, ABBREVIATED.search(sentence) is not None
        if broken or after_broken or not 8 <= len(sentence.split()) <= 40 or PERSONAL.search(sentence):
            continue
        if PLAIN.fullmatch(sentence) and sentence.count('"') % 2 == 0 and sentence.count("“") == sentence.count("”"):
            plain[sentence] = None
    return list(plain)


def read_articles(paths: Iterable[Path], rng: random.Random) -> list[Article]:
    """A few plain sentences of each article."""
    articles, seen = [], set()
    for path in paths:
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            for line in lines:
                row = json.loads(line)
                body = row.get("content_original") or row.get("body") or ""
                plain = [sentence for sentence in plain_sentences(body) if sentence not in seen]
                seen.update(plain)
                chosen = set(rng.sample(range(len(plain)), min(PER_ARTICLE, len(plain))))
                if len(chosen) > 1:
                    articles.append(Article(tuple(s for i, s in enumerate(plain) if i in chosen)))
    rng.shuffle(articles)
    return articles


def edits_of(sentence: Span, lexicon: Lexicon, others: Mapping[str, list[str]], rng: random.Random) -> list[Edit]:
    """Every edit that can be made of a sentence."""
    makers = (negations, opposites, synonyms, numbers, dates, partial(names, others=others), modality, attribution)
    return [edit for maker in makers for edit in maker(sentence, lexicon, rng)]


def pairs_of(sentence: Span, edits: Sequence[Edit], rng: random.Random) -> Iterator[Contrast]:
    """Up to one pair a label, each by another kind of edit, and now and then the main clause alone.

    Half of the edits come with a second one that keeps the truth, a third of those that do not turn it stand in a
    sentence that was denied or turned on both sides, and many hypotheses are the main clause only.
    """
    cut = truncation(sentence)
    if cut is not None and rng.random() < 0.35:
        whole, clause = render(sentence, {}), render(sentence, cut.changes)
        yield Contrast(whole, clause, cut.forward, "contrast_truncation") if rng.random() < 0.6 else Contrast(clause, whole, cut.backward, "contrast_truncation")
    keeping = [edit for edit in edits if edit.forward == E == edit.backward]
    turning = [edit for edit in edits if edit.kind in {"negation", "opposite"} and edit.forward == C]
    for label in (E, N, C):
        able = [edit for edit in edits if label in (edit.forward, edit.backward)]
        if not able:
            continue
        kinds = sorted({edit.kind for edit in able})
        if label == C and kinds == ["negation"] and rng.random() < 0.5:
            continue
        kind = rng.choices(kinds, [WEIGHTS.get(k, 1.0) for k in kinds])[0]
        edit = rng.choice([e for e in able if e.kind == kind])
        changes, both = dict(edit.changes), dict[int, str]()
        if edit.forward == edit.backward and rng.random() < 0.5:
            changes |= _another(keeping, changes, edit.kind, rng)
        if edit.forward == edit.backward != C and kind in {"synonym", "same_name", "other_name", "number", "date"} and rng.random() < 0.35:
            both = _another(turning, changes, edit.kind, rng)
        short = cut.changes if cut is not None and cut.forward == E and not both and not set(cut.changes) & set(changes) and rng.random() < 0.6 else {}
        if edit.forward == label and (edit.backward != label or rng.random() < 0.5):
            premise, hypothesis = render(sentence, both), render(sentence, changes | both | dict(short))
        else:
            premise, hypothesis = render(sentence, changes | both), render(sentence, both | dict(short))
        if premise != hypothesis:
            yield Contrast(premise, hypothesis, label, f"contrast_{edit.kind}")


def _another(edits: Sequence[Edit], changes: Mapping[int, str], kind: str, rng: random.Random) -> dict[int, str]:
    free = [edit for edit in edits if edit.kind != kind and not set(edit.changes) & set(changes)]
    return dict(rng.choice(free).changes) if free else {}


def shared_neutrals(sentences: Sequence[Span], rng: random.Random) -> Iterator[Contrast]:
    """Two sentences of one article that share a name or number but not what they say of it."""
    found = []
    for i, one in enumerate(sentences):
        for other in sentences[i + 1 :]:
            names = {e.root.text for e in one.ents if e.label_ not in {"DATE", "CARDINAL", "ORDINAL"}} & {e.root.text for e in other.ents}
            left, right = ({t.lemma_ for t in s if t.pos_ in {"VERB", "NOUN", "ADJ"}} for s in (one, other))
            if names and len(left & right) <= 0.3 * min(len(left), len(right)):
                found.append((len(left & right), one, other))
    found.sort(key=lambda row: -row[0])
    for _, one, other in found[:2]:
        first, second = (one, other) if rng.random() < 0.5 else (other, one)
        cut = truncation(second)
        hypothesis = render(second, cut.changes) if cut is not None and rng.random() < 0.5 else render(second, {})
        yield Contrast(render(first, {}), hypothesis, N, "contrast_shared")


def make_contrast(articles: Sequence[Article], seed: int = 17) -> list[Contrast]:
    """All pairs, shuffled; labels balanced by leaving out of the commoner ones. A function of its input and seed."""
    rng = random.Random(seed)
    parser = load_parser()
    flat = [(number, sentence) for number, article in enumerate(articles) for sentence in article.sentences]
    docs: list[tuple[int, Doc]] = []
    for count, (doc, number) in enumerate(parser.pipe(((s, n) for n, s in flat), as_tuples=True, batch_size=128), 1):
        docs.append((number, doc))
        if count % 4_000 == 0:
            log.info("%d of %d sentences parsed", count, len(flat))
    lexicon = read_lexicon(doc for _, doc in docs)
    spans: dict[int, list[Span]] = defaultdict(list)
    others: dict[int, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for number, doc in docs:
        for entity in doc.ents:
            if entity.label_ in {"PERSON", "GPE", "ORG"} and len(entity) <= 3 and all(t.text.isalpha() and t.text[0].isupper() for t in entity):
                others[number][entity.label_].append(entity.text)
        whole = next(iter(doc.sents))
        if len(whole) == len(doc) and whole.root.pos_ in {"VERB", "AUX"} and any(c.dep_ in {"nsubj", "nsubjpass"} for c in whole.root.children):
            spans[number].append(whole)
    edited: list[Contrast] = []
    shared: list[Contrast] = []
    for number in sorted(spans):
        near = {label: others[number][label] + others[(number + 1) % len(articles)][label] for label in ("PERSON", "GPE", "ORG")}
        for sentence in spans[number]:
            edited += pairs_of(sentence, edits_of(sentence, lexicon, near, rng), rng)
        shared += shared_neutrals(spans[number], rng)
    rng.shuffle(shared)
    pairs = edited + shared[: int(len(edited) * SHARED_NEUTRALS)]
    by_label: dict[str, list[Contrast]] = defaultdict(list)
    for pair in dict.fromkeys(pairs):
        by_label[pair.label].append(pair)
    fewest = min(len(found) for found in by_label.values())
    kept = [pair for label in sorted(by_label) for pair in rng.sample(by_label[label], min(len(by_label[label]), int(fewest * 1.15)))]
    rng.shuffle(kept)
    return kept


def main() -> None:
    import argparse

    parser = argparse.ArgumentParser(description="Make contrast pairs out of news")
    parser.add_argument("news", nargs="+", type=Path, help="gzipped JSON Lines with content_original or body")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--articles", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=17)
    a = parser.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s")
    articles = read_articles(a.news, random.Random(a.seed))[: a.articles]
    pairs = make_contrast(articles, a.seed)
    a.out.write_text("".join(json.dumps(asdict(pair), ensure_ascii=False) + "\n" for pair in pairs), encoding="utf-8")
    counts = Counter((pair.set, pair.label) for pair in pairs)
    for (name, label), count in sorted(counts.items()):
        log.info("%-24s %-14s %d", name, label, count)
    log.info("%d pairs of %d articles", len(pairs), len(articles))


if __name__ == "__main__":
    main()
