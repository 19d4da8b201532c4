"""The order of the steps; the only file that knows it.

    files ─ read ─▶ Document ─ extract ─▶ Claim ─ embed ─▶ vectors ─▶ index on disk
    Report ◀─ match ◀─ judge ◀─ pairs of one event ◀─ names ◀─────────────┘

`update` brings an index up to date with files, a document a transaction; `make_report` finds what its sources agree and
differ on; `check` does both. A result is kept in the index under a key of everything it depends on, so that an
unchanged corpus does no model work.
"""

from __future__ import annotations

import hashlib
import json
import tempfile
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from claimcheck import __version__
from claimcheck.errors import IndexDamaged, IndexLocked, InputError, NothingToRead
from claimcheck.protocols import Embedder, Extractor, Floats2d, Judge, Store
from claimcheck.records import Answer, Claim, Document, Explanation, Reading, Relation, Report, Stance, make_id
from claimcheck.serialization import decode, encode
from claimcheck.settings import Settings

if TYPE_CHECKING:
    from claimcheck.extraction import Merge, NamesTable
    from claimcheck.matching import Matched

Scores = tuple[float, float, float]
Progress = Callable[[str, int, int], None]
"""Called with (step, done, total) as work goes on."""

CHUNK = 16
"""Documents that are parsed and embedded together; each is committed by itself."""
LEAD = 1_000
"""Characters of a document that, with its title, stand for its meaning: about what the embedder reads at once."""
JUDGED_TOGETHER = 64
"""Pairs judged between two commits of their scores."""


def _silent(step: str, done: int, total: int) -> None:
    """No progress wanted."""


@dataclass(frozen=True, slots=True)
class SecondOpinion:
    """A judge that is asked about pairs left unclear, at most so many new questions a run (two a pair, one each way round)."""

    judge: Judge
    at_most: int


@dataclass(frozen=True)
class Models:
    """The models of a run, each made when it is first asked for; weights load later still, when they are first used."""

    settings: Settings

    @cached_property
    def extractor(self) -> Extractor:
        from claimcheck.extraction import make_extractor

        return make_extractor(self.settings)

    @cached_property
    def embedder(self) -> Embedder:
        from claimcheck.backends import make_embedder

        return make_embedder(self.settings)

    @cached_property
    def judge(self) -> Judge:
        from claimcheck.backends import make_judge

        return make_judge(self.settings)

    @cached_property
    def names_table(self) -> NamesTable:
        from claimcheck.extraction import read_names_table

        return read_names_table(Path(self.settings.sources_toml) if self.settings.sources_toml else None)

    def of_index(self) -> dict[str, str]:
        """The models an index depends on. The judge is not among them: each score carries its name."""
        from claimcheck.matching import FACTS_VERSION

        return {"extractor": self.extractor.name, "facts": str(FACTS_VERSION), "embedder": self.embedder.name}


def default_index(paths: Sequence[Path]) -> Path:
    """`./indexes/<name of the first path>-<6 hex of the roots>`."""
    roots = "\n".join(sorted(str(p.resolve()) for p in paths))
    return Path("indexes") / f"{paths[0].resolve().name}-{hashlib.sha256(roots.encode()).hexdigest()[:6]}"


def update(
    paths: Sequence[Path], index: Path, settings: Settings, *, keep_gone: bool = False, progress: Progress = _silent
) -> Reading:
    """Make the index hold exactly the documents under `paths`; those of other roots stay as they were.

    New documents are added, changed ones replaced, those that are gone removed (unless `keep_gone`). A kill at any
    moment leaves every document whole: as it was, as it is now, or not there.
    """
    from claimcheck.backends import open_index, open_store
    from claimcheck.reading import read_corpus

    reading = read_corpus(paths, settings, progress)
    models = Models(settings)
    with closing(open_store(index, models=models.of_index(), write=True)) as store:
        held = {d.document_id: d for d in store.documents()}
        read = {d.document_id: d for d in reading.documents}
        if not keep_gone:
            roots = {d.root for d in reading.documents} | {str(p.resolve()) for p in paths if p.is_dir()}
            replaced = {(d.publisher, d.locator) for d in reading.documents}
            gone = (d for i, d in held.items() if i not in read and d.root in roots and (d.publisher, d.locator) not in replaced)
            store.remove([d.document_id for d in gone])
        new = []
        moved = []
        for key, document in read.items():
            if key not in held or replace(held[key], path=document.path, root=document.root) != document:
                new.append(document)
            elif held[key] != document:
                moved.append(document)
        store.move(moved)
        for first in range(0, len(new), CHUNK):
            _add(new[first : first + CHUNK], models, store)
            progress("reading claims", min(first + CHUNK, len(new)), len(new))
        if new:
            open_index(store)
    return reading


def _add(documents: Sequence[Document], models: Models, store: Store) -> None:
    """Extract, read facts, embed, commit."""
    from claimcheck.matching import read_facts

    extractions = list(models.extractor.extract(documents))
    claims = [c for e in extractions for c in e.claims]
    facts = iter(read_facts(claims, {d.document_id: d.text for d in documents}, {d.document_id: d.published for d in documents}))
    leads = [f"{d.title or ''}\n{d.text[:LEAD]}".strip() for d in documents]
    vectors = models.embedder.embed([c.text for c in claims] + leads)
    first = 0
    for number, (document, extraction) in enumerate(zip(documents, extractions, strict=True)):
        last = first + len(extraction.claims)
        own_facts = list(islice(facts, last - first))
        store.put(document, extraction, own_facts, vectors[first:last], vectors[len(claims) + number])
        first = last


def make_report(
    index: Path, settings: Settings, *, reading: Reading | None = None, second: SecondOpinion | None = None, progress: Progress = _silent
) -> Report:
    """What the sources of an index agree and differ on: over the documents of `reading`, or over all of them.

    Raises NothingToRead where there is no document.
    """

    models = Models(settings)
    _ = models.names_table  # a bad table is told before any work
    with closing(_open(index, models)) as store:
        wanted = None if reading is None else {d.document_id for d in reading.documents}
        documents = [d for d in store.documents() if wanted is None or d.document_id in wanted]
        if not documents:
            raise NothingToRead("the index holds no document", subject=str(index), advice="add some: claimcheck add PATH")
        key = _key(documents, models)
        kept = store.get_result(key) if second is None else None
        report = decode(Report, kept) if kept is not None else _match(documents, models, second, store, progress)
        if kept is None and second is None:
            store.put_result(key, encode(report))
    from claimcheck.reading import LANGUAGE_REASON

    skipped = () if reading is None else reading.skipped
    counts = {
        "documents": len(documents),
        "claims": len(report.claims),
        **report.counts,
        "skipped_languages": sum(s.reason.startswith(LANGUAGE_REASON) for s in skipped),
        "cut_chars": sum(d.cut_chars for d in documents),
    }
    return replace(
        report,
        documents=tuple(documents),
        skipped=skipped,
        ignored=0 if reading is None else reading.ignored,
        counts=counts,
        manifest=_manifest(models, second),
    )


def _open(index: Path, models: Models) -> Store:
    """To write if that can be, so that scores are kept; else to read."""
    from claimcheck.backends import open_store

    try:
        return open_store(index, models=models.of_index(), write=True)
    except (IndexLocked, IndexDamaged):
        return open_store(index, models=models.of_index(), write=False)


def _match(documents: Sequence[Document], models: Models, second: SecondOpinion | None, store: Store, progress: Progress) -> Report:
    """Name the origins, group, pair, judge and decide. Documents are left out of what is returned: the index has them."""
    from claimcheck.extraction import name_origins
    from claimcheck.matching import match_claims

    ids = [d.document_id for d in documents]
    claims = name_origins(store.claims(ids), store.appositions(ids), models.names_table)
    facts, vectors = store.facts(ids), _rows(store.vectors(ids), [c.claim_id for c in claims])
    leads = _rows(store.document_vectors(), ids)

    def match(score: Callable[[Sequence[tuple[str, str]]], Floats2d]) -> Matched:
        return match_claims(documents, claims, facts, vectors, leads, score, models.settings)

    matched = match(lambda pairs: score_cached(pairs, models.judge, store, progress))
    if second is not None:
        propositions = {c.claim_id: c.proposition for c in claims}
        unclear = [(propositions[p.a], propositions[p.b]) for p in matched.unclear]
        opinions = ask_second(unclear, second, store, progress)
        matched = match(lambda pairs: _overrule(score_cached(pairs, models.judge, store), pairs, opinions))
    return Report(
        documents=(),
        claims=tuple(sorted(claims, key=lambda c: c.claim_id)),
        matches=matched.matches,
        events=matched.events,
        clusters=matched.clusters,
        findings=matched.findings,
        origins=matched.origins,
        standings=matched.standings,
        places=matched.places,
        unclear=matched.unclear,
        counts=matched.counts,
    )


def score_cached(pairs: Sequence[tuple[str, str]], judge: Judge, store: Store, progress: Progress = _silent) -> Floats2d:
    """Judge scores (n, 3) of (premise, hypothesis) pairs; only those not yet in the store are judged."""
    found = dict(store.scores(judge.name, pairs))
    new = sorted({p for p in pairs if p not in found}, key=lambda p: (len(p[0]) + len(p[1]), p))
    for first in range(0, len(new), JUDGED_TOGETHER):
        part = new[first : first + JUDGED_TOGETHER]
        scores = {p: (float(e), float(n), float(c)) for p, (e, n, c) in zip(part, judge.score(part), strict=True)}
        store.put_scores(judge.name, scores)
        found |= scores
        progress("judging pairs", min(first + JUDGED_TOGETHER, len(new)), len(new))
    return np.array([found[p] for p in pairs], dtype=np.float32).reshape(len(pairs), 3)


def ask_second(pairs: Sequence[tuple[str, str]], second: SecondOpinion, store: Store, progress: Progress = _silent) -> dict[tuple[str, str], Scores]:
    """The second judge's scores of these pairs, both ways round, where it has an opinion; the first pairs within its bound.

    Every answer is kept in the store at once: it was paid for.
    """
    from claimcheck.backends import is_unclear

    both = list(dict.fromkeys(order for a, b in pairs for order in ((a, b), (b, a))))
    found = dict(store.scores(second.judge.name, both))
    new = [pair for pair in both if pair not in found][: second.at_most // 2 * 2]
    for done, pair in enumerate(new, 1):
        row = second.judge.score([pair])[0]
        found[pair] = (float(row[0]), float(row[1]), float(row[2]))
        store.put_scores(second.judge.name, {pair: found[pair]})
        progress("asking the language model", done, len(new))
    return {pair: scores for pair, scores in found.items() if not is_unclear(np.array([scores], np.float32))[0]}


def _overrule(scores: Floats2d, pairs: Sequence[tuple[str, str]], opinions: Mapping[tuple[str, str], Scores]) -> Floats2d:
    """Scores (n, 3) of these pairs with the opinions in place of what they are about."""
    return np.array([opinions.get(pair, row) for pair, row in zip(pairs, scores, strict=True)], np.float32).reshape(len(pairs), 3)


def _rows(vectors: tuple[list[str], Floats2d], ids: Sequence[str]) -> Floats2d:
    """The rows of these ids, in their order."""
    place = {i: n for n, i in enumerate(vectors[0])}
    return vectors[1][[place[i] for i in ids]]


def _key(documents: Sequence[Document], models: Models) -> str:
    """A key of everything a result depends on."""
    sources = models.settings.sources_toml
    names = hashlib.sha256(Path(sources).read_bytes()).hexdigest() if sources else ""
    described = json.dumps([[d.document_id, d.path, d.published, d.title] for d in documents])
    return make_id(__version__, described, models.settings.fingerprint(), models.judge.name, names, *models.of_index().values())


def _manifest(models: Models, second: SecondOpinion | None = None) -> dict[str, object]:
    return {
        "claimcheck": __version__,
        "models": {**models.of_index(), "judge": models.judge.name} | ({"second_judge": second.judge.name} if second else {}),
        "settings": models.settings.fingerprint(),
    }


def check(*paths: str | Path, index: str | Path | None = None, settings: Settings | None = None, progress: Progress = _silent) -> Report:
    """Read files and folders, and report who claims what, where sources agree, conflict or stand alone.

    The index is kept in `index`, or in a temporary folder that is gone afterwards. Raises ClaimcheckError.
    """
    if not paths:
        raise InputError("no path given", advice="give at least one file or folder")
    chosen, given = [Path(p) for p in paths], settings or Settings()
    if index is not None:
        return make_report(Path(index), given, reading=update(chosen, Path(index), given, progress=progress), progress=progress)
    with tempfile.TemporaryDirectory(prefix="claimcheck-") as folder:
        return check(*chosen, index=Path(folder) / "index", settings=given, progress=progress)


def query(
    index: Path,
    text: str,
    settings: Settings,
    *,
    k: int = 10,
    keep: Callable[[Claim, Document], bool] = lambda claim, document: True,
    stances: Iterable[Stance] = tuple(Stance),
    progress: Progress = _silent,
) -> list[Answer]:
    """The `k` claims nearest to a text among those that `keep` accepts, nearest first, and how each stands to it."""
    from claimcheck.backends import find_nearest
    from claimcheck.extraction import name_origins

    if not text.strip():
        raise InputError("the text to look for is empty", advice='give a sentence: claimcheck query "..."')
    models, wanted = Models(settings), set(stances)
    with closing(_open(index, models)) as store:
        documents = {d.document_id: d for d in store.documents()}
        named = name_origins(store.claims(), store.appositions(), models.names_table)
        claims = {c.claim_id: c for c in named if keep(c, documents[c.document_id])}
        near = find_nearest(store, models.embedder.embed([text])[0], k if wanted == set(Stance) else 5 * k, claims)
        nearest = [(claims[i], round(cosine, 4)) for i, cosine in near]
        answers = _stand(text, nearest, documents, store.facts({c.document_id for c, _ in nearest}), models, store, progress)
    return [a for a in answers if a.stance in wanted][:k]


def _stand(
    text: str,
    nearest: Sequence[tuple[Claim, float]],
    documents: Mapping[str, Document],
    facts: Mapping[str, str],
    models: Models,
    store: Store,
    progress: Progress,
) -> list[Answer]:
    """Decide each claim against the text as if somebody else had claimed it."""
    from claimcheck.matching import decide, load_facts, read_facts, read_pairs, tell

    asked = Claim("query", "query", 0, len(text), text, 0, len(text), text, text, publisher="query", origin="query")
    own_facts = load_facts(read_facts([asked], {"query": text}, {"query": None})[0])
    read = {c.claim_id: load_facts(facts[c.claim_id]) for c, _ in nearest}
    pairs = [(tell(c, read[c.claim_id]), tell(asked, own_facts)) for c, _ in nearest]
    readings = read_pairs(pairs, lambda asked: score_cached(asked, models.judge, store, progress))
    stance = {Relation.AGREE: Stance.SUPPORTS, Relation.CONFLICT: Stance.CONFLICTS}
    answers = []
    for (claim, similarity), reading in zip(nearest, readings, strict=True):
        document = documents[claim.document_id]
        verdict = decide(claim, asked, read[claim.claim_id], own_facts, reading, similarity, document.published, None)
        if verdict is None or verdict.unclear or verdict.relation not in stance:
            answers.append(Answer(claim, document, similarity, Stance.RELATED, None, "about the same, with no clear relation"))
        else:
            answers.append(Answer(claim, document, similarity, stance[verdict.relation], verdict.probability, verdict.reason))
    return answers


def explain_origins(index: Path, settings: Settings, *, write: Path | None = None) -> list[Merge]:
    """Which names of an index were taken as one origin, and why; written as a sources.toml to correct where asked."""
    from claimcheck.backends import open_store
    from claimcheck.extraction import explain_names, write_sources

    models = Models(settings)
    with closing(open_store(index, models=models.of_index(), write=False)) as store:
        merges = explain_names(store.claims(), store.appositions(), models.names_table)
    if write is not None:
        write_sources(write, merges)
    return merges


def explain_match(index: Path, match: str, settings: Settings, *, progress: Progress = _silent) -> Explanation:
    """What a match of the whole index rests on. `match` is its id or the start of one. Raises InputError where it fits not one."""
    from claimcheck.backends import open_store
    from claimcheck.matching import load_facts, read_pairs, tell, weigh

    report = make_report(index, settings, progress=progress)
    found = [m for m in report.matches if m.match_id.startswith(match)]
    if len(found) != 1:
        raise InputError(f"{len(found)} matches with the id {match!r}", subject=str(index), advice="give a match_id of: claimcheck report --index DIR")
    claims = {c.claim_id: c for c in report.claims}
    documents = {d.document_id: d for d in report.documents}
    a, b = claims[found[0].a], claims[found[0].b]
    homes = documents[a.document_id], documents[b.document_id]
    models = Models(settings)
    with closing(open_store(index, models=models.of_index(), write=True)) as store:
        facts = store.facts({a.document_id, b.document_id})
        read = [load_facts(facts[c.claim_id]) for c in (a, b)]
        (reading,) = read_pairs([(tell(a, read[0]), tell(b, read[1]))], lambda asked: score_cached(asked, models.judge, store))
    bars = weigh(
        a, b, read[0], read[1], reading, found[0].similarity, homes[0].published, homes[1].published, found[0].relation,
    )
    return Explanation(found[0], (a, b), homes, tuple((bar.feature, bar.value, bar.contribution) for bar in bars))


def compare(a: Path, b: Path, settings: Settings, *, progress: Progress = _silent) -> tuple[str, str, Report]:
    """Two documents side by side, whatever events they would fall into: their ids and the report over both."""
    for path in (a, b):
        if path.is_dir():
            raise InputError("is a folder", subject=str(path), advice="compare takes two files; for folders: claimcheck report PATH...")
    made = check(a, b, settings=replace(settings, one_event=True), progress=progress)
    if len(made.documents) != 2:
        why = "; ".join(f"{s.path}: {s.reason}" for s in made.skipped) or f"{len(made.documents)} documents found"
        raise InputError(f"needs two readable documents ({why})", advice="give one document a file")
    of_a = [d for d in made.documents if a.resolve().as_posix().endswith(f"/{d.path}")]
    first = max(of_a, key=lambda d: len(d.path), default=made.documents[0])
    (second,) = (d for d in made.documents if d is not first)
    return first.document_id, second.document_id, made


def remove_documents(index: Path, names: Sequence[str], settings: Settings) -> list[Document]:
    """Remove the documents with these ids, paths or publishers. Raises InputError for a name that fits none."""
    from claimcheck.backends import open_store

    with closing(open_store(index, models=Models(settings).of_index(), write=True)) as store:
        documents = store.documents()
        for name in names:
            if not any(name in (d.document_id, d.path, d.publisher) for d in documents):
                raise InputError(f"no document {name!r}", subject=str(index), advice="give an id, a path or a publisher of the report")
        gone = [d for d in documents if {d.document_id, d.path, d.publisher} & set(names)]
        store.remove(d.document_id for d in gone)
    return gone
